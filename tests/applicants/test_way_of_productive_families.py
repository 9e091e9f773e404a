"""The way of a productive family up to the bank: filed in Qassim, studied and approved by the association (Herfa)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from applicants import services
from applicants.models import Application, Notice, Person, Role, State, Workshop
from applicants.ways.productive_families import project
from schemes.units import today
from tests.applicants.desk import at_desk, deed_url, file_url, queue_url
from tests.applicants.portal import read_url, refused, signed_in
from tests.ours import ours
from tests.ways import (
    FAMILY,
    HERFA,
    STUDY,
    a_family,
    an_association,
    read_all_pages,
    sent,
    studied,
    supplied,
    walk_the_form,
)
from tests.world import QASSIM, SEMNAN, a_file, a_person, a_saudi, an_officer

pytestmark = pytest.mark.django_db


def test_a_family_files_and_the_association_studies_and_approves(clock: Any) -> None:
    """P1, P3, P5, P7: through the doors of the family and of the association."""
    clock("1405/06/10")
    file = walk_the_form(HERFA, FAMILY)
    assert (file.state, file.currency, file.province) == ("study", "SAR", QASSIM)
    by = an_association()
    desk = at_desk(by)
    assert file.code in desk.get(queue_url()).content.decode()
    answer = desk.post(
        deed_url(file, "supply_fact"), {"fact": "identity_matched", "value": "بله", "source_note": "بطاقة"}
    )
    assert answer.status_code == 302
    day = {"studied_on_0": "1", "studied_on_1": "1", "studied_on_2": "1405"}
    said = {"member": "yes", "feasible": "yes", "cost": "25000", "income": "1500.50", "idea": STUDY["idea"]}
    lists = {"improves": STUDY["improves"], "windows": STUDY["windows"]}
    answer = desk.post(deed_url(file, "record_study"), day | said | lists)
    assert answer.status_code == 302
    assert (file.study.cost, file.study.monthly_income) == (2_500_000, 150_050)
    assert desk.post(deed_url(file, "approve"), {"note": ""}).status_code == 302
    file.refresh_from_db()
    assert (file.state, file.chosen_amount, file.plan_approved_on) == (State.READY, 2_000_000, today())
    assert Notice.objects.filter(application=file, kind="confirmed").exists()
    read_all_pages(file)


@pytest.mark.parametrize(
    ("answers", "article"),
    [({"home_based": False}, "الفقرة ١"), ({"project_line": "other"}, "الفقرة ٢")],
)
def test_work_outside_the_home_or_the_lines_is_ineligible_with_its_paragraph(
    answers: dict[str, Any], article: str
) -> None:
    """P1, P2."""
    file = sent(HERFA, FAMILY | answers)
    assert file.state == State.INELIGIBLE
    assert file.events.get(verb="find_ineligible").reason == article


def test_a_family_of_another_region_is_ineligible() -> None:
    """P1."""
    person = a_saudi()
    Person.objects.filter(pk=person.pk).update(province="SA-01", county="SA-0101")
    person.refresh_from_db()
    file = sent(HERFA, FAMILY, person)
    assert file.state == State.INELIGIBLE
    assert file.events.get(verb="find_ineligible").reason == "الفقرة ١"


@pytest.mark.parametrize("line", ["food", "wool_heritage", "ceramics", "glass"])
def test_each_line_of_the_announcement_reaches_the_association(line: str) -> None:
    """P2."""
    assert sent(HERFA, FAMILY | {"project_line": line}).state == "study"


def test_membership_is_the_associations_word_and_a_blank_is_no_refusal() -> None:
    """P8: unknown at the sending, then said with its source; who is no member is not approved."""
    file, by = sent(HERFA, FAMILY), an_association()
    assert file.state == "study"
    assert "association_member" not in file.judgements.get().facts
    assert refused(services.approve, application=file, by=by).code == "identity_unconfirmed"
    supplied(file, by, identity_matched=True)
    assert refused(services.approve, application=file, by=by).code == "unknown"
    studied(file, by, association_member=False)
    assert refused(services.approve, application=file, by=by).code == "not_met"
    supplied(file, by, association_member=True)
    assert services.approve(application=file, by=by).to_state == State.READY
    said = file.inquiries.get(kind="membership", superseded_at=None)
    assert (said.facts, said.source) == ({"association_member": True}, "officer")


def test_a_study_may_be_made_anew_until_the_approval_and_both_stay_in_the_history() -> None:
    """P7: the newest study is the one that counts; one that is not feasible stops the approval."""
    file, by = studied(sent(HERFA, FAMILY), is_feasible=False), an_association()
    refusal = refused(services.approve, application=file, by=by)
    assert (refusal.code, "الفقرة ٧" in str(refusal)) == ("not_feasible", True)
    with translation.override("ar"):
        studied(file, cost=3_000_050)
    services.approve(application=file, by=by)
    notes = list(file.events.filter(verb="record_study").order_by("number").values_list("note", flat=True))
    assert len(notes) == 2
    assert "٣٠٬٠٠٠٫٥٠" in notes[1]
    assert refused(studied, file, by).code == "wrong_state"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"cost": 0}, "impossible"),
        ({"monthly_income": -1}, "impossible"),
        ({"windows": []}, "impossible"),
        ({"improves": ["house"]}, "impossible"),
        ({"idea": ""}, "impossible"),
    ],
)
def test_a_study_that_cannot_be_is_refused(changes: dict[str, Any], code: str) -> None:
    """P5, P7."""
    file = sent(HERFA, FAMILY)
    assert refused(studied, file, **changes).code == code
    assert not hasattr(Application.objects.get(pk=file.pk), "study")


def test_a_study_of_tomorrow_is_refused() -> None:
    """P5: of today it is taken."""
    file = sent(HERFA, FAMILY)
    assert refused(studied, file, studied_on=today() + timedelta(days=1)).code == "day_to_come"
    assert studied(file, studied_on=today()).study.studied_on == today()


def test_the_association_returns_and_rejects_with_its_own_words() -> None:
    """P7."""
    by, file = an_association(), sent(HERFA, FAMILY)
    services.return_to_applicant(application=file, by=by, reason="other", note="اكتب الأدوات")
    browser = signed_in(file.person.user)
    assert "اكتب الأدوات" in browser.get(reverse("application", args=[file.code])).content.decode()
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    assert refused(services.reject, application=file, by=by, reason="plan_not_approved").code == "reason_missing"
    services.reject(application=file, by=by, reason="project_not_feasible")
    file.refresh_from_db()
    assert file.state == State.REJECTED
    assert "الفقرة ٧" in Notice.objects.get(application=file, kind="rejected").text


@pytest.mark.parametrize(
    ("role", "province"),
    [(Role.EXPERT, QASSIM), (Role.COMMITTEE, QASSIM), (Role.MANAGER, QASSIM), (Role.HEADQUARTERS, "")],
)
def test_nobody_decides_in_the_associations_place(role: str, province: str) -> None:
    """P8."""
    file = studied(sent(HERFA, FAMILY))
    by = an_officer(role, province)
    member = {"name": "association_member", "value": True, "source_note": "نامه"}
    assert refused(services.approve, application=file, by=by).code == "not_your_step"
    assert refused(services.supply_fact, application=file, by=by, **member).code == "not_your_step"


def test_neither_country_sees_the_files_of_the_other_and_headquarters_sees_both() -> None:
    """P10."""
    family, omid2 = sent(HERFA, FAMILY), a_file(State.IN_REVIEW)
    association, expert = at_desk(an_association()), at_desk(an_officer(Role.EXPERT))
    assert association.get(file_url(family)).status_code == expert.get(file_url(omid2)).status_code == 200
    assert association.get(file_url(omid2)).status_code == expert.get(file_url(family)).status_code == 404
    headquarters = at_desk(an_officer(Role.HEADQUARTERS, ""))
    assert headquarters.get(file_url(family)).status_code == headquarters.get(file_url(omid2)).status_code == 200
    listed = headquarters.get(queue_url(state="all", province=QASSIM)).content.decode()
    assert (family.code in listed, omid2.code in listed) == (True, False)
    elsewhere = an_officer(Role.ASSOCIATION, SEMNAN)
    assert refused(services.approve, application=family, by=elsewhere).code == "not_your_province"


def test_one_country_cannot_apply_in_the_other() -> None:
    """P10, R31: said in a sentence, and only the right schemes are offered."""
    for person, own, other in ((a_saudi(), HERFA, "omid2"), (a_person(), "omid2", HERFA)):
        services.agree(person=person, scheme=other, address=None)
        assert refused(services.start, person=person, scheme=other).code == "other_country"
        browser = signed_in(person.user)
        page = browser.get(reverse("conditions", args=[other])).content.decode()
        with translation.override(person.user.language):
            assert services.for_whom(other) in page
        assert reverse("start_application", args=[other]) not in page
        for name in ("home", "my_applications", "schemes"):
            page = browser.get(reverse(name)).content.decode()
            assert reverse("start_application", args=[other]) not in page
            if name != "home":
                assert reverse("conditions", args=[other]) not in page
            assert own in page


def test_a_file_never_mixes_the_money_or_the_places_of_two_countries() -> None:
    """R31."""
    family, omid2 = sent(HERFA, FAMILY), a_file(State.IN_REVIEW)
    for file, change in (
        (family, {"currency": "IRR"}),
        (family, {"province": SEMNAN}),
        (omid2, {"currency": "SAR"}),
        (omid2, {"province": QASSIM}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Application.objects.filter(pk=file.pk).update(**change)


def test_the_amount_is_typed_in_riyals_and_nothing_is_not_a_sum() -> None:
    """P3, R31: one halala is a sum, zero is none."""
    person = a_saudi()
    file = sent(HERFA, FAMILY | {"requested_amount": 1}, person)
    assert file.state == "study"
    services.withdraw(application=file)
    browser = signed_in(person.user)
    file = services.start(person=person, scheme=HERFA)
    url = read_url(file, "application_step", "amount")
    assert "error-summary" in browser.post(url, {"requested_amount": "0"}).content.decode()
    assert browser.post(url, {"requested_amount": "١٥٠٠٫٥٠"}).status_code == 302
    file.refresh_from_db()
    assert file.requested_amount == 150_050
    assert "١٬٥٠٠٫٥٠" in browser.get(reverse("my_applications")).content.decode()


def test_workshops_on_licences_are_held_for_the_families_of_the_region(clock: Any) -> None:
    """P4."""
    clock("1405/06/10")
    by, family = an_association(), a_family()
    desk, url = at_desk(by), reverse("admin:applicants_workshop_add")
    assert family.code in desk.get(url).content.decode()
    day = {"held_on_0": "1", "held_on_1": "1", "held_on_2": "1405"}
    said = {"title": "رخصة المطبخ", "ministry": "municipal", "families": [family.pk]}
    assert desk.post(url, day | said).status_code == 302
    workshop = ours(Workshop).get()
    assert (workshop.province, list(workshop.families.all())) == (QASSIM, [family])
    assert "رخصة المطبخ" in desk.get(reverse("admin:applicants_workshop_changelist")).content.decode()
    assert "رخصة المطبخ" in desk.get(file_url(family)).content.decode()
    assert desk.get(reverse("admin:applicants_workshop_change", args=[workshop.pk])).status_code == 200
    assert at_desk(an_officer(Role.EXPERT)).get(url).status_code == 403


def test_a_workshop_that_cannot_be_is_refused() -> None:
    """P4."""
    by, family, stranger = an_association(), a_family(), a_file(State.IN_REVIEW)
    words = {"ministry": "labour", "title": "رخصة", "held_on": today()}
    for changes, code in (
        ({"held_on": today() + timedelta(days=1)}, "day_to_come"),
        ({"families": []}, "nobody"),
        ({"families": [family.pk, stranger.pk]}, "not_your_province"),
        ({"ministry": "health"}, "impossible"),
        ({"title": " "}, "impossible"),
        ({"by": an_officer(Role.EXPERT, QASSIM)}, "not_your_step"),
    ):
        said = {"by": by, "families": [family.pk]} | words | changes
        assert refused(project.hold_workshop, **said).code == code
    assert not ours(Workshop).exists()


def test_results_are_followed_after_the_loan_once_a_day() -> None:
    """P9: income, quality and demand beside the study."""
    by, family = an_association(), a_family()
    said = {"on": today(), "monthly_income": 400_000, "quality": "better", "demand": "same"}
    assert refused(project.record_result, application=family, by=by, **said).code == "wrong_state"
    Application.objects.filter(pk=family.pk).update(state=State.DISBURSED)
    for changes, code in (
        ({"on": today() + timedelta(days=1)}, "day_to_come"),
        ({"on": today() - timedelta(days=1)}, "before_the_loan"),
        ({"monthly_income": -1}, "impossible"),
        ({"quality": "great"}, "impossible"),
    ):
        assert refused(project.record_result, application=family, by=by, **(said | changes)).code == code
    project.record_result(application=family, by=by, **said)
    assert refused(project.record_result, application=family, by=by, **said).code == "already_recorded"
    page = at_desk(by).get(file_url(family)).content.decode()
    assert "۴٬۰۰۰ ریال سعودی" in page


def test_the_conditions_are_in_arabic_each_with_its_paragraph() -> None:
    """P2, P3, P4, P8, P10."""
    page = Client().get(reverse("conditions", args=[HERFA])).content.decode()
    for words in ("منطقة القصيم", "ورش عمل", "بنك الجزيرة", "الفقرة ٣", "الفقرة ١٠", "بالريال السعودي"):
        assert words in page
    assert '<dl class="summary" lang="ar">' in page
