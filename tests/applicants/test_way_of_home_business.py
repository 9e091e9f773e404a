"""The way of a home-business loan: registered, approved by the specialist committee, ready for one of the banks."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants import services
from applicants.models import Application, Notice, Role, State
from applicants.roles import BANK
from applicants.way import way_of
from applicants.workflow import Actor, advance
from schemes.catalogue import SCHEMES
from tests.applicants.desk import at_desk, deed_url, file_url
from tests.applicants.portal import read_url, refused, signed_in
from tests.ways import filled, read_all_pages, sent, supplied, walk_the_form
from tests.world import a_person, an_officer

pytestmark = pytest.mark.django_db

HOME = "home_business"
WORKER: dict[str, Any] = {
    "role": "applicant",
    "field": "carpet",
    "business_name": "قالی‌بافی سبلان",
    "business_text": "قالی دستباف می‌بافم.",
    "purpose": "stabilisation",
    "requested_amount": 2_000_000_000,
    "route": "direct",
}
SUPPORTER: dict[str, Any] = WORKER | {
    "role": "supporter",
    "legal_name": "شبکه فرش سبلان",
    "legal_id": "10380284790",
    "network": "chain",
    "support": "sale",
    "members_count": 40,
    "jobs_promised": 25,
    "shop_link": "https://farsh1.example/home",
    "requested_amount": 50_000_000_000,
}
del SUPPORTER["route"]


def approved(answers: dict[str, Any] = WORKER) -> Application:
    file = sent(HOME, answers)
    supplied(file, permit_valid=True)
    services.approve(application=file, by=an_officer())
    file.refresh_from_db()
    return file


def test_a_home_worker_registers_and_the_committee_approves() -> None:
    """H5, H6, H8, H12, H14: registered, seen by the committee, ready for a bank, directly."""
    file = walk_the_form(HOME, WORKER)
    assert file.state == State.IN_REVIEW
    supplied(file, permit_valid=True)
    answer = at_desk(an_officer(Role.COMMITTEE)).post(deed_url(file, "approve"), {"note": "دیده شد"})
    assert answer.status_code == 302
    file.refresh_from_db()
    assert (file.state, file.chosen_amount) == (State.READY, 2_000_000_000)
    assert "معرفی" in Notice.objects.get(application=file, kind="confirmed").text
    read_all_pages(file)


def test_a_home_worker_who_comes_through_a_supporter_names_the_supporter() -> None:
    """H13, H14: by name or by the code of the supporter's file; without it the form cannot be sent."""
    through = WORKER | {"route": "supporter"}
    file = filled(HOME, through)
    assert refused(services.submit, application=file).code == "unanswered"
    named = walk_the_form(HOME, through | {"supporter": "شبکه فرش سبلان"}, a_person())
    assert named.state == State.IN_REVIEW
    assert named.judgements.get().facts["supporter_named"] is True


def test_a_supporter_has_its_own_ceiling_and_says_what_it_promises() -> None:
    """H9, H11, H13: a chain with its members, its help and the jobs it promises."""
    file = walk_the_form(HOME, SUPPORTER)
    assert file.state == State.IN_REVIEW
    assert file.legal_id == "10380284790"
    known = file.judgements.get()
    assert (known.facts["jobs_promised"], known.facts["route"]) == (25, "direct")
    assert known.verdict["quantities"]["ceiling"] == 50_000_000_000
    page = at_desk(an_officer()).get(file_url(file)).content.decode()
    assert all(words in page for words in ("مجموعه یا شبکهٔ زنجیره‌ای", "فروشگاه برخط", "https://farsh1.example/home"))


def test_a_supporters_shop_is_asked_for_and_may_be_left_blank_but_is_an_address() -> None:
    """H11."""
    file = filled(HOME, {name: value for name, value in SUPPORTER.items() if name != "shop_link"})
    browser, url = signed_in(file.person.user), read_url(file, "application_step", "shop")
    answer = browser.post(url, {"shop_link": "javascript:alert(1)"})
    assert answer.context["form"].errors.keys() == {"shop_link"}
    assert browser.post(url, {"shop_link": "farsh.example"}).status_code == 302
    file.refresh_from_db()
    assert file.answers["shop_link"] == "https://farsh.example"
    url = read_url(file, "application_step", "shop")
    assert browser.post(url, {"shop_link": ""}).status_code == 302
    services.submit(application=file)
    worker = filled(HOME, WORKER)
    assert not [page for page in way_of(HOME).form.pages_for(worker.answers) if page.slug == "shop"]


