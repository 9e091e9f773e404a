"""Stories of three other schemes in the newcomer's first province: one ends at every stop of a way, some beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import time_machine

from applicants import services
from applicants.models import Application, GroupMember, Person, Role, TargetCounty, User
from applicants.ways.self_help_group import forming
from applicants.ways.self_help_group.forming import Member
from disbursements.models import Bank, Referral
from disbursements.services import accept, grade, pay_out, refer
from microfinance.demo.people import FAMILIES, WOMEN
from microfinance.demo.story import MILLION, national_code, pdf
from schemes.units import TEHRAN, day, today
from schemes.units.places import counties_of

SEEN = "نامه نمونه"
FROM_NUMBER = 700_000  # far from the numbers of the other stories
A_WAY = 100  # numbers that each way has for its endings
Staff = dict[str, User]  # the officers of the province by role
Steps = list[Callable[[], object]]


class OneStory:
    """One file of another scheme and all that may happen to it, a step every other day."""

    scheme = ""
    money: tuple[tuple[Any, ...], ...] = ()  # of the scheme's credit lines: source, and years that are past
    desk: str = Role.EXPERT  # at whose desk the file is worked

    def __init__(self, rng: Random, number: int, province: str, staff: Staff, bank: Bank) -> None:
        self.rng, self.number, self.province, self.staff, self.bank = rng, FROM_NUMBER + number, province, staff, bank
        self.county = counties_of(province)[0].code
        self.begins = today() - timedelta(days=60)
        self.file: Application
        self.referral: Referral

    @contextmanager
    def on(self, days: int) -> Iterator[date]:
        """Stand on a day of the story, in office hours."""
        when = datetime.combine(self.begins + timedelta(days=days), time(10, self.number % 60, tzinfo=TEHRAN))
        with time_machine.travel(when, tick=True):
            yield when.date()

    def steps(self) -> Steps:
        """The whole way in its order."""
        raise NotImplementedError

    def asides(self) -> list[Steps]:
        """The ways that end elsewhere."""
        raise NotImplementedError

    def endings(self) -> list[Steps]:
        """Every story: as far as each step, and those that turn aside."""
        way = self.steps()
        return [*(way[:stop] for stop in range(1, len(way) + 1)), *self.asides()]

    def tell(self, steps: Steps) -> Application:
        """Live through these steps."""
        for place, step in enumerate(steps):
            with self.on(2 * place):
                step()
        return self.file

    def who(self) -> dict[str, Any]:
        """An invented woman."""
        words = {"first_name": self.rng.choice(WOMEN), "last_name": self.rng.choice(FAMILIES)}
        return words | {
            "national_code": national_code(self.number), "birth_on": date(1980, 1, 1), "gender": Person.Gender.WOMAN,
        }  # fmt: skip

    def mobile(self) -> str:
        return f"0998{self.number:07d}"

    def file_alone(self, answers: dict[str, Any]) -> None:
        """Register a person and a full form."""
        user = User.objects.create_applicant(self.mobile())
        person = services.register_person(user=user, province=self.province, county=self.county, **self.who())
        services.agree(person=person, scheme=self.scheme, address=None)
        self.file = services.start(person=person, scheme=self.scheme)
        services.save_answers(application=self.file, answers=answers)

    def send(self) -> None:
        services.submit(application=self.file)

    def check(self) -> None:
        services.judge_submitted(application_id=self.file.pk)

    def supply(self, **facts: Any) -> None:
        for name, value in facts.items():
            by = self.staff[self.desk]
            services.supply_fact(application=self.file, by=by, name=name, value=value, source_note=SEEN)

    def approve_by(self, role: str) -> None:
        services.approve(application=self.file, by=self.staff[role])

    def reject_by(self, role: str, reason: str) -> None:
        services.reject(application=self.file, by=self.staff[role], reason=reason)

    def give_back(self) -> None:
        services.return_to_applicant(application=self.file, by=self.staff[self.desk], reason="answer_differs")

    def withdraw(self) -> None:
        services.withdraw(application=self.file)

    def hand_over(self) -> None:
        self.referral = refer(application=self.file, bank=self.bank, by=self.staff[self.desk])

    def contract(self) -> None:
        told, on = self.referral.terms, self.referral.created_at.astimezone(TEHRAN).date() + timedelta(days=1)
        accept(
            referral=self.referral, contract_number=f"W{self.number}", contract_on=on, principal=self.referral.amount,
            months=told["months"] or 36, branch_code="1201", rate_percent=None if told["rate_percent"] else Decimal(4),
        )  # fmt: skip

    def pay(self, share: int, mark: str) -> None:
        """Pay one part of so many of the sum."""
        on = self.referral.loan.contract_on
        pay_out(
            referral=self.referral,
            amount=self.referral.amount // share,
            paid_on=on,
            bank_reference=f"W{self.number}{mark}",
        )


class HomeWay(OneStory):
    """A carpet weaver's, directly."""

    scheme = "home_business"
    money = (("provincial",), ("national",))

    def asks(self, **changes: Any) -> None:
        answers = {
            "role": "applicant", "field": "carpet", "business_name": "قالی‌بافی", "business_text": "قالی دستباف می‌بافم.",
            "purpose": "stabilisation", "requested_amount": self.rng.choice((500, 1_000, 2_000)) * MILLION,
            "route": "direct",
        }  # fmt: skip
        self.file_alone(answers | changes)

    def asides(self) -> list[Steps]:
        seen = [self.asks, self.send, self.check]
        return [
            [lambda: self.asks(field="other"), self.send, self.check], [*seen, self.give_back], [*seen, self.withdraw],
            [*seen, lambda: self.reject_by(Role.COMMITTEE, "committee_against")],
        ]  # fmt: skip

    def steps(self) -> Steps:
        return [
            self.asks, self.send, self.check, lambda: self.supply(permit_valid=True),
            lambda: self.approve_by(Role.COMMITTEE), self.hand_over, self.contract, lambda: self.pay(1, "a"),
        ]  # fmt: skip


