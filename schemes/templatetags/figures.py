"""How the law's pages write bare figures in tables."""

from decimal import Decimal

from django import template

from schemes import units

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """A whole number in Persian digits, three by three, its unit said by the table's heading."""
    return units.grouped(number)


@register.filter
def percent(exact: Decimal) -> str:
    """An exact percentage as «۴٫۵»."""
    return units.persian_digits(f"{exact.normalize():f}".replace(".", "٫"))
