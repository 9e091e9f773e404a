"""Parameters know their kind and their bounds, which reading, asking and showing go by (house-H36, house-H78)."""

import inspect
from typing import Any

import pytest

from applicants.desk import law_values
from applicants.lawdesk import circulars
from schemes.catalogue import BOOKS, SCHEMES, ParameterKind
from schemes.units import MOST_RIALS

EACH = [(slug, name) for slug, scheme in SCHEMES.items() for name in scheme.parameters]
# What other numbers than money and counts may be at the least and at the most.
BOUNDS = {
    "rate_percent": (0, 100), "repayment_months": (1, 600), "grace_months": (0, 600), "waiting_months": (0, 600),
    "collateral_percent": (0, 1_000), "guarantee_percent": (0, 1_000), "wage_percent": (0, 100),
    "trained_percent": (0, 100), "report_every": (0, 600),
}  # fmt: skip


@pytest.mark.parametrize(("slug", "name"), EACH)
def test_a_number_has_its_bounds_and_nothing_else_has(slug: str, name: str) -> None:
    """house-H78"""
    number = SCHEMES[slug].parameters[name]
    if number.kind is not ParameterKind.NUMBER:
        assert (number.least, number.most) == (None, None)
    elif name in BOUNDS:
        assert (number.least, number.most) == BOUNDS[name]
        assert not number.takes(BOUNDS[name][1] + 1)
        assert not number.takes(BOUNDS[name][0] - 1)
    else:
        assert number.least == 0
        assert number.most in (100, 600, MOST_RIALS)


@pytest.mark.parametrize("slug", SCHEMES)
def test_every_table_has_its_layout_and_nothing_else_has(slug: str) -> None:
    parameters, layouts = SCHEMES[slug].parameters, BOOKS[slug].layouts
    assert {name for name, each in parameters.items() if each.kind is ParameterKind.TABLE} == set(layouts)


@pytest.mark.parametrize(
    ("slug", "name", "kind"),
    [
        ("omid2", "ceiling", "number"), ("omid2", "patterns", "table"), ("omid2", "allowed_purposes", "words"),
        ("omid2", "schedule_method", "choice"), ("omid2", "in_force_from", "day"),
        ("covid_relief", "note_times", "decimal"), ("covid_relief", "help_hours", "text"),
        ("self_help_group", "rate_percent", "number"),
    ],
)  # fmt: skip
def test_the_kind_of_a_parameter(slug: str, name: str, kind: str) -> None:
    """house-H36: what is empty until a circular will be a number."""
    assert SCHEMES[slug].parameters[name].kind == kind


@pytest.mark.parametrize("by_kind", [circulars._READ, law_values._ASKED])
def test_every_kind_is_read_and_asked(by_kind: Any) -> None:
    """house-H36: a new kind has its place in both, or this is red."""
    assert set(by_kind) == set(ParameterKind)


@pytest.mark.parametrize("ask", [circulars.read_value, law_values.value_field, law_values.value_in_words])
def test_nobody_asks_a_value_of_the_law_for_its_type(ask: Any) -> None:
    """house-H36: the chains of isinstance stood in three rooms."""
    assert "isinstance" not in inspect.getsource(ask)