class CovidWay(OneStory):
    """A small restaurant's in the summer of 1399, paid in two stages."""

    scheme = "covid_relief"
    money = (("national", (1399,)),)

    def __init__(self, *its: Any) -> None:
        super().__init__(*its)
        self.begins = day("1399/04/05")

    def asks(self, **changes: Any) -> None:
        answers: dict[str, Any] = dict.fromkeys(("has_licence", "sector_listed", "active_last_year", "jobs_kept"), True)
        answers |= {
            "business_kind": "employer", "business_name": "رستوران", "business_text": "رستوران کوچک شهر",
            "workshop_code": f"{self.number:010d}", "active_now": True, "closed_by_decree": False,
            "requested_amount": 480 * MILLION,
        }  # fmt: skip
        self.file_alone(answers | changes)

    def asides(self) -> list[Steps]:
        seen = [self.asks, self.send, self.check]
        return [
            [lambda: self.asks(jobs_kept=False), self.send, self.check], [*seen, self.give_back],
            [*seen, self.withdraw], [*seen, lambda: self.reject_by(Role.SECTOR, "sector_against")],
        ]  # fmt: skip

    def steps(self) -> Steps:
        unit = {"invited": True, "has_insurance_list": True, "insured_workers": 5, "on_unemployment_insurance": 1}
        clean = {"bounced_cheques": [], "non_current_debt": 0}
        return [
            self.asks, self.send, self.check, lambda: self.supply(**unit, **clean),
            lambda: self.approve_by(Role.SECTOR), self.papers, self.hand_over, self.contract,
            lambda: self.pay(2, "a"), lambda: self.pay(2, "b"),
        ]  # fmt: skip

    def papers(self) -> None:
        user = self.file.person.user
        for kind in ("bank_form", "guarantee"):
            services.add_document(application=self.file, kind=kind, data=pdf(1), name="", by=user)
        services.complete_papers(application=self.file, by=user)


class GroupWay(OneStory):
    """Twelve women of a village."""

    scheme = "self_help_group"
    money = (("national",),)

    def steps(self) -> Steps:
        return [
            self.form, self.check, self.train, lambda: self.approve_by(Role.COMMITTEE), self.write_book, self.hand_over,
            lambda: self.grade(passed=True), self.contract, lambda: self.pay(1, "a"),
        ]  # fmt: skip

    def asides(self) -> list[Steps]:
        return [
            [self.move_away, self.form, self.check],
            [self.form, self.check, self.withdraw],
            [*self.steps()[:3], lambda: self.reject_by(Role.COMMITTEE, "executor_against")],
            [*self.steps()[:6], lambda: self.grade(passed=False)],
        ]

    def move_away(self) -> None:
        """To a county that was not chosen for groups."""
        self.county = counties_of(self.province)[1].code

    def grade(self, *, passed: bool) -> None:
        grade(referral=self.referral, passed=passed, graded_on=today())

    def form(self) -> None:
        members = [
            Member(f"{self.rng.choice(WOMEN)} {self.rng.choice(FAMILIES)}", national_code(self.number * 100 + n), True,
                   n < 10, 20 * MILLION)
            for n in range(12)
        ]  # fmt: skip
        self.file = forming.form_group(
            by=self.staff[Role.FACILITATOR], mobile=self.mobile(), representative=self.who(),
            county=self.county, name=f"گروه {self.rng.choice(FAMILIES)}", members=members,
        )  # fmt: skip

    def train(self) -> None:
        there = GroupMember.objects.filter(application=self.file).values_list("pk", flat=True)
        forming.record_training(
            application=self.file, by=self.staff[Role.FACILITATOR], title="پس‌انداز و دفترداری", held_on=self.begins,
            members=there,
        )  # fmt: skip

    def write_book(self) -> None:
        forming.record_passbook(
            application=self.file, by=self.staff[Role.FACILITATOR], months_active=7, meetings_due=28, meetings_held=28,
            savings_total=60 * MILLION, internal_loans_total=35 * MILLION, internal_repaid_on_time_percent=100,
            books_kept=True,
        )  # fmt: skip


WAYS: tuple[type[OneStory], ...] = (HomeWay, CovidWay, GroupWay)


def tell_others(rng: Random, province: str, staff: Staff, banks: list[Bank]) -> None:
    """Every story of every way."""
    letters = dict.fromkeys(("behzisti_letter", "executor_approval", "banks_letter"), SEEN)
    county = counties_of(province)[0].code
    TargetCounty.objects.create(province=province, county=county, groups_allotted=12, **letters)
    for place, kind in enumerate(WAYS):
        for ending in range(len(kind(rng, 0, province, staff, banks[0]).endings())):
            number = A_WAY * place + ending + 1
            way = kind(rng, number, province, staff, banks[number % len(banks)])
            way.tell(way.endings()[ending])
