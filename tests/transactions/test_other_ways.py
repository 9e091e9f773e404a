"""The ways of the four other schemes, each verb by its door and in no transaction but its own (tests-Q01)."""

from typing import Any

import pytest
from django.urls import reverse

from applicants import tasks
from applicants.models import Application, Notice, Role, State, Workshop
from schemes.units import jalali, today
from tests.applicants.circulars import a_circular
from tests.applicants.desk import at_desk
from tests.applicants.portal import read_url, signed_in
from tests.applicants.test_way_of_covid_relief import SEEN, UNIT
from tests.applicants.test_way_of_home_business import WORKER
from tests.applicants.test_way_of_self_help_group import representative, women
from tests.disbursements.bank_side import Caller, acceptance, payout
from tests.transactions.atomics import missed, watched, whole
from tests.transactions.doors import CHAIN, NOTICE, a_target_county, begun, calls, done, gives, refers, sends
from tests.transactions.entered import ENTERED
from tests.ways import FAMILY, HERFA, STUDY, a_bank_with_credit, an_association, supplied
from tests.world import QASSIM, a_person, a_saudi, an_officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

COVID, HOME, GROUP = "covid_relief", "home_business", "self_help_group"


def sent(slug: str, answers: dict[str, Any], person: Any, *papers: tuple[str, str]) -> Application:
    """Filled, sent and judged."""
    browser = signed_in(person.user)
    file = begun(browser, slug, answers)
    for page, kind in papers:
        gives(browser, file, page, kind)
    sends(browser, file)
    tasks.judge_application(file.pk)
    file.refresh_from_db()
    return file


def lent(caller: Caller, file: Application, desk: Any, **contract: Any) -> dict[str, Any]:
    """Referred at the desk, contracted and paid whole by the bank; what the bank reads at the end."""
    referral = refers(desk, file, caller.bank)
    if file.scheme == GROUP:
        calls(caller, f"referrals/{referral.code}/grade/", {"passed": True, "graded_on": today().isoformat()})
    calls(caller, f"referrals/{referral.code}/accept/", acceptance(referral, **contract))
    return calls(caller, f"referrals/{referral.code}/payouts/", payout(referral.amount))


def test_covid_relief_with_a_no_a_yes_and_a_deadline_extended(clock: Any) -> None:
    clock("1399/04/15")
    with watched() as seen:
        caller, sector = Caller(a_bank_with_credit(COVID, source="national")), at_desk(an_officer(Role.SECTOR))
        refused = sent(COVID, UNIT | {"workshop_code": "0000000001"}, a_person())
        assert done(sector, refused, "reject", reason="sector_against").state == State.REJECTED
        file = sent(COVID, UNIT, a_person())
        supplied(file, **SEEN, bounced_cheques=[], non_current_debt=0)
        assert done(sector, file, "approve").state == State.BANK_PAPERS
        browser = signed_in(file.person.user)
        for kind in ("bank_form", "guarantee"):
            gives(browser, file, "papers", kind)
        url = read_url(file, "complete_papers")
        assert whole(CHAIN, lambda: browser.post(url)).status_code == 302
        assert lent(caller, file, at_desk(an_officer()))["state"] == "paid"
        clock("1399/05/10")
        late = sent(COVID, UNIT | {"workshop_code": "0000000002"}, a_person())
        assert late.state == State.INELIGIBLE
        words = {"scheme": COVID, "since": "1399/05/01", "citation": "نامه ۱۲"}
        tasks.recheck_refused(a_circular("registration_until", "1399/05/31", **words).pk)
        tasks.sweep_judgements()
        late.refresh_from_db()
        assert late.state == "at_sector"
    assert not missed(seen, ENTERED[COVID])


