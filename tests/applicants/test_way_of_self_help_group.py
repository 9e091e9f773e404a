"""The way of a self-help group up to the bank: formed in a targeted county, trained, approved, working."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants import services
from applicants.models import Application, GroupMember, Notice, Person, Role, State, TargetCounty, User
from applicants.privacy import blind_index
from applicants.ways.self_help_group import forming
from applicants.ways.self_help_group.forming import Member
from applicants.workflow import Actor, advance
from schemes.catalogue import SCHEMES
from schemes.units import today
from tests.applicants.desk import at_desk, deed_url, file_url, queue_url
from tests.applicants.portal import refused, signed_in
from tests.ours import ours
from tests.ways import read_all_pages
from tests.world import SEMNAN, TEHRAN, a_file, a_person, an_officer, national_code

pytestmark = pytest.mark.django_db

GROUP, COUNTY = "self_help_group", "2001"
SHARE = 20_000_000
_codes = iter(range(500_000, 900_000, 7))
BOOK: dict[str, Any] = {
    "months_active": 6,
    "meetings_due": 24,
    "meetings_held": 24,
    "savings_total": 50_000_000,
    "internal_loans_total": 30_000_000,
    "internal_repaid_on_time_percent": 100,
    "books_kept": True,
}


@pytest.fixture(autouse=True)
def _a_target_county() -> None:
    letters = {"behzisti_letter": "نامه ۱", "executor_approval": "نامه ۲", "banks_letter": "نامه ۳"}
    TargetCounty.objects.create(province=SEMNAN, county=COUNTY, groups_allotted=10, **letters)


def a_facilitator(province: str = SEMNAN) -> User:
    return an_officer(Role.FACILITATOR, province)


def women(count: int = 12, poor: int | None = None, **fields: Any) -> list[Member]:
    poor = count if poor is None else poor
    return [
        Member(**({"name": f"عضو {n}", "national_code": national_code(next(_codes)), "is_woman": True,
                   "is_low_income": n < poor, "share": SHARE} | fields))
        for n in range(count)
    ]  # fmt: skip


def representative() -> dict[str, Any]:
    words = {"first_name": "گلی", "last_name": "نمونه", "birth_on": date(1985, 3, 1), "gender": Person.Gender.WOMAN}
    return words | {"national_code": national_code(next(_codes))}


def formed(by: User, members: list[Member] | None = None, **words: Any) -> Application:
    said = {
        "mobile": f"0935{next(_codes):07d}",
        "representative": representative(),
        "county": COUNTY,
        "name": "گل نرگس",
    }
    file = forming.form_group(by=by, members=women() if members is None else members, **(said | words))
    services.judge_submitted(application_id=file.pk)
    file.refresh_from_db()
    return file


def trained(by: User, file: Application, count: int | None = None) -> None:
    there = list(file.members.order_by("id").values_list("pk", flat=True))[:count]
    forming.record_training(application=file, by=by, title="پس‌انداز", held_on=today(), members=there)


def working(by: User, **figures: Any) -> Application:
    """A group that is trained, approved, and has six months in its passbook."""
    file = formed(by)
    trained(by, file)
    services.approve(application=file, by=an_officer())
    forming.record_passbook(application=file, by=by, **(BOOK | figures))
    file.refresh_from_db()
    return file


def test_a_facilitator_forms_a_group_at_the_desk_and_its_representative_is_told() -> None:
    """G4, G8: members by line, one form; the representative reads where the group stands on her own telephone."""
    by = a_facilitator()
    lines = "\n".join(f"{m.name}، {m.national_code}، زن، بله، {m.share}" for m in women())
    words = {
        "group_name": "گل نرگس", "place": COUNTY, "first_name": "گلی", "last_name": "نمونه", "sex": "woman",
        "national": national_code(next(_codes)), "phone": "09351234567", "born_0": "۱", "born_1": "۲", "born_2": "۱۳۶۰",
    }  # fmt: skip
    desk, url = at_desk(by), reverse("admin:applicants_application_new_group")
    assert desk.get(url).status_code == 200
    assert desk.post(url, words | {"people": lines + "\nناقص"}).status_code == 422
    assert desk.post(url, words | {"people": lines}).status_code == 302
    file = ours(Application).get(scheme=GROUP)
    services.judge_submitted(application_id=file.pk)
    file.refresh_from_db()
    assert (file.state, file.members.count(), file.requested_amount) == ("training", 12, 12 * SHARE)
    assert Notice.objects.filter(application=file, kind="submitted", user=file.person.user).exists()
    read_all_pages(file)
    assert file.code in desk.get(queue_url()).content.decode()
    page = desk.get(file_url(file)).content.decode()
    assert "عضو 3" in page
    assert not [word for word in ("ضامن", "وثیقه") if f'name="{word}' in page], "no such field (G3)"


def test_training_passbook_and_approval_at_the_desk_in_their_order(clock: Any) -> None:
    """G9, G10, G11: attendance, the local executor's approval, then meetings and savings."""
    clock("1405/06/10")
    by = a_facilitator()
    file, desk = formed(by), at_desk(by)
    there = list(file.members.values_list("pk", flat=True))
    held = {"held_on_0": "۱", "held_on_1": "۶", "held_on_2": "۱۴۰۵"}
    answer = desk.post(deed_url(file, "record_training"), {"title": "دفترداری", "there": there, **held})
    assert answer.status_code == 302
    assert at_desk(an_officer()).post(deed_url(file, "approve"), {"note": "نامه مجری ۵"}).status_code == 302
    file.refresh_from_db()
    assert (file.state, file.chosen_amount) == (State.READY, 12 * SHARE)
    said = {"months": "۶", "due": "۲۴", "held": "۲۴", "saved": "۵ میلیون تومان", "lent": "۳ میلیون تومان"}
    answer = desk.post(deed_url(file, "record_passbook"), said | {"on_time": "100", "in_order": "yes"})
    assert answer.status_code == 302
    book = file.passbooks.get()
    assert (book.savings_total, book.internal_loans_total, book.books_kept) == (50_000_000, 30_000_000, True)
    assert 'name="title"' not in desk.get(file_url(file)).content.decode(), "training is over"


