"""On which readings each clause rests, so that a changed reading leads to all that it may have changed."""

from collections import defaultdict

from schemes.law.document import LegalDocument


def readings_behind(book: LegalDocument) -> dict[str, frozenset[str]]:
    """By the name of each clause the ids of its own reading and of those behind all that it depends on, of any day."""
    resting: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    for name, parameter in book.parameters.items():
        resting[name].update([parameter.reading] if parameter.reading else [])
    for clause in book.clauses():
        resting[clause.name].update([clause.reading] if clause.reading else [])
        below[clause.name].update(getattr(clause, "depends_on", clause.reads))
    return {name: frozenset().union(*(resting[each] for each in _all_below(name, below))) for name in [*below]}


def _all_below(name: str, below: dict[str, set[str]]) -> set[str]:
    """The name and all that it rests on; clauses of different days may read each other in a circle."""
    found, waiting = set[str](), [name]
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            waiting += below.get(each, ())
    return found