def test_a_home_business_paid_and_another_taken_back() -> None:
    with watched() as seen:
        caller = Caller(a_bank_with_credit(HOME))
        file = sent(HOME, WORKER, a_person())
        supplied(file, permit_valid=True)
        desk = at_desk(an_officer())
        assert done(desk, file, "approve").state == State.READY
        assert lent(caller, file, desk, months=60, rate_percent=4)["state"] == "paid"
        other = sent(HOME, WORKER, a_person())
        browser, url = signed_in(other.person.user), read_url(other, "withdraw_application")
        whole(NOTICE, lambda: browser.post(url))
        other.refresh_from_db()
        assert other.state == State.WITHDRAWN
        assert "از درخواست انصراف دادید." in browser.get(reverse("application", args=[other.code])).content.decode()
    assert not missed(seen, ENTERED[HOME])


def test_a_group_from_its_forming_to_its_loan() -> None:
    a_target_county()
    members = "\n".join(f"{m.name}، {m.national_code}، زن، بله، {m.share}" for m in women())
    words = {
        "group_name": "گل نرگس", "place": "2001", "first_name": "گلی", "last_name": "نمونه", "sex": "woman",
        "national": representative()["national_code"], "phone": "09351234567", "born_0": "1", "born_1": "2",
        "born_2": "1360", "people": members,
    }  # fmt: skip
    with watched() as seen:
        caller = Caller(a_bank_with_credit(GROUP, source="national"))
        desk, url = at_desk(an_officer(Role.FACILITATOR)), reverse("admin:applicants_application_new_group")
        assert whole(NOTICE, lambda: desk.post(url, words)).status_code == 302
        file = Application.objects.get()
        tasks.judge_application(file.pk)
        file.refresh_from_db()
        there = list(file.members.order_by("pk").values_list("pk", flat=True))
        held = {"held_on_0": "1", "held_on_1": "6", "held_on_2": "1405", "title": "دفترداری", "there": there}
        done(desk, file, "record_training", last=CHAIN, **held)
        office = at_desk(an_officer())
        assert done(office, file, "approve").state == State.READY
        book = {"months": "6", "due": "24", "held": "24", "saved": "50000000", "lent": "30000000", "on_time": "100"}
        done(desk, file, "record_passbook", last=CHAIN, **book, in_order="yes")
        assert (file.trainings.count(), file.passbooks.count()) == (1, 1)
        assert lent(caller, file, office, months=24, rate_percent=4)["state"] == "paid"
    assert not missed(seen, ENTERED[GROUP])


def test_a_family_studied_taught_financed_and_followed() -> None:
    with watched() as seen:
        caller, by = (
            Caller(a_bank_with_credit(HERFA, source="portfolio", currency="SAR", province=QASSIM, year=today().year)),
            an_association(),
        )
        desk = at_desk(by)
        file = sent(HERFA, FAMILY, a_saudi())
        day = {"studied_on_0": "1", "studied_on_1": "1", "studied_on_2": "1405", "member": "yes", "feasible": "yes"}
        study = {name: STUDY[name] for name in ("idea", "improves", "windows")} | {"cost": "25000", "income": "1500"}
        supplied(file, by, identity_matched=True)
        done(desk, file, "record_study", last=CHAIN, **day, **study)
        url, held = reverse("admin:applicants_workshop_add"), {"held_on_0": "1", "held_on_1": "1", "held_on_2": "1405"}
        lesson = held | {"title": "رخصة المطبخ", "ministry": "municipal", "families": [file.pk]}
        assert whole("applicants_workshop_families", lambda: desk.post(url, lesson)).status_code == 302
        assert list(Workshop.objects.get().families.all()) == [file]
        assert done(desk, file, "approve").state == State.READY
        assert lent(caller, file, desk, months=12, rate_percent=0)["state"] == "paid"
        file.refresh_from_db()
        year, month, number = jalali(today()).split("/")
        result = {"on_0": number, "on_1": str(int(month)), "on_2": year} | {
            "income": "4000",
            "quality": "better",
            "demand": "same",
        }
        done(desk, file, "record_result", last=CHAIN, **result)
        assert file.results.get().monthly_income == 400_000
        assert Notice.objects.filter(application=file, kind="disbursed").count() == 1
    assert not missed(seen, ENTERED[HERFA])
