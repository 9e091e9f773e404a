"""Each form asks exactly what its law reads by registration, and nothing the law reads is asked of nobody."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms

from applicants.fields import YesNoField
from applicants.portal.forms.steps import field_for
from applicants.way import way_of
from applicants.way.labels import LABELS
from applicants.way.pages import FormPage
from schemes.catalogue import GRANT, REGISTRATION, SCHEMES


def misplaced(form: Any, needed: Iterable[str]) -> list[str]:
    """The facts that no place of the form has, or two of them."""
    places = [set(form.asked), set(form.from_papers), set(form.from_elsewhere)]
    return [name for name in needed if [name in place for place in places].count(True) != 1]


@pytest.mark.parametrize("slug", SCHEMES)
def test_every_fact_of_registration_is_asked_counted_from_a_paper_or_known_from_elsewhere(slug: str) -> None:
    assert misplaced(way_of(slug).form, SCHEMES[slug].facts_needed(REGISTRATION)) == []


@pytest.mark.parametrize("slug", SCHEMES)
def test_every_fact_until_the_loan_has_its_place_too(slug: str) -> None:
    form = way_of(slug).form
    known = {*form.asked, *form.from_papers, *form.from_elsewhere}
    assert [name for name in SCHEMES[slug].facts_needed(GRANT) if name not in known] == []


def test_a_fact_that_nobody_asks_or_that_is_asked_twice_would_be_seen() -> None:
    """house-H18"""
    form = SimpleNamespace(asked={"age": "", "sum": ""}, from_papers={"plan_pages"}, from_elsewhere={"sum"})
    assert misplaced(form, ["age", "sum", "plan_pages", "income"]) == ["sum", "income"]


@pytest.mark.parametrize("slug", SCHEMES)
def test_no_page_asks_a_fact_that_registration_does_not_read(slug: str) -> None:
    scheme = SCHEMES[slug]
    needed = scheme.facts_needed(REGISTRATION)
    assert not [name for name in way_of(slug).form.asked if name in scheme.facts and name not in needed]


@pytest.mark.parametrize("slug", SCHEMES)
def test_every_answer_has_a_question_and_a_label(slug: str) -> None:
    for name in way_of(slug).form.asked:
        assert field_for(name, SCHEMES[slug]).label
        assert name in {**LABELS, **way_of(slug).form.labels}


@pytest.mark.parametrize("slug", SCHEMES)
def test_a_page_depends_on_an_answer_that_its_question_can_give(slug: str) -> None:
    """house-H84: else nobody would ever see the page, and nothing would say so."""
    form, asked = way_of(slug).form, list(way_of(slug).form.asked)
    for page in (*form.pages.values(), *form.later):
        if page.only_if is not None:
            name, answer = page.only_if
            assert name in asked[: asked.index(page.asks[0])] if page.asks else name in asked, page.slug
            assert answer in answers(field_for(name, SCHEMES[slug])), page.slug


def answers(field: forms.Field) -> list[Any]:
    """What is kept of each of the choices."""
    assert isinstance(field, forms.ChoiceField)
    return [field.clean(code) for code, _label in field.choices if code != ""]


def test_a_page_may_depend_on_a_yes_or_on_a_no() -> None:
    """house-H84: a yes is kept as it is and not as a word; blank is neither."""
    yes, no = answers(YesNoField())
    for said, other in ((yes, no), (no, yes)):
        page = FormPage("more", "", asks=("more",), only_if=("licensed", said))
        assert page.concerns({"licensed": said})
        assert not page.concerns({"licensed": other})
        assert not page.concerns({})


def test_what_the_directive_of_omid2_records_is_asked() -> None:
    """O2, O10, O11: aim, owner-manager and staff, evidence of skill are asked."""
    recorded = {"aim", "owner_manager", "staff_count", "skill_proof", "licensed", "project_kind"}
    assert recorded <= way_of("omid2").form.asked.keys()


def test_what_the_home_business_news_records_is_asked() -> None:
    """H11, H13, H14: a supporter's help, shop, members and jobs; a home worker's route and the supporter's name."""
    recorded = {"role", "network", "support", "members_count", "jobs_promised", "shop_link", "route", "supporter"}
    assert recorded <= way_of("home_business").form.asked.keys()
