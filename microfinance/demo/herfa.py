"""The demo's Herfa portfolio in Qassim: its bank and credit, and families at every stop of their way, in Arabic."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.utils.translation import override

from applicants.models import Officer, Person, ProjectResult, ProjectStudy, Role, Workshop
from applicants.ways.productive_families import project
from disbursements.models import Bank, CreditLine
from disbursements.services import accept, decline, register_client
from microfinance.demo.other_ways import A_WAY, WAYS, OneStory, Steps
from schemes.units import today
from schemes.units.countries import RIYAL, SAUDI_ARABIA
from schemes.units.places import counties_of

QASSIM, SCHEME = "SA-05", "productive_families"
FROM_NUMBER = A_WAY * len(WAYS) + 1  # after the other ways' numbers
RIYALS = 100  # halalas
LINE = 2_000_000 * RIYALS
WOMEN = ("نورة", "منيرة", "هيا", "حصة", "لطيفة", "الجوهرة", "موضي", "سارة", "مزنة", "طرفة")
FAMILIES = ("الحربي", "المطيري", "الرشيدي", "العنزي", "التميمي", "الخالدي", "السبيعي", "القصيمي", "العتيبي", "الدوسري")
# Line of the announcement, idea, cost of the project and what the family earns a month, in riyals.
PROJECTS = (
    ("food", "خبز الكليجا وبيعه في العلب لمحلات بريدة.", 24_000, 1_200),
    ("food", "تعبئة التمور المحشوة للضيافة والمناسبات.", 18_500, 900),
    ("food", "إعداد المخللات والبهارات في المطبخ المنزلي.", 12_750, 600),
    ("wool_heritage", "غزل الصوف ونسج السدو وبيع القطع التراثية.", 16_000, 750),
    ("wool_heritage", "خياطة المفارش المطرزة على الطريقة القديمة.", 21_300, 1_100),
    ("ceramics", "صنع المباخر والأواني الخزفية وتلوينها.", 27_500, 800),
    ("glass", "الرسم على الزجاج وصنع هدايا المناسبات.", 14_200, 500),
)


def saudi_id(number: int) -> str:
    """An identity number that is valid in form."""
    digits = f"10{number:07d}"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return digits + str(-total % 10)


def found_portfolio() -> dict[str, str]:
    """Make the association's bank with its client and its lines in riyals; return the client's secret."""
    bank = Bank.objects.create(code="aljazira", name="بنك الجزيرة")
    client_id, client_secret = register_client(bank=bank)
    words = {"scheme": SCHEME, "province": QASSIM, "currency": RIYAL.code, "source": CreditLine.Source.PORTFOLIO}
    CreditLine.objects.bulk_create(
        CreditLine(bank=bank, year=today().year + ahead, ceiling=LINE, citation="اتفاقية تجريبية", **words)
        for ahead in (-1, 0, 1)
    )
    return {"code": bank.code, "client_id": client_id, "client_secret": client_secret}


class FamilyWay(OneStory):
    """A family with a project at home."""

    scheme, desk = SCHEME, Role.ASSOCIATION

    def __init__(self, *its: Any) -> None:
        super().__init__(*its)
        self.county = self.rng.choice(counties_of(QASSIM)).code
        self.line, self.idea, self.cost, self.income = PROJECTS[self.number % len(PROJECTS)]

    def mobile(self) -> str:
        return f"+96650{self.number:07d}"

    def who(self) -> dict[str, Any]:
        words = {"first_name": self.rng.choice(WOMEN), "last_name": self.rng.choice(FAMILIES)}
        born = date(1970, 1, 1) + timedelta(days=self.rng.randrange(10_000))
        return words | {"national_code": saudi_id(self.number), "birth_on": born, "gender": Person.Gender.WOMAN}

    def asks(self, **changes: Any) -> None:
        answers = {
            "project_line": self.line, "home_based": True, "project_idea": self.idea,
            "requested_amount": self.cost * RIYALS * 4 // 5,
        }  # fmt: skip
        self.file_alone(answers | changes)

    def steps(self) -> Steps:
        return [
            self.asks, self.send, self.check, self.study, self.approve, self.hand_over, self.contract,
            lambda: self.pay(1, "a"), self.look_again,
        ]  # fmt: skip

    def asides(self) -> list[Steps]:
        seen, studied = self.steps()[:3], self.steps()[:4]
        return [
            [lambda: self.asks(project_line="other"), self.send, self.check],
            [*seen, self.give_back],
            [*seen, self.withdraw],
            [*seen, lambda: self.study(feasible=False), lambda: self.reject_by(self.desk, "project_not_feasible")],
            [*studied, self.approve, self.hand_over, self.refuse],
        ]

    def study(self, *, feasible: bool = True) -> None:
        project.record_study(
            application=self.file, by=self.staff[self.desk], studied_on=today(), association_member=True,
            idea=self.idea, cost=self.cost * RIYALS, monthly_income=self.income * RIYALS,
            improves=[ProjectStudy.Improves.TOOLS], is_feasible=feasible,
            windows=[ProjectStudy.Window.SHOP, ProjectStudy.Window.EXHIBITION],
        )  # fmt: skip

    def approve(self) -> None:
        self.supply(identity_matched=True)
        self.approve_by(self.desk)

    def contract(self) -> None:
        accept(
            referral=self.referral, contract_number=f"AJ{self.number}", contract_on=today(), months=24,
            principal=self.referral.amount, branch_code="5101", rate_percent=Decimal(3),
        )  # fmt: skip

    def refuse(self) -> None:
        decline(referral=self.referral, reason="incomplete_papers", note="صورة الهوية غير واضحة.")

    def look_again(self) -> None:
        project.record_result(
            application=self.file, by=self.staff[self.desk], on=today(), demand=ProjectResult.Change.BETTER,
            monthly_income=self.income * RIYALS * 3 // 2, quality=ProjectResult.Change.BETTER,
        )  # fmt: skip


@override(SAUDI_ARABIA.language.code)
def tell_families(rng: Random) -> None:
    """Every story of a family, and the workshop to which some of them came; what officers write is Arabic."""
    officer = Officer.objects.select_related("user").get(role=Role.ASSOCIATION, province=QASSIM)
    bank = Bank.objects.get(code="aljazira")
    staff = {officer.role: officer.user}
    told = []
    for place in range(len(FamilyWay(rng, 0, QASSIM, staff, bank).endings())):
        way = FamilyWay(rng, FROM_NUMBER + place, QASSIM, staff, bank)
        told.append(way.tell(way.endings()[place]))
    project.hold_workshop(
        by=officer.user, ministry=Workshop.Ministry.MUNICIPAL, title="رخصة المشروع المنزلي: كيف تبدأ؟",
        held_on=today() - timedelta(days=20), families=[file.pk for file in told[3:8]],
    )  # fmt: skip
