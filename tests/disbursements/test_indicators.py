"""Targets and actuals: every number of the documents beside what was paid, in its year and province."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.urls import reverse

from applicants.models import Application, GroupMember, Passbook, ProjectResult, ProjectStudy, Role, State, TargetCounty
from applicants.way.measures import Indicator, Sense
from disbursements.figures.indicators import measured, scope_of
from disbursements.models import CreditLine, Loan, Payout, Referral
from schemes.catalogue import SCHEMES
from schemes.units import day
from tests.applicants.desk import at_desk
from tests.disbursements.bank_side import a_bank, a_line, key
from tests.ours import ours
from tests.world import SEMNAN, TEHRAN, a_file, a_person, a_share, an_officer

pytestmark = pytest.mark.django_db

BILLION = 10**9
FAMILY: dict[str, Any] = {"scheme": "productive_families", "chosen_amount": 2_000_000}
HOME = {"role": "applicant", "purpose": "stabilisation"}
PAGE, EVERYWHERE = "admin:indicators", scope_of("", 1405)


def a_payout(file: Application, amount: int, on: str) -> Payout:
    """So many rials of the file's loan paid on a Jalali day; the loan is made with the first."""
    loan = ours(Loan).filter(referral__application=file).first()
    if loan is None:
        bank = a_bank()
        line = ours(CreditLine).filter(scheme=file.scheme, province=file.province).first()
        line = line or a_line(bank, scheme=file.scheme, province=file.province, year=1300)
        referral = Referral.objects.create(
            code=key(), verification_code=key(), application=file, bank=bank, credit_line=line, amount=amount,
            terms={}, referred_by=file.person.user,
        )  # fmt: skip
        loan = Loan.objects.create(
            referral=referral, bank=bank, contract_number=key(), contract_on=date(2020, 1, 1), principal=10**15,
            months=12, rate_percent=4, method="annuity", branch_code="1",
        )  # fmt: skip
    return Payout.objects.create(loan=loan, bank=loan.bank, amount=amount, paid_on=day(on), bank_reference=key())


def a_home_loan(amount: int, on: str, province: str = SEMNAN, gender: str = "woman", **answers: Any) -> Application:
    person = a_person(province, gender=gender)
    file = a_file(State.DISBURSED, person, scheme="home_business", answers=HOME | answers, chosen_amount=amount)
    a_payout(file, amount, on)
    return file


def of(scheme: str, title: str, province: str = SEMNAN, year: int = 1405) -> Indicator:
    [found] = [row for row in measured(scope_of(province, year))[scheme] if row.title.startswith(title)]
    return found


@pytest.mark.parametrize(("on", "year"), [
    ("1403/12/30", 1403), ("1404/01/01", 1404), ("1404/12/29", 1404), ("1405/01/01", 1405),
])  # fmt: skip
def test_a_payout_belongs_to_the_jalali_year_of_its_day(on: str, year: int) -> None:
    """H1, R27: on the last day of a leap year, of a common year, and on the first of Farvardin."""
    a_home_loan(BILLION, on)
    for each in (year - 1, year, year + 1):
        sums = {row.title: row.actual for row in measured(scope_of(SEMNAN, each))["home_business"]}
        assert (sums["پرداخت این سال"], sums["وام‌گیرندگان این سال"]) == ((BILLION, 1) if each == year else (0, 0))
        assert (sums["پرداخت سال پیش"], sums["وام‌گیرندگان سال پیش"]) == ((BILLION, 1) if each == year + 1 else (0, 0))


@pytest.mark.parametrize(("this_year", "reached"), [(2 * BILLION - 1, False), (2 * BILLION, True)])
def test_money_and_persons_are_told_year_on_year(this_year: int, reached: bool) -> None:
    """H1, R27: twice last year's, to the rial; the persons are as many."""
    a_home_loan(BILLION, "1404/09/10")
    before = a_home_loan(this_year - 1, "1405/02/01")
    a_payout(before, 1, "1405/02/02")
    money, persons = of("home_business", "پرداخت این سال نسبت"), of("home_business", "وام‌گیرندگان نسبت")
    assert (money.target, money.actual, money.reached) == (2, Fraction(this_year, BILLION), reached)
    assert (persons.actual, persons.reached) == (1, False), "who is paid in two parts is one person"


