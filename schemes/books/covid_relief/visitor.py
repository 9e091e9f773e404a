"""What this scheme makes of a visitor's answers."""

from datetime import date

from schemes.book.visitor import Asked, Facts, Visitor, said
from schemes.units.countries import IRAN, country_of


def facts(visitor: Visitor, on: date) -> Facts:
    """A unit with insured workers, registering and paid on the day."""
    return said(
        insured_workers=visitor.people if visitor.who != "group" else 0,
        has_insurance_list=False if visitor.place and country_of(visitor.place) is not IRAN else None,
        requested_amount=visitor.amount,
        registered_on=on,
        paid_on=on,
    )


ASKED = Asked(("who", "people", "amount"), facts)
