"""How pages write days, money and numbers: in the reader's own way, as `schemes.shown` has it."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from django import template
from django.contrib.staticfiles import finders
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _

from schemes import shown
from schemes.units.countries import RIAL
from schemes.units.text import ARABIC_DIGITS

register = template.Library()


@register.filter
def jalali(value: date | None, form: str = "long") -> str:
    """Write a day as «۱۸ اردیبهشت ۱۴۰۰» ("short": «۱۴۰۰/۰۲/۱۸»); a moment with the reader's hour, save with "day".

    An Arabic reader gets the Gregorian day.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, datetime) and is_aware(value):
        value = value.astimezone(shown.zone())
    on = value.date() if isinstance(value, datetime) else value
    words = shown.short_day(on) if form == "short" else shown.long_day(on)
    if isinstance(value, datetime) and form != "day":
        hour = shown.digits(f"{value:%H:%M}")
        return _("%(day)s، ساعت %(hour)s") % {"day": words, "hour": hour}
    return words


@register.filter
def rials(amount: int | str | None) -> str:
    """Write whole rials as «۱٬۰۰۰٬۰۰۰ ریال»; an unknown sum stays empty, zero does not."""
    if amount is None or amount == "":
        return ""
    return shown.money(int(amount))


@register.filter
def money(amount: int | str | None, currency: str = "") -> str:
    """Write a sum of the currency's smallest part with its name (rials where none is said); nothing stays empty."""
    if amount is None or amount == "":
        return ""
    return shown.money(int(amount), currency or RIAL.code)


@register.filter
def words(amount: int | str | None, currency: str = "") -> str:
    """Write whole rials in words for a Persian reader: «یک میلیون ریال»."""
    if amount is None or amount == "":
        return ""
    return shown.money_in_words(int(amount), currency or RIAL.code)


@register.filter
def digits(value: object) -> str:
    """Show a value with the reader's digits; nothing stays empty."""
    return "" if value is None else shown.digits(value)


@register.filter
def ltr(value: object) -> SafeString:
    """Keep a code, number or address in its own left-to-right order inside Persian or Arabic text."""
    text = "" if value is None else value
    # Arabic digits, unlike Persian ones, turn around at every dash unless they are held.
    held = set(ARABIC_DIGITS) & set(str(text)) and not any(map(str.isalpha, str(text)))
    return format_html('<bdo dir="ltr">{}</bdo>' if held else '<bdi dir="ltr">{}</bdi>', text)


@register.filter
def pages_near(page: Page[object]) -> Iterator[int | str]:
    """Give the page numbers worth showing around this page, with an ellipsis for the rest."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag
@cache
def fonts_stylesheet() -> str:
    """Return the address of the fonts' stylesheet, or nothing where the fonts were not built and the system's serve."""
    if finders.find("fonts/fonts.css") is None:
        return ""
    try:
        return static("fonts/fonts.css")
    except ValueError:  # built after the static files were collected: no page may break for a font
        return ""