def test_without_a_year_before_there_is_nothing_to_compare() -> None:
    a_home_loan(BILLION, "1405/02/01")
    assert of("home_business", "پرداخت این سال نسبت").reached is None


@pytest.mark.parametrize(("women", "reached"), [(3, True), (2, False)])
def test_last_years_persons_and_the_share_of_women(women: int, reached: bool) -> None:
    """H2: a thousand persons, three in four of them women."""
    for n in range(4):
        a_home_loan(BILLION, "1404/10/01", gender="woman" if n < women else "man")
    persons, share = of("home_business", "وام‌گیرندگان سال پیش"), of("home_business", "سهم بانوان از وام‌گیرندگان سال")
    assert (persons.article, persons.target, persons.actual, persons.reached) == ("بند ۲", 1_000, 4, False)
    assert (share.article, share.target, share.actual, share.reached) == ("بند ۲", 75, 25 * women, reached)


def test_most_of_the_money_is_for_stability() -> None:
    """H10: half is not most; the measure is of money, not of files."""
    a_home_loan(BILLION, "1405/02/01")
    a_home_loan(BILLION, "1405/02/01", purpose="creation")
    half = of("home_business", "سهم پایداری")
    assert (half.article, half.actual, half.reached) == ("بند ۷", 50, False)
    a_home_loan(1, "1405/02/01")
    assert of("home_business", "سهم پایداری").reached


def test_jobs_are_those_of_supporters_paid_in_the_year_each_file_once() -> None:
    """R28."""
    chain = a_home_loan(BILLION, "1405/01/01", role="supporter", jobs_promised=25)
    a_payout(chain, BILLION, "1405/03/01")
    a_home_loan(BILLION, "1404/12/29", role="supporter", jobs_promised=7)
    a_home_loan(BILLION, "1405/01/01", jobs_promised=9)
    assert of("home_business", "شغل").actual == 25
    assert of("home_business", "شغل", year=1404).actual == 7


def test_the_credit_notified_is_told_by_source_and_the_banks_are_counted() -> None:
    """H3, H4, H7, R29: of the year and province alone; one bank with two sources is one."""
    bank = a_bank()
    a_line(bank, 2_400 * BILLION, scheme="home_business", year=1405, source="provincial")
    a_line(bank, 1_160 * BILLION - 1, scheme="home_business", year=1405, source="national")
    a_line(a_bank(), BILLION, scheme="home_business", year=1404, source="national")
    a_line(a_bank(), BILLION, TEHRAN, scheme="home_business", year=1405, source="national")
    provincial, national = of("home_business", "اعتبار استانی"), of("home_business", "اعتبار ملی")
    assert (provincial.actual, provincial.target, provincial.reached) == (2_400 * BILLION, 2_400 * BILLION, True)
    assert (national.actual, national.target, national.reached) == (1_160 * BILLION - 1, 1_160 * BILLION, False)
    banks = of("home_business", "بانک")
    assert (banks.actual, banks.target) == (1, 8)


def a_group(members: int, poor: int, women: int, province: str = SEMNAN, state: str = "training") -> Application:
    file = a_file(state, a_person(province), scheme="self_help_group", chosen_amount=BILLION)
    GroupMember.objects.bulk_create(
        GroupMember(application=file, name="عضو", national_code=key(), national_code_index=key(), share=1,
                    is_woman=n < women, is_low_income=n < poor)
        for n in range(members)
    )  # fmt: skip
    return file


def a_book(file: Application, on: str, savings: int) -> None:
    figures = dict.fromkeys(
        ("months_active", "meetings_due", "meetings_held", "internal_loans_total", "internal_repaid_on_time_percent"), 0
    )
    by = file.person.user
    Passbook.objects.create(
        application=file, on=day(on), savings_total=savings, books_kept=True, recorded_by=by, **figures
    )


