"""What this scheme makes of a visitor's answers."""

from datetime import date

from schemes.book.visitor import Asked, Facts, Limit, Visitor, said

PURPOSES = {"equipment": "development", "renovation": "stabilisation", "working_capital": "stabilisation"}
FIELDS = {"ceramics": "handicraft", "food": "other"}
ARDABIL = "24"


def facts(visitor: Visitor, on: date) -> Facts:
    """A home worker by the direct route, or a supporter; companies support (paragraph 9)."""
    role = {None: None, "supporter": "supporter", "company": "supporter"}.get(visitor.who, "applicant")
    return said(
        role=role,
        requested_amount=visitor.amount,
        field=visitor.field and FIELDS.get(visitor.field, visitor.field),
        purpose=visitor.purpose and PURPOSES.get(visitor.purpose, visitor.purpose),
        route="direct",
    )


ASKED = Asked(
    ("place", "who", "field", "purpose", "amount"),
    facts,
    Limit((ARDABIL,), "بند ۴", "اعتبار این وام‌ها از آنِ استان اردبیل است."),
)