def test_nobody_files_for_a_group_but_a_facilitator() -> None:
    """G8, G12: whoever asks is sent to the county's office."""
    person = a_person()
    services.agree(person=person, scheme=GROUP, address=None)
    assert refused(services.start, person=person, scheme=GROUP).code == "by_facilitator"
    page = signed_in(person.user).post(reverse("start_application", args=[GROUP]), follow=True)
    assert "بهزیستی" in page.content.decode()
    told = Client().get(reverse("conditions", args=[GROUP])).content.decode()
    assert "به اداره کار یا بهزیستی شهرستان خود سر بزنید" in told
    assert refused(formed, an_officer(Role.MANAGER)).code == "not_your_step"
    assert at_desk(an_officer()).get(reverse("admin:applicants_application_new_group")).status_code == 403


def test_a_county_that_is_not_chosen_has_no_groups_and_an_unchosen_province_is_unknown() -> None:
    """G6."""
    file = formed(a_facilitator(), county="2002")
    assert file.state == State.INELIGIBLE
    assert "سازوکار اجرایی بند ۱" in file.events.get(verb="find_ineligible").reason
    elsewhere = formed(a_facilitator(TEHRAN), county="2301")
    assert elsewhere.state == "training"
    assert "county_targeted" not in elsewhere.judgements.get().facts


def test_a_manager_chooses_the_counties_of_the_province_with_their_letters() -> None:
    """G6, G7."""
    desk, url = at_desk(an_officer(Role.MANAGER)), reverse("admin:applicants_targetcounty_add")
    said = {"province": SEMNAN, "county": "2002", "groups_allotted": "5", "behzisti_letter": "نامه ۸"}
    letters = {"executor_approval": "نامه ۹", "banks_letter": "نامه ۱۰"}
    assert desk.post(url, said | letters | {"county": "2301"}).status_code == 200, "another province's county"
    for letter in ("behzisti_letter", "executor_approval", "banks_letter", "groups_allotted"):
        assert desk.post(url, said | letters | {letter: ""}).status_code == 200, letter
    assert not TargetCounty.objects.filter(county="2002").exists()
    assert desk.post(url, said | letters).status_code == 302
    assert TargetCounty.objects.filter(county="2002").exists()
    assert at_desk(an_officer(Role.EXPERT)).get(url).status_code == 403