def test_groups_their_savings_and_the_poor_they_reach() -> None:
    """G1, G4, G5, G6: the three aims, against the groups that the counties were allotted."""
    letters = {"behzisti_letter": "۱", "executor_approval": "۲", "banks_letter": "۳"}
    TargetCounty.objects.create(province=SEMNAN, county="2001", groups_allotted=3, **letters)
    lent, other = a_group(12, poor=10, women=12, state=State.DISBURSED), a_group(10, poor=6, women=4)
    a_group(20, poor=20, women=20, state=State.INELIGIBLE)
    a_payout(lent, BILLION, "1405/05/01")
    a_book(lent, "1405/04/01", 50)
    a_book(lent, "1405/02/01", 20)
    a_book(lent, "1405/03/01", 90)
    a_book(other, "1405/03/01", 70)
    groups, members = of("self_help_group", "گروه‌های تشکیل‌شده"), of("self_help_group", "اعضای گروه‌ها")
    assert (groups.actual, groups.target, groups.reached, members.actual) == (2, 3, False, 22)
    assert of("self_help_group", "سهم زنان").actual == Fraction(1600, 22)
    poor = of("self_help_group", "سهم کم‌درآمدها")
    assert (poor.actual, poor.target, poor.reached) == (Fraction(1600, 22), 50, True)
    assert of("self_help_group", "رشد پس‌انداز").actual == 30, "the newest day's less the first day's, of each group"
    assert of("self_help_group", "اعضای کم‌درآمدی").actual == 10


def test_seventy_percent_of_what_a_unit_was_paid_is_for_wages() -> None:
    """K13: of the tranches paid, not of the sum approved; the rest is for other costs, to the rial."""
    file = a_file(State.DISBURSING, scheme="covid_relief", chosen_amount=BILLION)
    a_payout(file, 300, "1399/05/01")
    a_payout(file, 101, "1399/05/31")
    done = {row.title: row.actual for row in measured(scope_of(SEMNAN, 1405))["covid_relief"]}
    assert list(done.values()) == [1, 401, 280, 121]
    assert "از آن، ۷۰ درصد فقط برای دستمزد" in done


def test_absorption_stands_against_the_shares_and_a_ceiling_is_no_aim() -> None:
    """O45."""
    before = of("omid2", "سپرده", province="")
    share = a_share()
    a_share(TEHRAN, 57_900_000_000)
    share.absorbed = share.ceiling
    share.save()
    own, country = of("omid2", "سپرده"), of("omid2", "سپرده", province="")
    assert (own.actual, own.target, own.sense, own.reached) == (share.ceiling, 18_450_000_000, Sense.AT_MOST, True)
    assert (country.actual - before.actual, country.target - before.target) == (18_450_000_000, 76_350_000_000)


def test_more_than_a_hundred_projects_are_expected() -> None:
    """P6: a hundred are not more than a hundred; a project counts when it is paid."""
    a_file(State.DISBURSED, **FAMILY)
    a_file(State.REFERRED, **FAMILY)
    projects = of("productive_families", "طرح‌هایی", province="SA-05")
    assert (projects.actual, projects.target, projects.reached) == (1, 100, False)
    assert not replace(projects, actual=100).reached
    assert replace(projects, actual=101).reached
    assert of("productive_families", "طرح‌هایی", province="").actual == 1


def test_what_came_of_the_projects_is_the_newest_look_at_each_beside_its_study() -> None:
    """P9: income, quality and demand; an income equal to the study's is not less."""
    association = an_officer(Role.ASSOCIATION, "SA-05")
    for incomes in ((90_000, 100_000), (200_000, 99_999), ()):
        file = a_file(State.DISBURSED, **FAMILY)
        ProjectStudy.objects.create(
            application=file, studied_on=day("1405/01/01"), idea="تمور", cost=1, monthly_income=100_000,
            improves=["tools"], windows=["shop"], is_feasible=True, recorded_by=association,
        )  # fmt: skip
        for month, income in enumerate(incomes, start=2):
            ProjectResult.objects.create(
                application=file, on=day(f"1405/{month:02}/01"), monthly_income=income, quality="better",
                demand="better" if income == 100_000 else "same", recorded_by=association,
            )  # fmt: skip
    goals = [row for row in measured(scope_of("SA-05", 1405))["productive_families"] if row.article == "الفقرة ١٠"]
    assert [row.actual for row in goals] == [2, 1, 2, 1]


def test_the_association_sees_the_measures_of_its_own_scheme_only() -> None:
    """P6, P8."""
    seen = at_desk(an_officer(Role.ASSOCIATION, "SA-05")).get(reverse(PAGE)).content.decode()
    assert "طرح‌هایی که وام گرفته‌اند" in seen
    assert "سپرده جذب‌شده" not in seen
    assert 'name="year"' not in seen, "its measures are of no year"
    headquarters = at_desk(an_officer(Role.HEADQUARTERS, "")).get(reverse(PAGE), {"province": "SA-05"})
    assert 'name="year"' in headquarters.content.decode()


