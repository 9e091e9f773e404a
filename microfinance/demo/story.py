"""One applicant's story, told through the real services with the clock at each day of it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import time_machine
from pypdf import PdfWriter

from applicants import services
from applicants.models import Application, Document, Person, State, User
from disbursements.models import Account, Bank
from disbursements.services import accept, decline, open_account, pay_out, record_movement, refer
from microfinance.demo.people import DEPOSITS, FAMILIES, MEN, REASONS, SUMS, TRADES, WOMEN
from schemes.units import TEHRAN
from schemes.units.places import counties_of

# The days of a story, from its first: when each step is taken.
SUBMITTED, DECIDED, INVITED, OPENED, CHOSEN, REFERRED, CONTRACTED, PAID = 1, 8, 11, 15, 125, 128, 133, 136
# How long a story that ends in a state must have begun before today.
LASTS = {
    State.DRAFT: 1,
    State.SUBMITTED: 1,
    State.IN_REVIEW: 4,
    State.INELIGIBLE: 3,
    State.RETURNED: 9,
    State.REJECTED: 9,
    State.WITHDRAWN: 5,
    State.APPROVED: 10,
    State.INVITED: 12,
    State.SAVING: 20,
    State.CHOSEN: 126,
    State.REFERRED: 130,
    State.CONTRACTED: 134,
    State.DISBURSED: 138,
}
PATH = (
    State.DRAFT, State.SUBMITTED, State.IN_REVIEW, State.APPROVED, State.INVITED, State.SAVING, State.CHOSEN,
    State.REFERRED, State.CONTRACTED, State.DISBURSED,
)  # fmt: skip
ASIDE = {
    State.INELIGIBLE: State.SUBMITTED, State.RETURNED: State.IN_REVIEW, State.REJECTED: State.IN_REVIEW,
    State.WITHDRAWN: State.IN_REVIEW,
}  # fmt: skip
MILLION = 1_000_000


class Story:
    """A person and a file that goes as far as `end`; the numbers come from `rng`, so a seed tells the same country."""

    scheme = "omid2"
    money: tuple[tuple[Any, ...], ...] = (("people",),)  # of the scheme's credit lines: source, and past years

    def __init__(self, rng: Random, number: int, province: str, end: State, today: date) -> None:
        self.rng, self.number, self.province, self.end = rng, number, province, end
        self.today, self.steps = today, 0
        self.begins = today - timedelta(days=LASTS[end] + rng.randrange(0, 60 if end != State.INVITED else 10))
        self.mobile = f"0999{number:07d}"
        self.wish = rng.choice(SUMS) * MILLION
        self.deposit = rng.choice(DEPOSITS) * MILLION
        self.file: Application

    @contextmanager
    def on(self, days: int) -> Iterator[date]:
        """Stand on a day of the story in office hours, always later than the step before."""
        day = min(self.begins + timedelta(days=days), self.today)
        self.steps += 1
        hour = time(7 + self.number % 6, 2 * self.steps + self.number % 30, tzinfo=TEHRAN)
        with time_machine.travel(datetime.combine(day, hour), tick=True):
            yield day

    def tell(self, officer: User, bank: Bank) -> None:
        """Live through the story up to its end."""
        self.bank, self.officer = bank, officer
        with self.on(0):
            self._register()
        goal = PATH.index(ASIDE.get(self.end, self.end))
        for step in (self._submit, self._judge, self._approve, self._invite, self._save, self._choose, self._refer,
                     self._contract, self._pay)[:goal]:  # fmt: skip
            step()
        self._turn_aside()

    def _register(self) -> None:
        woman = self.rng.random() < 0.6
        self.person = services.register_person(
            user=User.objects.create_applicant(self.mobile),
            national_code=national_code(self.number),
            first_name=self.rng.choice(WOMEN if woman else MEN),
            last_name=self.rng.choice(FAMILIES),
            birth_on=date(1960, 1, 1) + timedelta(days=self.rng.randrange(15_000)),
            gender=Person.Gender.WOMAN if woman else Person.Gender.MAN,
            province=self.province,
            county=self.rng.choice(counties_of(self.province)).code,
        )
        services.agree(person=self.person, scheme=self.scheme, address=None)
        self.file = services.start(person=self.person, scheme=self.scheme)
        services.save_answers(application=self.file, answers=self._answers())
        for kind in (Document.Kind.PLAN, Document.Kind.NEED_FORM, Document.Kind.SKILL_PROOF, Document.Kind.PROFORMA):
            services.add_document(
                application=self.file, kind=kind, data=pdf(1 + self.number % 3), name="", by=self.person.user
            )

    def _answers(self) -> dict[str, object]:
        trade, text, sector = self.rng.choice(TRADES)
        ineligible = self.end == State.INELIGIBLE
        return {
            "person_kind": "natural",
            "business_name": trade,
            "sector": sector,
            "business_text": text,
            "owner_manager": True,
            "staff_count": self.rng.randrange(4),
            "licensed": self.rng.random() < 0.5,
            "skill_proof": "certificate",
            "purpose": self.rng.choice(("creation", "development", "equipment", "renovation", "working_capital")),
            "project_kind": "new",
            "aim": "create",
            "requested_amount": 1_200 * MILLION if ineligible else self.wish,
            "intended_deposit": self.deposit,
        }

    def _submit(self) -> None:
        with self.on(SUBMITTED):
            services.submit(application=self.file)

    def _judge(self) -> None:
        with self.on(SUBMITTED):
            services.judge_submitted(application_id=self.file.pk)
            self.file.refresh_from_db()

    def _approve(self) -> None:
        with self.on(DECIDED) as day:
            for name, value in (("other_debt", 0), ("good_record", True)):
                services.supply_fact(
                    application=self.file, by=self.officer, name=name, value=value, source_note="سامانه اعتبارسنجی"
                )
            services.report_visit(
                application=self.file, by=self.officer, visited_on=day - timedelta(days=2), condition="half_active",
                text="کارگاه دیده شد؛ دستگاه‌ها سالم و کمتر از ظرفیت در کار است.",
            )  # fmt: skip
            services.approve(application=self.file, by=self.officer)

    def _invite(self) -> None:
        with self.on(INVITED):
            services.invite(application=self.file, by=self.officer)

    def _save(self) -> None:
        with self.on(OPENED) as day:
            self._account("762", day)
            self._deposit(self.deposit, day, "a")
        if self.rng.random() < 0.4:
            with self.on(OPENED + 30) as day:
                self._deposit(self.deposit // 4, day, "b")

    def _account(self, kind: str, day: date) -> None:
        self.account, _new = open_account(
            bank=self.bank, national_code=self.person.national_code, number=f"{kind}-{self.number:06d}", kind=kind,
            opened_on=day, card_issued_on=None if kind == "700" else day,
        )  # fmt: skip

    def _deposit(self, amount: int, day: date, mark: str) -> None:
        account = Account.objects.get(application=self.file, kind="762")
        record_movement(account=account, amount=amount, on=day, bank_reference=f"D{self.number:06d}{mark}")

    def _choose(self) -> None:
        with self.on(CHOSEN):
            self.file.refresh_from_db()
            offer = self.rng.choice(services.offers_of(self.file))
            services.choose_offer(
                application=self.file, by=self.person.user, deposit_months=offer["deposit_months"],
                long_repayment=offer["long_repayment"],
            )  # fmt: skip

    def _refer(self) -> None:
        with self.on(REFERRED) as day:
            services.confirm_papers(application=self.file, by=self.officer)
            self.referral = refer(application=self.file, bank=self.bank, by=self.officer)
            for kind in ("791", "700"):
                self._account(kind, day)

    def _contract(self) -> None:
        with self.on(CONTRACTED) as day:
            accept(
                referral=self.referral, contract_number=f"C{self.number:06d}", contract_on=day,
                principal=self.referral.amount, months=self.referral.terms["months"], branch_code="1201",
            )  # fmt: skip

    def _pay(self) -> None:
        with self.on(PAID) as day:
            pay_out(
                referral=self.referral, amount=self.referral.amount, paid_on=day, bank_reference=f"P{self.number:06d}"
            )

    def _turn_aside(self) -> None:
        with self.on(DECIDED):
            if self.end == State.INELIGIBLE:
                services.judge_submitted(application_id=self.file.pk)
            elif self.end == State.RETURNED:
                services.return_to_applicant(application=self.file, by=self.officer, note=self.rng.choice(REASONS))
            elif self.end == State.REJECTED:
                services.reject(
                    application=self.file, by=self.officer, reason="plan_not_approved", note=self.rng.choice(REASONS)
                )
            elif self.end == State.WITHDRAWN:
                services.withdraw(application=self.file)
        if self.end == State.REFERRED and self.number % 5 == 0:
            with self.on(REFERRED + 1):
                decline(referral=self.referral, reason="no_credit", note="")


def national_code(number: int) -> str:
    """A national code that is valid in form; its place of issue is none."""
    digits = f"{999_000_000 - number:09d}"
    remainder = sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
    return digits + str(remainder if remainder < 2 else 11 - remainder)


def pdf(pages: int) -> bytes:
    """A blank A4 paper of so many pages."""
    writer, made = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(width=595, height=842)
    writer.write(made)
    return made.getvalue()
