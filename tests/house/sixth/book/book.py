"""The book of the orchard loans."""

from schemes.books.orchards.law import orchards

from schemes.book import Book
from schemes.book.brief import Brief
from schemes.book.visitor import Asked, Visitor, said

BOOK = Book(
    law=orchards,
    brief=Brief(
        "وام باغچه‌های کوچک.",
        (("هر کس که باغچه دارد.", "ماده ۲"), ("تا {ceiling}.", "ماده ۱"), ("دست‌کم {least_trees}.", "ماده ۲")),
    ),
    asked=Asked(("amount",), lambda visitor, on: _facts(visitor)),
)


def _facts(visitor: Visitor) -> dict[str, object]:
    return said(requested_amount=visitor.amount)