def test_a_province_is_shown_the_schemes_of_its_country() -> None:
    """P10."""
    assert set(measured(scope_of("SA-05", 1405))) == {"productive_families"}
    assert "productive_families" not in measured(scope_of(SEMNAN, 1405))
    assert set(measured(EVERYWHERE)) == set(SCHEMES)


def test_an_officer_sees_the_money_of_the_own_province_whatever_is_asked(clock: Any) -> None:
    clock("1405/09/01")
    a_home_loan(111 * BILLION, "1405/02/01")
    a_home_loan(222 * BILLION, "1405/02/01", TEHRAN)
    url = reverse(PAGE)
    desk = at_desk(an_officer(Role.EXPERT))
    for asked in ({}, {"province": TEHRAN}):
        seen = desk.get(url, asked).content.decode()
        assert "۱۱۱٬۰۰۰٬۰۰۰٬۰۰۰ ریال" in seen
        assert "۲۲۲٬۰۰۰٬۰۰۰٬۰۰۰" not in seen
        assert 'name="province"' not in seen
    watcher = at_desk(an_officer(Role.HEADQUARTERS, ""))
    assert "۳۳۳٬۰۰۰٬۰۰۰٬۰۰۰ ریال" in watcher.get(url).content.decode()
    assert "۲۲۲٬۰۰۰٬۰۰۰٬۰۰۰ ریال" in watcher.get(url, {"province": TEHRAN, "year": 1405}).content.decode()
    assert "۲۲۲٬۰۰۰٬۰۰۰٬۰۰۰" in watcher.get(url, {"province": TEHRAN}).content.decode(), "the year may be left out"
    assert "۲۲۲" not in watcher.get(url, {"province": TEHRAN, "year": 1404}).content.decode()


def test_the_page_says_each_number_with_its_article_and_whether_it_holds(clock: Any) -> None:
    """H2, H10, P6."""
    clock("1405/09/01")
    for gender in ("woman", "woman", "man"):
        a_home_loan(BILLION, "1404/10/01", gender=gender)
        a_home_loan(BILLION, "1405/02/01", gender=gender)
    page = " ".join(at_desk(an_officer(Role.AUDITOR, "")).get(reverse(PAGE)).content.decode().split())
    for words in ("(بند ۲)", "۶۶٫۶ درصد", "۷۵ درصد", "۱٬۰۰۰ نفر", "بیش از ۵۰ درصد", "بیش از ۱۰۰ پروژه", "(الفقرة ٧)"):
        assert words in page
    assert "هنوز نه" in page[page.index("سهم بانوان") :][:600]
    assert "برقرار است" in page[page.index("سهم پایداری") :][:600]


@pytest.mark.parametrize("asked", [{"year": "1200"}, {"year": "ّ"}, {"province": "99"}])
def test_what_is_not_on_offer_is_said_and_changes_nothing(asked: dict[str, str]) -> None:
    assert at_desk(an_officer(Role.AUDITOR, "")).get(reverse(PAGE), asked).status_code == 422


@pytest.mark.parametrize(("role", "reads"), [
    *((role, True) for role in ("expert", "committee", "manager", "deputy", "county_head", "headquarters", "auditor")),
    *((role, False) for role in (Role.SECTOR, Role.FACILITATOR, Role.ADMINISTRATOR)),
])  # fmt: skip
def test_the_page_is_for_those_who_read_files_of_several_schemes(role: str, reads: bool) -> None:
    desk = at_desk(an_officer(role))
    assert (reverse(PAGE) in desk.get(reverse("admin:index")).content.decode()) is reads
    assert desk.get(reverse(PAGE)).status_code == (200 if reads else 403)
    assert desk.post(reverse(PAGE)).status_code == 405


def test_a_stranger_is_sent_to_the_sign_in(client: Any) -> None:
    answer = client.get(reverse(PAGE))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("admin:login"))


def test_the_measures_cost_ten_statements_however_many_files(queries: Any) -> None:
    with queries() as empty:
        measured(EVERYWHERE)
    for _more in range(3):
        a_home_loan(BILLION, "1405/02/01")
        a_book(a_group(10, 10, 10), "1405/03/01", 1)
    with queries() as full:
        measured(EVERYWHERE)
    assert (len(empty), len(full)) == (10, 10)
