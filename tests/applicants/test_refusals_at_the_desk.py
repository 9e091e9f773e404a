"""What an officer reads when the desk refuses, and addresses of the desk that lead nowhere (tests-Q05)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants import services
from applicants.models import Circular, Intake, ProvinceShare, Role, State, TargetCounty, User, Workshop
from schemes.units import day, jalali, today
from tests.applicants.circulars import a_draft, a_policy_maker, a_simulation
from tests.applicants.desk import a_full_file, at_desk, deed_url, file_url, give_password, queue_url
from tests.applicants.portal import refused
from tests.ours import ours
from tests.ways import a_family, an_association
from tests.world import FARS, SEMNAN, TEHRAN, a_file, a_person, a_share, an_officer

pytestmark = pytest.mark.django_db
LETTERS = {"behzisti_letter": "نامه ۱", "executor_approval": "نامه ۲", "banks_letter": "نامه ۳"}


def url(table: str, page: str, *args: object, **query: object) -> str:
    return reverse(f"admin:applicants_{table}_{page}", args=args, query=query or None)


def read(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer
    return re.sub(r"\s+", " ", answer.content.decode())


def a_day(name: str, jalali_day: str) -> dict[str, str]:
    year, month, number = jalali_day.split("/")
    return {f"{name}_0": number, f"{name}_1": str(int(month)), f"{name}_2": year}


def the_letter(**fields: Any) -> dict[str, Any]:
    no_end = {"until_0": "", "until_1": "", "until_2": ""}
    return {"citation": "نامه ۱۲۳", **a_day("since", "1405/01/01"), **no_end} | fields


@pytest.fixture
def maker() -> Client:
    return at_desk(a_policy_maker())


def test_a_share_of_a_province_is_not_said_to_be_of_the_files_day(maker: Client) -> None:
    says = "پرونده‌هایی که روز قانون آن‌ها در این بازه است؛ می‌تواند گذشته باشد."
    assert says in read(maker.get(url("circular", "add", parameter="omid2/ceiling")))
    assert says not in read(maker.get(url("circular", "add", parameter="omid2/absorption_ceiling_IR-20")))


@pytest.mark.parametrize("verb", ["draft_circular", "withdraw", "approve", "x"])
def test_no_other_verb_is_done_on_a_circular(maker: Client, verb: str) -> None:
    circular = a_draft()
    assert maker.post(url("circular", "act", circular.pk, verb)).status_code == 404
    assert maker.get(url("circular", "act", circular.pk, "approve_circular")).status_code == 405
    circular.refresh_from_db()
    assert circular.state == "draft"


@pytest.mark.parametrize(
    ("parameter", "typed", "says"),
    [
        ("covid_relief/note_times", "دو", "یک عدد اعشاری مانند ۱.۵ بنویسید."),
        ("covid_relief/note_times", "NaN", "یک عدد اعشاری مانند ۱.۵ بنویسید."),
        ("covid_relief/note_times", "-0.1", "یک عدد اعشاری مانند ۱.۵ بنویسید."),
        ("covid_relief/note_times", "1000.1", "یک عدد اعشاری مانند ۱.۵ بنویسید."),
        ("home_business/rate_percent", "101", "عددی از ۰ تا ۱۰۰ بنویسید."),
    ],
)
def test_a_value_that_the_law_cannot_hold_is_refused_on_the_form(
    maker: Client, parameter: str, typed: str, says: str
) -> None:
    page = read(maker.post(url("circular", "add", parameter=parameter), the_letter(value=typed)), 422)
    assert says in page
    assert not Circular.objects.exists()


def test_a_text_of_the_law_is_short_and_printable() -> None:
    words: dict[str, Any] = {"scheme": "covid_relief", "parameter": "help_phone"}
    for value in ("", "   ", "۰" * 101, "۰۲۱\n", 21):
        refusal = refused(a_draft, value=value, **words)
        assert (refusal.code, str(refusal)) == ("wrong_value", "یک متن کوتاه بنویسید.")
    assert a_draft(value="۰" * 100, **words).value == "۰" * 100


@pytest.mark.parametrize(
    ("scheme", "fact", "value", "says"),
    [
        ("omid2", "good_record", "شاید", "«بله» یا «نه» بنویسید."),
        ("omid2", "identity_matched", "۱", "«بله» یا «نه» بنویسید."),
        ("omid2", "earlier_omid2_loans", "یکی", "یک عدد بنویسید."),
        ("omid2", "other_debt", "-۱", None),
    ],
)
def test_an_answer_that_is_of_another_kind_is_refused_beside_its_box(
    scheme: str, fact: str, value: str, says: str | None
) -> None:
    file = a_file(State.IN_REVIEW if scheme == "omid2" else "at_sector", scheme=scheme)
    desk = at_desk(an_officer(Role.EXPERT))
    said = {"fact": fact, "value": value, "source_note": "نامه ۱"}
    answer = desk.post(deed_url(file, "supply_fact"), said)
    page = read(answer, 422)
    (form,) = (form for deed, form, _bound in answer.context["deeds"] if deed.verb == "supply_fact")
    assert list(form.errors) == ["value"]
    assert says is None or form.errors["value"] == [says]
    assert str(form.errors["value"][0]) in page
    assert not file.inquiries.exists()


@pytest.mark.parametrize(
    ("value", "kept"),
    [("هیچ", []), ("1399/01/05، 1399/02/07", ["1399/01/05", "1399/02/07"]), ("1399/01/05", ["1399/01/05"])],
)
def test_days_are_told_with_commas_and_none_is_an_answer(value: str, kept: list[str]) -> None:
    file = a_file("at_sector", scheme="covid_relief")
    desk = at_desk(an_officer(Role.EXPERT))
    said = {"fact": "bounced_cheques", "value": value, "source_note": "نامه ۱"}
    assert "پاسخ با منبع آن ثبت شد." in read(desk.post(deed_url(file, "supply_fact"), said, follow=True))
    assert file.inquiries.get().facts == {"bounced_cheques": kept}


def test_days_that_are_none_are_refused_in_words() -> None:
    file = a_file("at_sector", scheme="covid_relief")
    desk = at_desk(an_officer(Role.EXPERT))
    said = {"fact": "bounced_cheques", "value": "دیروز", "source_note": "نامه ۱"}
    page = read(desk.post(deed_url(file, "supply_fact"), said, follow=True))
    assert "پاسخ با منبع آن ثبت شد." not in page
    assert "تاریخ درستی نیست:" in page
    assert not file.inquiries.exists()


def test_the_queue_shows_every_state_when_all_are_asked_for() -> None:
    files = [a_file(state) for state in (State.IN_REVIEW, State.APPROVED, State.REJECTED)]
    page = read(at_desk(an_officer()).get(queue_url(state="all")))
    assert all(file.code in page for file in files)
    page = read(at_desk(an_officer()).get(queue_url()))
    assert [file.code in page for file in files] == [True, False, False]


def test_a_manager_sees_the_counties_of_the_own_province_and_headquarters_all() -> None:
    for province, county in ((SEMNAN, "2001"), (FARS, "0701")):
        TargetCounty.objects.create(province=province, county=county, groups_allotted=10, **LETTERS)
    letters = TargetCounty.objects.get(province=FARS)
    mine = at_desk(an_officer(Role.MANAGER))
    rows = re.findall(r'targetcounty/(\d+)/change/"', read(mine.get(url("targetcounty", "changelist"))))
    assert rows == [str(TargetCounty.objects.get(province=SEMNAN).pk)]
    assert mine.get(url("targetcounty", "change", letters.pk)).status_code == 302, "the row is not there"
    every = at_desk(an_officer(Role.HEADQUARTERS, ""))
    rows = re.findall(r'targetcounty/(\d+)/change/"', read(every.get(url("targetcounty", "changelist"))))
    assert len(rows) == 2
    assert every.get(url("targetcounty", "history", letters.pk)).status_code == 403
    assert every.post(url("targetcounty", "delete", letters.pk), {"post": "yes"}).status_code == 403


def test_trials_of_two_schemes_are_not_set_side_by_side(maker: Client) -> None:
    pair = [
        a_simulation(a_draft("ceiling", 500_000_000)),
        services.simulate(
            scheme="home_business", circulars=[a_draft("applicant_ceiling", 500_000_000, scheme="home_business")],
            by=a_policy_maker(),
        ),
    ]  # fmt: skip
    both = {"left": pair[0].pk, "right": pair[1].pk}
    assert maker.get(url("simulation", "compare", **both)).status_code == 404
    assert maker.get(url("simulation", "compare", left=pair[0].pk, right=pair[0].pk)).status_code == 200


def test_a_trial_without_a_draft_does_not_begin(maker: Client) -> None:
    answer = maker.post(url("simulation", "add"), {"whole_queue": "yes"})
    assert read(answer, 422)
    assert list(answer.context["form"].errors) == ["circulars"]


def test_one_who_has_signed_in_is_led_from_the_sign_in_to_the_desk(client: Client) -> None:
    officer = an_officer()
    assert at_desk(officer).get(reverse("admin:login")).headers["Location"] == reverse("admin:index")
    assert client.get(reverse("admin:login")).status_code == 200
    give_password(client, officer)
    assert client.get(reverse("admin:login")).status_code == 200, "a password alone is no sign-in"


def test_an_administrator_sets_anothers_first_password_and_never_the_own() -> None:
    keeper, other = an_officer(Role.ADMINISTRATOR, ""), an_officer(Role.EXPERT)
    desk = at_desk(keeper)
    word = "a quite different long one"
    new = {"password1": word, "password2": word}
    change = "admin:auth_user_password_change"
    assert desk.get(reverse(change, args=[other.pk])).status_code == 200
    assert desk.post(reverse(change, args=[other.pk]), new).status_code == 302
    other.refresh_from_db()
    assert other.check_password(word)
    assert desk.post(reverse(change, args=[keeper.pk]), new).status_code == 404
    assert desk.get(reverse(change, args=[a_person().user.pk])).status_code == 404, "an applicant has none"
    assert at_desk(an_officer(Role.MANAGER)).post(reverse(change, args=[keeper.pk]), new).status_code in (403, 404)
    keeper.refresh_from_db()
    assert keeper.check_password("a long password")


def test_the_list_of_accounts_says_role_and_province() -> None:
    keeper, expert = an_officer(Role.ADMINISTRATOR, ""), an_officer(Role.EXPERT, TEHRAN)
    User.objects.create_user("bare", "a long password", is_staff=True)
    page = read(at_desk(keeper).get(url("user", "changelist")))
    rows = {name: next(row for row in page.split("<tr") if name in row) for name in ("bare", expert.username)}
    cells = {name: re.findall(r'field-(role|province)">([^<]*)<', row) for name, row in rows.items()}
    assert cells[expert.username] == [("role", "کارشناس"), ("province", "تهران")]
    assert cells["bare"] == [("role", "–"), ("province", "–")]
    own = next(row for row in page.split("<tr") if f">{keeper.username}<" in row)
    assert re.findall(r'field-(role|province)">([^<]*)<', own) == [("role", "راهبر سامانه"), ("province", "همه")]
    assert at_desk(keeper).get(url("user", "change", 999_999_999)).status_code == 404


def test_a_superuser_without_a_role_keeps_the_accounts_and_reads_no_file() -> None:
    first = User.objects.create_superuser("first", "a long password")
    desk = at_desk(first)
    assert desk.get(url("user", "changelist")).status_code == 200
    assert desk.get(queue_url()).status_code == 403
    assert desk.get(file_url(a_full_file())).status_code == 403


def test_a_result_is_written_down_at_the_desk_with_every_part_of_it() -> None:
    """الفقرة ١٠."""
    file = a_family()
    type(file).objects.filter(pk=file.pk).update(state=State.DISBURSED)
    desk = at_desk(an_association())
    said = {"income": "۱۲۳۴", "quality": "better", "demand": "worse", **a_day("on", jalali(today()))}
    answer = desk.post(deed_url(file, "record_result"), said, follow=True)
    assert answer.redirect_chain == [(file_url(file), 302)]
    result = file.results.get()
    assert (result.on, result.monthly_income, result.quality, result.demand) == (today(), 123_400, "better", "worse")


def test_a_workshop_that_cannot_be_is_refused_above_its_form() -> None:
    by = an_association()
    file = a_family()
    words = {"title": "ورشة", "ministry": Workshop.Ministry.values[0], "families": [file.pk]}
    words |= a_day("held_on", jalali(today() + timedelta(days=1)))
    answer = at_desk(by).post(url("workshop", "add"), words)
    page = read(answer, 422)
    assert list(answer.context["form"].errors) == ["__all__"]
    assert str(answer.context["form"].errors["__all__"][0]) in page
    assert not ours(Workshop).exists()


def test_the_names_of_rows_stand_above_their_pages() -> None:
    """A share, a window and a letter are called by what they are."""
    desk = at_desk(an_officer(Role.HEADQUARTERS, ""))
    share = a_share(SEMNAN)
    assert "omid2 20" in read(desk.get(url("provinceshare", "change", share.pk)))
    intake = Intake.objects.create(
        scheme="omid2", name="دور یکم", opens_on=day("1405/01/01"), closes_on=day("1405/02/01"),
        opened_by=a_policy_maker(),
    )  # fmt: skip
    assert "دور یکم" in read(desk.get(url("intake", "change", intake.pk)))
    assert ours(ProvinceShare).count() == 1
