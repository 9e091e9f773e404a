"""Bounds of what officers may write: the last letter, day or rial that is taken, and the first that is not."""

from datetime import timedelta
from typing import Any

import pytest

from applicants import services
from applicants.files import papers
from applicants.models import Application, State
from applicants.people.attempts import count_attempt
from applicants.ways.productive_families import project
from schemes.units import day, today
from tests.applicants.circulars import a_draft, a_policy_maker, a_simulation
from tests.applicants.portal import pdf, refused
from tests.ways import FAMILY, HERFA, a_family, an_association, sent, studied
from tests.world import SEMNAN, a_file, a_share, a_user, an_officer

pytestmark = pytest.mark.django_db


def said(deed: Any, *args: Any, **words: Any) -> tuple[str, str]:
    refusal = refused(deed, *args, **words)
    return refusal.code, str(refusal)


@pytest.mark.parametrize(("days", "taken"), [(0, False), (1, True), (180, True), (181, False)])
def test_an_invitation_lasts_from_one_day_to_a_hundred_and_eighty(days: int, taken: bool) -> None:
    a_share()
    file = a_file(State.APPROVED, answers={"intended_deposit": 30_000_000})
    words: dict[str, Any] = {"application": file, "by": an_officer(), "days": days}
    if not taken:
        assert said(services.invite, **words) == ("wrong_days", "مهلت دعوت میان ۱ تا ۱۸۰ روز است.")
        assert not file.invitations.exists()
        return
    invitation = services.invite(**words)
    assert (invitation.expires_on, invitation.reserved) == (today() + timedelta(days=days), 30_000_000)


def test_a_citation_has_at_most_120_letters_and_a_window_may_be_one_day() -> None:
    too_long = ("citation_missing", "شماره و تاریخ نامه را کوتاه بنویسید.")
    assert said(a_draft, citation="ن" * 121) == too_long
    assert said(a_draft, citation="  ") == too_long
    assert a_draft(citation=" " + "ن" * 120 + " ").citation == "ن" * 120
    circular = a_draft(since="1405/01/02", until="1405/01/02")
    assert circular.since == circular.until == day("1405/01/02")
    backward = ("wrong_window", "روز پایان پیش از روز آغاز است.")
    assert said(a_draft, since="1405/01/02", until="1405/01/01") == backward


def test_who_wrote_or_signed_a_circular_does_not_undo_it_twice_or_alone() -> None:
    writer, second = a_policy_maker(), a_policy_maker()
    circular = a_draft(by=writer)
    alone = ("four_eyes", "شما این بخشنامه را نوشته‌اید؛ همکار دیگری باید آن را تأیید کند.")
    assert said(services.approve_circular, circular=circular, by=writer) == alone
    services.approve_circular(circular=circular, by=second)
    again = ("wrong_state", "این بخشنامه دیگر پیش‌نویس نیست.")
    assert said(services.approve_circular, circular=circular, by=second) == again
    alone = ("four_eyes", "شما این بخشنامه را نوشته‌اید؛ پس گرفتن آن با همکار دیگری است.")
    assert said(services.withdraw_circular, circular=circular, by=writer) == alone
    row = services.withdraw_circular(circular=circular, by=second)
    assert (row.state, row.withdrawn_by) == ("withdrawn", second)
    again = ("wrong_state", "این بخشنامه پیش‌تر پس گرفته شده است.")
    assert said(services.withdraw_circular, circular=circular, by=second) == again
    draft = a_draft(by=writer)
    assert services.withdraw_circular(circular=draft, by=writer).state == "withdrawn", "a draft is the writer's own"


@pytest.mark.parametrize("active", [True, False])
def test_a_manager_speaks_for_the_own_province_and_nobody_out_of_work_for_any(active: bool) -> None:
    manager = a_policy_maker(SEMNAN)
    type(manager).objects.filter(pk=manager.pk).update(is_active=active)
    manager.refresh_from_db()
    if not active:
        not_theirs = ("not_your_step", "این کار با نقش شما انجام نمی‌شود.")
        assert said(a_draft, by=manager, provinces=[SEMNAN]) == not_theirs
        draft = a_draft()
        assert said(a_simulation, draft, by=manager, provinces=[SEMNAN]) == not_theirs
        return
    elsewhere = "مدیر استان فقط برای استان خود بخشنامه می‌نویسد و تأیید می‌کند."
    for places in ([], ["07"], [SEMNAN, "07"]):
        assert said(a_draft, by=manager, provinces=places) == ("not_your_province", elsewhere)
    draft = a_draft(by=manager, provinces=[SEMNAN])
    assert draft.provinces == [SEMNAN]
    elsewhere = "مدیر استان فقط پرونده‌های استان خود را می‌آزماید."
    assert said(a_simulation, draft, by=manager) == ("not_your_province", elsewhere)
    assert a_simulation(draft, by=manager, provinces=[SEMNAN]).provinces == [SEMNAN]


