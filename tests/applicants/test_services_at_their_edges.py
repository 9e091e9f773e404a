"""What a service refuses that no form lets through, and what happens between two of its steps (tests-Q05)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from applicants import services
from applicants.authority import require_officer
from applicants.files import inviting, judging, reopening
from applicants.models import Event, EventChain, Inquiry, Intake, Invitation, Role, State
from applicants.notices import tell
from applicants.simulations import running
from schemes.units import day, today
from tests.applicants.circulars import a_draft, a_policy_maker, a_simulation, results_of
from tests.applicants.portal import a_full_form, refused
from tests.applicants.test_way_of_covid_relief import UNIT
from tests.ours import ours
from tests.ways import sent
from tests.world import SEMNAN, a_file, a_person, a_share, an_officer

pytestmark = pytest.mark.django_db


def said(deed: Any, **words: Any) -> tuple[str, str]:
    refusal = refused(deed, **words)
    return refusal.code, str(refusal)


def test_a_file_goes_back_only_for_a_reason_that_is_one() -> None:
    file, by = a_file(), an_officer()
    words: dict[str, Any] = {"application": file, "by": by}
    sentence = "دلیل برگشت را انتخاب کنید."
    assert said(services.return_to_applicant, **words, reason="x", note="ن") == ("reason_missing", sentence)
    sentence = "بنویسید متقاضی چه چیزی را درست کند."
    for reason in ("", "other"):
        assert said(services.return_to_applicant, **words, reason=reason, note=" ") == ("note_missing", sentence)
    file.refresh_from_db()
    assert file.state == State.IN_REVIEW
    assert not file.notices.exists()


@pytest.mark.parametrize("province", ["", SEMNAN])
def test_an_intake_has_a_name(province: str) -> None:
    by = a_policy_maker(province)
    words: dict[str, Any] = {"scheme": "omid2", "opens_on": today(), "closes_on": today(), "by": by}
    words |= {"province": province}
    assert said(services.plan_intake, **words, name=" ") == ("name_missing", "نام دوره را بنویسید.")
    assert services.plan_intake(**words, name=" دور یکم ").name == "دور یکم"


def test_what_is_wrong_with_an_intake_is_said_in_the_constraints_own_words_and_nothing_else_is() -> None:
    by, on = a_policy_maker(), day("1405/03/10")
    words: dict[str, Any] = {"scheme": "omid2", "name": "دور یکم", "by": by}
    backward = {"opens_on": on, "closes_on": on - timedelta(days=1)}
    assert said(services.plan_intake, **words, **backward) == ("intake_runs_forward", "روز پایان پیش از روز آغاز است.")
    first = services.plan_intake(**words, opens_on=on, closes_on=on)
    sentence = "این طرح در این روزها دوره دیگری در همین استان دارد."
    assert said(services.plan_intake, **words, opens_on=on, closes_on=on) == ("intakes_do_not_overlap", sentence)
    next_day = on + timedelta(days=1)
    services.plan_intake(**words, opens_on=next_day, closes_on=next_day)
    assert said(services.move_intake_end, intake=first, closes_on=next_day, by=by)[0] == "intakes_do_not_overlap"
    nothing: Any = None
    with pytest.raises(IntegrityError, match="closes_on"):
        services.move_intake_end(intake=first, closes_on=nothing, by=by)
    assert list(Intake.objects.order_by("pk").values_list("closes_on", flat=True)) == [on, next_day]


@pytest.mark.parametrize(
    ("on", "open_"),
    [("1405/03/09", False), ("1405/03/10", True), ("1405/03/20", True), ("1405/03/21", False)],
)
def test_both_days_of_an_intake_count_and_the_day_it_opens_is_told_before(on: str, open_: bool, clock: Any) -> None:
    by = a_policy_maker()
    services.plan_intake(scheme="omid2", name="دور یکم", opens_on=day("1405/03/10"), closes_on=day("1405/03/20"), by=by)
    clock(on)
    person = a_person()
    services.agree(person=person, scheme="omid2", address=None)
    if open_:
        assert services.start(person=person, scheme="omid2").state == State.DRAFT
        return
    late = "مهلت ثبت‌نام این طرح در استان شما تمام شده است."
    early = "ثبت‌نام این طرح در استان شما هنوز باز نیست؛ دور یکم از ۱۴۰۵/۰۳/۱۰ است."
    assert said(services.start, person=person, scheme="omid2") == ("closed", late if on > "1405/03/20" else early)


def broken_chain(province: str = SEMNAN) -> None:
    """The next event of the province would have a number that is there already."""
    other = a_file(State.DRAFT)
    services.withdraw(application=other)
    EventChain.objects.filter(province=province).update(number=0)


def test_another_breach_at_sending_is_not_taken_for_a_workshop() -> None:
    file = a_full_form(a_person())
    broken_chain()
    with pytest.raises(IntegrityError):
        services.submit(application=file)


def test_another_breach_at_re_opening_is_not_swallowed() -> None:
    broken_chain()
    circular = services.approve_circular(circular=a_draft("ceiling", 2_000_000_000), by=a_policy_maker())
    file = a_file(State.INELIGIBLE, law_on=day("1405/03/01"), answers={"requested_amount": 1_500_000_000})
    judging.judge(application=file, stage=judging.REGISTRATION, on=day("1405/03/01"))
    with pytest.raises(IntegrityError):
        reopening._open(file, circular.citation, kind="reopened", reason=circular.citation)


def test_an_invitation_taken_back_or_made_longer_while_the_sweep_runs_does_not_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    share = a_share()
    files = [a_file(State.APPROVED) for _number in range(3)]
    for file in files:
        services.invite(application=file, by=an_officer(), intended_deposit=30_000_000)
    ours(Invitation).update(expires_on=today() - timedelta(days=1))
    end = inviting._expire

    def with_others_at_work(invitation_id: int, application_id: int, on: date) -> bool:
        if application_id == files[1].pk:
            services.withdraw(application=files[1])
        if application_id == files[2].pk:
            Invitation.objects.filter(pk=invitation_id).update(expires_on=on)
        return end(invitation_id, application_id, on)

    monkeypatch.setattr(inviting, "_expire", with_others_at_work)
    assert services.expire_invitations(on=today()) == 1
    for file in files:
        file.refresh_from_db()
    assert [file.state for file in files] == [State.APPROVED, State.WITHDRAWN, State.INVITED]
    states = [file.invitations.get().state for file in files]
    assert states == ["expired", "released", "valid"]
    share.refresh_from_db()
    assert share.reserved == 30_000_000
    assert ours(Event).filter(verb="expire_invitation").count() == 1


@pytest.mark.parametrize("meanwhile", ["withdrawn", "another worker"])
def test_a_file_that_is_no_longer_ours_after_the_services_were_asked_is_not_moved(
    meanwhile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(State.SUBMITTED, check_due_at=timezone.now())

    def asking(*, application: Any) -> None:
        if meanwhile == "withdrawn":
            services.withdraw(application=application)
        else:
            ours(type(file)).update(check_lease_until=timezone.now() + timedelta(minutes=9))

    monkeypatch.setattr(judging, "ask_inquiries", asking)
    assert services.judge_submitted(application_id=file.pk) is None
    file.refresh_from_db()
    assert file.state == (State.WITHDRAWN if meanwhile == "withdrawn" else State.SUBMITTED)
    assert not file.judgements.exists()


def test_a_refusal_tells_every_condition_and_its_articles_by_sms_and_in_the_history(clock: Any, settings: Any) -> None:
    """tests-Q25: the reason kept with the event is cut at forty letters; what the person reads is whole."""
    clock("1399/04/10")
    settings.PORTAL_URL = "https://portal.example"
    said = dict.fromkeys(("active_last_year", "has_licence", "sector_listed", "jobs_kept"), False)
    file = sent("covid_relief", UNIT | said)
    event, notice = file.events.latest("pk"), file.notices.latest("pk")
    articles = "مقدمه بند ۲، واحد کسب‌وکار، شرایط واحد بند ۱"
    conditions = (
        "واحد شغل‌ها و کارگران خود را نگه داشته است. واحد جواز کسب یا تولید دارد. "
        "رستهٔ واحد از رسته‌هایی است که هیئت وزیران تعیین کرده است. واحد سال گذشته فعال بوده است."
    )
    assert (event.verb, event.note) == ("find_ineligible", conditions)
    assert event.reason == articles[:40]
    assert len(articles) > 40
    assert notice.text == (
        f"درخواست {file.code} با {articles} جور نیست.\nاین شرط برقرار نیست: {conditions}\n"
        f"برگه حکم: https://portal.example/applications/{file.code}/"
    )


@pytest.mark.alone("a simulation counts the whole queue")
def test_a_file_with_a_fact_that_the_law_reads_no_more_is_counted_as_unread() -> None:
    a_file(law_on=day("1405/03/01"), answers={"requested_amount": 900_000_000})
    bad = a_file(law_on=day("1405/03/01"), answers={"requested_amount": 800_000_000})
    Inquiry.objects.create(
        person=bad.person, application=bad, kind="debts", source="service", facts={"other_debt": "x"}
    )
    simulation = a_simulation(a_draft("ceiling", 500_000_000, since="1405/01/01"))
    running.run_simulation(simulation_id=simulation.pk)
    results = results_of(simulation)
    assert results["unread"] == (1, 800_000_000)
    assert results["lose"] == (1, 900_000_000)
    simulation.refresh_from_db()
    assert (simulation.done, simulation.total) == (2, 2)


def test_a_message_without_a_mobile_to_go_to_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="a notice of kind submitted has no mobile to go to"):
        tell(user=an_officer(), kind="submitted", once="x")


def test_who_has_no_role_sits_at_no_desk() -> None:
    for nobody in (AnonymousUser(), a_person().user):
        with pytest.raises(PermissionDenied):
            require_officer(nobody)
    officer = an_officer(Role.EXPERT)
    assert require_officer(officer) == officer.officer
