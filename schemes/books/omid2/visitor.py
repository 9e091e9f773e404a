"""What this scheme makes of a visitor's answers."""

from collections.abc import Iterator
from datetime import date

from schemes.book.visitor import Asked, Facts, Limit, Visitor, said
from schemes.books.omid2.planning import mean_needed, saving
from schemes.law import Scheme
from schemes.units import add_months
from schemes.units.places import PROVINCES


def facts(visitor: Visitor, on: date) -> Facts:
    """A person or company that saves and borrows; a group's members come one by one."""
    kind = {None: None, "company": "legal"}.get(visitor.who, "natural")
    return said(
        person_kind=kind,
        purpose=visitor.purpose,
        requested_amount=visitor.amount,
        other_debt=None if visitor.debt is None else int(visitor.debt),
        account_code={None: None, "legal": 763}.get(kind, 762),
        account_opened_on=on if visitor.deposit is not None else None,
        plan_received_on=on,
        deposit_movements=None if visitor.deposit is None else saving(visitor.deposit, 0, on, 1),
        transfer_to="none",
    )


def patterns(law: Scheme, facts: Facts, on: date) -> Iterator[tuple[Facts, date]]:
    """Of a deposit in mind the six patterns, each on the day it would be ripe."""
    if "deposit_movements" not in facts:
        yield facts, on
        return
    for row in sorted(law.parameter("offered_rows", on), key=lambda row: row.long_repayment):
        chosen = {"deposit_months": row.deposit_months, "long_repayment": row.long_repayment}
        yield {**facts, **chosen}, add_months(on, row.deposit_months)


def worth_trying(law: Scheme, visitor: Visitor, question: str, on: date) -> set[int]:
    """The deposits that bring the loan by each pattern."""
    if question != "deposit":
        return set()
    return {mean_needed(visitor.amount or 1, row, on, law) for row in law.parameter("offered_rows", on)}


ASKED = Asked(
    ("place", "who", "purpose", "amount", "deposit", "debt"),
    facts,
    Limit(tuple(PROVINCES), "ماده ۲۲", "سپرده فقط در استان‌های ایران جذب می‌شود."),
    patterns,
    worth_trying,
)
