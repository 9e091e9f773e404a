"""What can I get: each answer with its article, and a proposed change that truly changes it."""

from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from schemes.book.visitor import Visitor
from schemes.catalogue import BOOKS, SCHEMES
from schemes.pages.forms import CHOICES
from schemes.pages.prospects import CHOICES as TRIED
from schemes.pages.prospects import DecisiveAnswer, Prospect, Standing, prospect, prospects
from schemes.units import day

pytestmark = pytest.mark.urls("tests.schemes.urls")

ON = day("1405/09/01")
ARDABIL, QASSIM = "24", "SA-05"
WEAVER = Visitor(ARDABIL, "person", "carpet", "creation", 300_000_000, 250_000_000, 0, False)


def of(slug: str, answers: Visitor) -> Prospect:
    return prospect(BOOKS[slug], answers, on=ON)


def test_every_scheme_is_answered_the_likely_ones_first() -> None:
    found = prospects(WEAVER, on=ON)
    assert {each.scheme.slug for each in found} == set(SCHEMES)
    assert [each.standing for each in found] == sorted((each.standing for each in found), key=list(Standing).index)


def test_a_weaver_of_ardabil_may_have_omid2_and_the_home_loan() -> None:
    omid2, home = of("omid2", WEAVER), of("home_business", WEAVER)
    assert omid2.standing is home.standing is Standing.LIKELY
    assert omid2.offer is not None
    assert (omid2.offer.deposit_months, omid2.offer.amount) == (9, 337_500_000)
    assert omid2.because is not None
    assert omid2.because.article == "ماده ۱۲"


def test_the_nearest_pattern_that_is_enough_is_shown() -> None:
    offer = of("omid2", replace(WEAVER, amount=225_000_000)).offer
    assert offer is not None
    assert (offer.deposit_months, offer.amount) == (3, 225_000_000)


@pytest.mark.parametrize(
    ("changes", "article", "change"),
    [
        ({"amount": 1_000_000_001, "deposit": 10**9}, "ماده ۱ بند ۵", DecisiveAnswer("amount", 10**9)),
        ({"amount": 337_500_001}, "ماده ۱ بند ۵", DecisiveAnswer("amount", 337_500_000)),
        ({"deposit": 29_999_999, "amount": 10_000_000}, "ماده ۱۷", DecisiveAnswer("deposit", 30_000_000)),
        ({"purpose": "other"}, "ماده ۱۶", DecisiveAnswer("purpose", "creation")),
        ({"debt": True}, "ماده ۱۱", DecisiveAnswer("debt", False)),
        ({"place": QASSIM}, "ماده ۲۲", DecisiveAnswer("place", ARDABIL)),
    ],
)
def test_omid2_refuses_with_the_article_and_the_one_change(
    changes: dict[str, object], article: str, change: DecisiveAnswer
) -> None:
    """O33, O34, O44, and the settled debts of article 11."""
    found = of("omid2", replace(WEAVER, **changes))
    assert found.standing is Standing.NOT
    assert found.because is not None
    assert (found.because.article, found.change) == (article, change)


@pytest.mark.parametrize(
    ("slug", "changes", "article", "change"),
    [
        ("home_business", {"amount": 2_000_000_001}, "بند ۶", DecisiveAnswer("amount", 2_000_000_000)),
        (
            "home_business",
            {"who": "company", "amount": 50_000_000_001},
            "بند ۶",
            DecisiveAnswer("amount", 50_000_000_000),
        ),
        ("home_business", {"field": "food"}, "بند ۹", DecisiveAnswer("field", "carpet")),
        ("home_business", {"place": "07"}, "بند ۴", DecisiveAnswer("place", ARDABIL)),
        ("self_help_group", {"who": "group", "people": 9}, "سازوکار اجرایی بند ۳", DecisiveAnswer("people", 10)),
        ("self_help_group", {"who": "group", "people": 21}, "سازوکار اجرایی بند ۳", DecisiveAnswer("people", 20)),
        ("self_help_group", {}, "سازوکار اجرایی بند ۳", DecisiveAnswer("who", "group")),
        ("productive_families", {}, "الفقرة ١", DecisiveAnswer("place", QASSIM)),
        ("productive_families", {"place": QASSIM, "field": "digital"}, "الفقرة ٢", DecisiveAnswer("field", "carpet")),
    ],
)
def test_the_other_schemes_too(slug: str, changes: dict[str, object], article: str, change: DecisiveAnswer) -> None:
    """H8, H9, H12, G8, P1, P2."""
    found = of(slug, replace(WEAVER, **changes))
    assert found.standing is Standing.NOT
    assert found.because is not None
    assert (found.because.article, found.change) == (article, change)


def test_a_deadline_gone_by_is_nobodys_fault() -> None:
    """The last day of registration has gone by, whoever asks."""
    found = of("covid_relief", replace(WEAVER, people=4))
    assert found.whoever_asks
    assert found.because is not None
    assert found.because.article == "شرایط واحد بند ۳"


def test_two_obstacles_have_no_single_change() -> None:
    found = of("omid2", replace(WEAVER, debt=True, purpose="other"))
    assert (found.standing, found.change, found.whoever_asks) == (Standing.NOT, None, False)


def test_a_blank_is_never_a_refusal_but_the_question_that_waits() -> None:
    for found in prospects(Visitor(), on=ON):
        if not found.whoever_asks:
            assert found.standing is Standing.NEEDS_MORE
            assert found.change is not None
            assert found.change.value is None


def test_a_blank_amount_waits_with_its_article() -> None:
    found = of("omid2", replace(WEAVER, amount=None))
    assert found.standing is Standing.NEEDS_MORE
    assert found.change == DecisiveAnswer("amount", None)
    assert found.because is not None
    assert found.because.article == "ماده ۱ بند ۵"


some = st.none()
ANSWERS = st.builds(
    Visitor,
    **{name: some | st.sampled_from(values) for name, values in TRIED.items()},
    amount=some | st.integers(1, 10**12),
    deposit=some | st.integers(0, 10**12),
    people=some | st.integers(0, 10_000),
)


@given(answers=ANSWERS)
def test_every_proposed_change_changes_the_answer(answers: Visitor) -> None:
    """And a blank never turns a possible scheme into a refused one."""
    for book in BOOKS.values():
        found = prospect(book, answers, on=ON)
        if found.standing is Standing.NOT:
            assert found.because is not None
            if found.change:
                changed = replace(answers, **{found.change.question: found.change.value})
                changed = replace(changed, people=None) if found.change.question == "who" else changed
                assert prospect(book, changed, on=ON).standing is not Standing.NOT


def test_the_form_offers_what_the_law_is_tried_with() -> None:
    for name, choices in CHOICES.items():
        values = {"debt": {False, True}}.get(name, {code for code, _label in choices})
        assert set(TRIED[name]) == values


def test_the_page_has_eight_questions_and_keeps_nothing(client: Client) -> None:
    page = client.get("/schemes/what-can-i-get/", {"place": ARDABIL, "debt": "no", "amount": "۳۰ میلیون تومان"})
    assert len(page.context["form"].fields) == 8
    assert "sessionid" not in page.cookies
    assert page.content.decode().count('class="card"') == len(SCHEMES)


def test_an_address_without_answers_shows_only_the_questions(client: Client) -> None:
    page = client.get("/schemes/what-can-i-get/", {"utm_source": "x"})
    assert page.context["found"] == []
    assert b"error-summary" not in page.content
