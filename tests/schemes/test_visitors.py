"""What each scheme makes of a visitor: what it asks first, the facts it hears, and each answer at its edges."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from schemes.book.visitor import Visitor
from schemes.catalogue import BOOKS
from schemes.pages.prospects import DecisiveAnswer, Standing, prospect
from schemes.units import add_months, day

pytestmark = pytest.mark.urls("tests.schemes.urls")

ON, IN_TIME = day("1405/09/01"), day("1399/04/15")
# Whom each scheme may lend to, on a day of its own; and what it cannot do without, in its order.
LIKELY = {
    "omid2": (ON, Visitor("20", "person", "clothing", "creation", 100_000_000, 250_000_000, 0, False)),
    "covid_relief": (IN_TIME, Visitor("20", "company", "food", "working_capital", 240_000_000, 0, 2, False)),
    "home_business": (ON, Visitor("24", "person", "carpet", "creation", 100_000_000, 0, 0, False)),
    "self_help_group": (ON, Visitor("20", "group", "food", "creation", 100_000_000, 0, 12, False)),
    "productive_families": (ON, Visitor("SA-05", "person", "food", "creation", 100_000_000, 0, 0, False)),
}
NEEDS = {
    "omid2": "place who purpose amount deposit debt", "covid_relief": "who people amount",
    "home_business": "place who field purpose amount", "self_help_group": "who people amount",
    "productive_families": "place field",
}  # fmt: skip


@pytest.mark.parametrize("slug", LIKELY)
def test_each_scheme_asks_what_it_cannot_do_without_and_nothing_else(slug: str) -> None:
    """tests-Q07: one answer left out is asked for, the first of several first; another leaves the scheme likely."""
    on, visitor = LIKELY[slug]
    needs = NEEDS[slug].split()
    assert prospect(BOOKS[slug], visitor, on=on).standing is Standing.LIKELY
    for question in ("place", "who", "field", "purpose", "amount", "deposit", "people", "debt"):
        found = prospect(BOOKS[slug], replace(visitor, **{question: None}), on=on)
        if question in needs:
            assert (found.standing, found.change) == (Standing.NEEDS_MORE, DecisiveAnswer(question, None)), question
        else:
            assert found.standing is Standing.LIKELY, question
    blank = prospect(BOOKS[slug], Visitor(), on=on)
    assert blank.change == DecisiveAnswer(needs[0], None)


def heard(slug: str, on: Any = ON, **said: Any) -> dict[str, Any]:
    return BOOKS[slug].asked.facts(Visitor(**said), on)


def test_omid2_hears_of_a_person_or_a_company_and_what_is_saved() -> None:
    """O2, O33: an account of its own kind, opened today; a debt is one or none; nobody passes the loan on."""
    always = {"plan_received_on": ON, "transfer_to": "none"}
    assert heard("omid2") == always
    natural = always | {"person_kind": "natural", "account_code": 762}
    for who in ("person", "group", "supporter"):
        assert heard("omid2", who=who) == natural
    assert heard("omid2", who="company") == always | {"person_kind": "legal", "account_code": 763}
    assert heard("omid2", debt=True, purpose="creation") == always | {"other_debt": 1, "purpose": "creation"}
    assert heard("omid2", debt=False, amount=7) == always | {"other_debt": 0, "requested_amount": 7}
    saves = heard("omid2", deposit=5)
    assert saves == always | {"account_opened_on": ON, "deposit_movements": saves["deposit_movements"]}
    assert saves["deposit_movements"] == ((ON, 5),)
    nothing = heard("omid2", deposit=0)
    assert nothing["account_opened_on"] == ON


def test_omid2_is_tried_by_the_six_patterns_each_on_the_day_it_is_ripe() -> None:
    """O34: the short repayments first; without a deposit in mind once, today."""
    law, asked = BOOKS["omid2"].law, BOOKS["omid2"].asked
    tried = list(asked.patterns(law, heard("omid2", deposit=5), ON))
    chosen = [(facts["deposit_months"], facts["long_repayment"], on) for facts, on in tried]
    assert chosen == [(months, is_long, add_months(ON, months)) for is_long in (False, True) for months in (3, 6, 9)]
    assert [on for _facts, on in asked.patterns(law, heard("omid2"), ON)] == [ON]
    assert asked.worth_trying(law, Visitor(), "amount", ON) == set()


def test_relief_hears_of_a_unit_and_its_insured_workers() -> None:
    """K1, K6: a group is no unit, nobody abroad is insured here."""
    today = {"registered_on": IN_TIME, "paid_on": IN_TIME}
    assert heard("covid_relief", IN_TIME) == today
    assert heard("covid_relief", IN_TIME, who="person", people=3, amount=9) == today | {
        "insured_workers": 3, "requested_amount": 9,
    }  # fmt: skip
    assert heard("covid_relief", IN_TIME, who="group", people=3) == today | {"insured_workers": 0}
    assert heard("covid_relief", IN_TIME, place="20") == today
    assert heard("covid_relief", IN_TIME, place="SA-05") == today | {"has_insurance_list": False}


@pytest.mark.parametrize(
    ("said", "hears"),
    [
        *(({"purpose": one}, {"purpose": other}) for one, other in (
            ("creation", "creation"), ("development", "development"), ("equipment", "development"),
            ("renovation", "stabilisation"), ("working_capital", "stabilisation"), ("other", "other"),
        )),
        *(({"field": one}, {"field": other}) for one, other in (
            ("carpet", "carpet"), ("ceramics", "handicraft"), ("food", "other"), ("digital", "digital"),
        )),
        *(({"who": who}, {"role": role}) for who, role in (
            ("person", "applicant"), ("group", "applicant"), ("supporter", "supporter"), ("company", "supporter"),
        )),
        ({"amount": 7}, {"requested_amount": 7}),
        ({}, {}),
    ],
)  # fmt: skip
def test_the_home_loan_hears_of_a_role_a_field_and_a_purpose_of_its_own(
    said: dict[str, Any], hears: dict[str, Any]
) -> None:
    """H5, H9, H10."""
    assert heard("home_business", **said) == {"route": "direct"} | hears


@pytest.mark.parametrize(
    ("said", "hears"),
    [
        ({}, {}), ({"who": "group", "people": 12}, {"members": 12}), ({"who": "person", "people": 12}, {"members": 1}),
        ({"who": "company"}, {"members": 1}), ({"people": 12}, {}), ({"amount": 7}, {"requested_amount": 7}),
        ({"place": "20"}, {}), ({"place": "SA-05"}, {"county_targeted": False}),
    ],
)  # fmt: skip
def test_a_group_is_heard_by_the_count_of_its_members(said: dict[str, Any], hears: dict[str, Any]) -> None:
    """G8: anybody else is one."""
    assert heard("self_help_group", **said) == hears


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("food", "food"), ("carpet", "wool_heritage"), ("handicraft", "wool_heritage"), ("ceramics", "ceramics"),
        *((field, "other") for field in ("clothing", "digital", "culture", "services", "other")),
    ],
)  # fmt: skip
def test_a_family_is_heard_by_its_region_and_line(field: str, line: str) -> None:
    """P1, P2: sums are in another money and not asked."""
    assert heard("productive_families", place="SA-05", field=field, amount=7) == {
        "region": "SA-05", "project_line": line,
    }  # fmt: skip


def test_on_its_last_day_a_scheme_is_not_over_and_the_day_after_it_is(client: Client, clock: Any) -> None:
    """R24: among all schemes and for one who asks what there is to get."""
    asked = {"who": "company", "people": "2", "amount": "240 میلیون ریال"}
    over = "مهلت سند گذشته است"
    for on, is_over in (("1399/04/31", False), ("1399/05/01", True)):
        clock(on, hour=23, minute=59)
        assert (over in client.get("/schemes/").content.decode()) is is_over
        [found] = [
            each["prospect"]
            for each in client.get("/schemes/what-can-i-get/", asked).context["found"]
            if each["prospect"].scheme.slug == "covid_relief"
        ]
        assert (found.standing is Standing.NOT) is is_over