@pytest.mark.parametrize(("count", "poor", "state"), [
    (10, 10, "training"), (20, 11, "training"), (9, 9, State.INELIGIBLE), (21, 21, State.INELIGIBLE),
    (20, 10, State.INELIGIBLE),
])  # fmt: skip
def test_the_size_and_the_people_of_a_group(count: int, poor: int, state: str) -> None:
    """G1, G4, R30: ten to twenty members, most of them of low income."""
    assert formed(a_facilitator(), women(count, poor)).state == state


def test_a_group_is_approved_only_when_all_its_members_are_trained() -> None:
    """G9."""
    by = a_facilitator()
    file = formed(by)
    trained(by, file, count=11)
    assert refused(services.approve, application=file, by=an_officer()).code == "not_met"
    trained(by, file)
    services.approve(application=file, by=an_officer())


def test_only_the_facilitator_of_a_group_writes_in_its_books() -> None:
    by, other = a_facilitator(), a_facilitator()
    file = formed(by)
    words = {"title": "ت", "held_on": today(), "members": [file.members.first().pk]}
    assert refused(forming.record_training, application=file, by=other, **words).code == "not_your_group"
    assert refused(forming.record_training, application=file, by=an_officer(), **words).code == "not_your_step"
    late = words | {"held_on": today() + timedelta(days=1)}
    assert refused(forming.record_training, application=file, by=by, **late).code == "day_to_come"
    assert at_desk(other).get(file_url(file)).status_code == 404


def test_no_step_of_a_group_is_leapt_over() -> None:
    """G9, G10."""
    by = a_facilitator()
    file = formed(by)
    assert refused(forming.record_passbook, application=file, by=by, **BOOK).code == "wrong_state"
    assert refused(advance, file, "grade", by=Actor("bank")).code == "wrong_state"
    trained(by, file)
    services.approve(application=file, by=an_officer())
    assert refused(trained, by, file).code == "wrong_state"
    omid2 = a_file(State.IN_REVIEW)
    assert refused(forming.record_passbook, application=omid2, by=by, **BOOK).code == "not_in_this_scheme"


def test_a_passbook_with_more_meetings_than_were_due_is_refused() -> None:
    assert refused(working, a_facilitator(), meetings_held=25).code == "passbook_impossible"


def test_a_person_is_a_member_of_one_group_at_a_time() -> None:
    by = a_facilitator()
    members = women()
    formed(by, members)
    assert refused(formed, by, [members[0], *women(11)]).code == "member_elsewhere"
    twice = women(11)
    assert refused(formed, by, [*twice, twice[0]]).code == "member_twice"
    assert (
        GroupMember.objects.filter(national_code_index=blind_index("national_code", twice[0].national_code)).count()
        == 0
    )


def test_a_mobile_of_another_person_forms_no_group_in_that_persons_name() -> None:
    owner = a_person()
    assert refused(formed, a_facilitator(), mobile=owner.user.mobile).code == "taken"


def test_a_stranger_sees_nothing_of_a_group(client: Client) -> None:
    file = formed(a_facilitator())
    assert signed_in(a_person().user).get(reverse("application", args=[file.code])).status_code == 404


def test_the_law_page_names_the_owner_the_approach_its_year_and_the_services_a_group_may_ask_for() -> None:
    """G2, G11, G13."""
    page = Client().get(reverse("law", args=[GROUP])).content.decode()
    for words in ("معاونت توسعهٔ کارآفرینی و اشتغال", "دفتر سیاست‌گذاری و توسعهٔ اشتغال", "بانکداری پیوندی", "۱۳۸۲"):
        assert words in page
    assert SCHEMES[GROUP].parameter("in_use_since", today()) == 1382
    for label in SCHEMES[GROUP].codes["service"].labels.values():
        assert label in page
