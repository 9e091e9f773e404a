"""What a program may say to each law and hears from it: its facts, coded lists and numbers, as people have read them.

The texts lie beside this test; how they are written anew stands in `tests/reading.py`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from schemes.catalogue import SCHEMES, Scheme
from schemes.units import jalali
from tests.reading import compare


def codes(choices: Mapping[Any, str]) -> Iterator[str]:
    return (f"    {code!r}: {label}" for code, label in choices.items())


def said(value: Any) -> str:
    return jalali(value) if isinstance(value, date) else repr(value)


def vocabulary(law: Scheme) -> Iterator[str]:
    for fact in law.facts.values():
        kind = f"{fact.kind}, open" if fact.open else fact.kind
        yield f"fact {fact.name} | {kind} | {fact.unit} | {fact.example}"
        yield from codes(fact.choices)
    for name, coded in law.codes.items():
        yield f"list {name} | {coded.article} | {coded.title}"
        yield from codes(coded.labels)
    for name, number in law.parameters.items():
        yield f"number {name} | {number.article} | {number.unit} | {number.reading or ''}"
        yield from (f"    from {jalali(since)}: {said(value)}" for since, value in number.values.items())
        yield from codes(number.choices)


@pytest.mark.parametrize("slug", ["omid2", "covid_relief", "home_business", "self_help_group", "productive_families"])
def test_the_words_between_a_program_and_a_law(slug: str) -> None:
    """tests-Q07: a name, a code or a value that changes is a change of the contract."""
    compare("".join(f"{line.rstrip()}\n" for line in vocabulary(SCHEMES[slug])), f"schemes/vocabularies/{slug}.txt")