@pytest.mark.parametrize(("answers", "most"), [(WORKER, 2_000_000_000), (SUPPORTER, 50_000_000_000)])
def test_one_rial_above_the_ceiling_is_ineligible(answers: dict[str, Any], most: int) -> None:
    """H8, H9."""
    assert sent(HOME, answers | {"requested_amount": most}).state == State.IN_REVIEW
    above = sent(HOME, answers | {"requested_amount": most + 1})
    assert above.state == State.INELIGIBLE
    assert "بند ۶" in above.events.get(verb="find_ineligible").reason


def test_a_field_outside_the_six_is_ineligible() -> None:
    """H12."""
    assert sent(HOME, WORKER | {"field": "other"}).state == State.INELIGIBLE


def test_who_turns_from_supporter_to_home_worker_leaves_the_supporters_answers_behind() -> None:
    file = filled(HOME, SUPPORTER)
    services.save_answers(application=file, answers={"role": "applicant", "route": "direct"})
    assert (file.legal_id, file.legal_name) == ("", "")
    assert not {"jobs_promised", "network", "support"} & file.answers.keys()


def test_nothing_is_approved_while_the_permit_is_unknown_or_bad() -> None:
    """H5: what is not known refuses nobody at registration, and lets nobody through to a bank."""
    file = sent(HOME, WORKER)
    assert refused(services.approve, application=file, by=an_officer()).code == "unknown"
    supplied(file, permit_valid=False)
    assert refused(services.approve, application=file, by=an_officer()).code == "not_met"
    file.refresh_from_db()
    assert file.state == State.IN_REVIEW


def test_the_committee_approves_and_an_expert_does_not() -> None:
    """H6."""
    file = sent(HOME, WORKER)
    supplied(file, permit_valid=True)
    assert refused(services.approve, application=file, by=an_officer(Role.EXPERT)).code == "not_your_step"


def test_the_steps_of_a_deposit_are_not_on_this_way() -> None:
    """H5: registration, committee, bank: no invitation, no account, no offer between."""
    file = approved()
    assert (
        refused(services.invite, application=file, by=an_officer(), intended_deposit=10**9).code == "not_in_this_scheme"
    )
    for verb in ("open_account", "choose_offer", "confirm_papers"):
        assert refused(advance, file, verb, by=Actor("bank")).code == "not_in_this_scheme"


def test_the_pages_of_this_scheme_speak_of_no_deposit_and_no_offer() -> None:
    """H5."""
    file = sent(HOME, WORKER)
    browser = signed_in(file.person.user)
    assert browser.get(reverse("offers", args=[file.code])).status_code == 302
    assert (
        refused(
            services.choose_offer, application=file, by=file.person.user, deposit_months=3, long_repayment=False
        ).code
        == "not_in_this_scheme"
    )
    for name in ("application", "application_receipt"):
        assert "الگوی وام" not in browser.get(reverse(name, args=[file.code])).content.decode()
    assert "ماده ۲۳" not in browser.get(read_url(file, "application_step", "papers")).content.decode()
    assert "باز کردن حساب" not in browser.get(reverse("conditions", args=[HOME])).content.decode()


def test_the_desk_shows_the_file_with_only_the_deeds_of_its_way() -> None:
    file = approved()
    page = at_desk(an_officer(Role.MANAGER)).get(file_url(file)).content.decode()
    assert "معرفی به بانک" in page
    assert 'id="invite"' not in page


def test_a_file_that_is_ready_may_still_be_withdrawn() -> None:
    file = approved()
    services.withdraw(application=file)
    file.refresh_from_db()
    assert file.state == State.WITHDRAWN


def test_each_actor_of_the_news_has_its_place() -> None:
    """H16: director-general, committee, banks, supporters, home workers."""
    by = {step.verb: set(step.roles) for step in way_of(HOME).steps}
    assert Role.COMMITTEE in by["approve"]
    assert by["contract"] == by["disburse"] == {BANK}
    law = SCHEMES[HOME]
    assert set(law.facts["role"].choices) == {"applicant", "supporter"}
    page = Client().get(reverse("law", args=[HOME])).content.decode()
    assert "مدیرکل تعاون، کار و رفاه اجتماعی استان اردبیل" in page
