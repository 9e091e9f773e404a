"""What this scheme makes of a visitor's answers."""

from datetime import date

from schemes.book.visitor import Asked, Facts, Visitor, said

LINES = {"food": "food", "carpet": "wool_heritage", "handicraft": "wool_heritage", "ceramics": "ceramics"}


def facts(visitor: Visitor, on: date) -> Facts:
    """A family of a region with a line of products; sums are in another money and not asked here."""
    return said(region=visitor.place, project_line=visitor.field and LINES.get(visitor.field, "other"))


ASKED = Asked(("place", "field"), facts)
