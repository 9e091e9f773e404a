"""What this scheme makes of a visitor's answers."""

from datetime import date

from schemes.book.visitor import Asked, Facts, Visitor, said
from schemes.units.countries import IRAN, country_of


def facts(visitor: Visitor, on: date) -> Facts:
    """A group by the count of its members; anybody else is one."""
    return said(
        members=visitor.people if visitor.who == "group" else visitor.who and 1,
        requested_amount=visitor.amount,
        county_targeted=False if visitor.place and country_of(visitor.place) is not IRAN else None,
    )


ASKED = Asked(("who", "people", "amount"), facts)