def test_a_visit_is_reported_of_today_and_with_words() -> None:
    file, by = a_file(), an_officer()
    words: dict[str, Any] = {"application": file, "by": by, "condition": "half_active", "text": "کارگاه"}
    tomorrow = today() + timedelta(days=1)
    to_come = ("day_to_come", "تاریخ بازدید نمی‌تواند در آینده باشد.")
    assert said(services.report_visit, **words, visited_on=tomorrow) == to_come
    incomplete = ("report_incomplete", "وضع واحد و شرح بازدید را بنویسید.")
    for changes in ({"condition": "x"}, {"text": " "}):
        assert said(services.report_visit, **(words | changes), visited_on=today()) == incomplete
    assert services.report_visit(**words, visited_on=today()).officer == by
    twice = ("already_reported", "گزارش بازدید این پرونده ثبت شده است.")
    assert said(services.report_visit, **words, visited_on=today()) == twice


def test_a_source_is_cut_at_200_letters_and_the_earlier_one_is_kept_beside_it() -> None:
    file, by = a_file(), an_officer()
    words: dict[str, Any] = {"application": file, "by": by}
    first = services.supply_fact(**words, name="other_debt", value=0, source_note=" نامه ۱ ")
    assert first.source_note == "نامه ۱"
    second = services.supply_fact(**words, name="good_record", value=True, source_note="نامه ۲")
    assert (second.facts, second.source_note) == ({"other_debt": 0, "good_record": True}, "نامه ۲؛ نامه ۱")
    third = services.supply_fact(**words, name="good_record", value=False, source_note="ن" * 201)
    assert (third.facts["good_record"], third.source_note) == (False, "ن" * 200)
    assert file.inquiries.filter(superseded_at=None).count() == 1


def test_a_family_is_studied_by_today_and_a_result_is_not_before_its_approval() -> None:
    by = an_association()
    file = sent(HERFA, FAMILY)
    tomorrow = today() + timedelta(days=1)
    to_come = ("day_to_come", "این روز هنوز نیامده است.")
    assert said(studied, file, by, studied_on=tomorrow) == to_come
    assert studied(file, by, studied_on=today()).state == "study"
    paid = a_family()
    Application.objects.filter(pk=paid.pk).update(state=State.DISBURSED)
    words: dict[str, Any] = {"application": paid, "by": by, "quality": "better", "demand": "same", "monthly_income": 1}
    early = ("before_the_loan", "نتیجه پیش از تأیید طرح نیست.")
    assert said(project.record_result, **words, on=today() - timedelta(days=1)) == early
    assert said(project.record_result, **words, on=tomorrow) == to_come
    assert project.record_result(**words, on=today()).recorded_by == by
    twice = ("already_recorded", "نتیجه این روز ثبت شده است.")
    assert said(project.record_result, **words, on=today()) == twice


def test_a_workshop_is_held_by_an_association_for_families_of_its_own() -> None:
    by, file = an_association(), a_family()
    words: dict[str, Any] = {"ministry": "labour", "title": " ورشة ", "held_on": today()}
    not_theirs = ("not_your_step", "کارگاه را جمعیت برگزار می‌کند.")
    assert said(project.hold_workshop, by=an_officer(), families=[file.pk], **words) == not_theirs
    assert said(project.hold_workshop, by=by, families=[], **words) == ("nobody", "خانواده‌های حاضر را انتخاب کنید.")
    elsewhere = ("not_your_province", "یکی از خانواده‌ها از منطقه شما نیست یا پرونده باز ندارد.")
    assert said(project.hold_workshop, by=by, families=[file.pk, a_file().pk], **words) == elsewhere
    workshop = project.hold_workshop(by=by, families=[file.pk, file.pk], **words)
    assert (workshop.title, list(workshop.families.all()), workshop.recorded_by) == ("ورشة", [file], by)


def test_codes_of_refusals_that_no_page_shows() -> None:
    assert refused(papers.examine, pdf(61)).code == "too_many_pages"
    user = a_user()
    for _try in range(10):
        count_attempt(user)
    assert said(count_attempt, user) == (
        "too_many_attempts", "امروز چند بار مشخصات نادرست نوشته‌اید. فردا دوباره بنویسید.",
    )  # fmt: skip
