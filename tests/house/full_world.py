"""A world with a row in every table that has a rule of its own, for the tests that breach those rules."""

from types import SimpleNamespace
from uuid import uuid4

from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from applicants import models as files
from applicants.models import State
from applicants.workflow import THE_SYSTEM, advance
from disbursements import models as money
from schemes.units import add_months, today
from tests import world
from tests.world import a_file, a_paper, a_person, an_officer


def a_full_world() -> SimpleNamespace:
    """One row of each kind by its short name; of files, circulars and simulations some more."""
    w = SimpleNamespace(officer=an_officer(), colleague=an_officer(), third=an_officer(), other_user=world.a_user())
    w.user, w.work = w.officer, w.officer.officer
    w.body, w.elsewhere = world.a_body(), world.a_body(province=world.TEHRAN)
    _files(w)
    _record(w)
    _law(w)
    _groups_and_families(w)
    _banks(w)
    return w


def _files(w: SimpleNamespace) -> None:
    w.person = a_person()
    w.file = a_file(State.SUBMITTED, w.person)
    w.approved, w.chosen = a_file(State.APPROVED), a_file(State.CHOSEN)
    w.group = a_file(State.READY, scheme="self_help_group", chosen_amount=1, plan_approved_on=today())
    w.family = a_file(scheme="productive_families")
    w.workshop_file = a_file("at_sector", scheme="covid_relief", answers={"workshop_code": "1"})
    w.plan = a_paper(w.file)
    w.code = files.OneTimeCode.objects.create(
        mobile_index="m", digest="d", prefix="0912", asked_at=timezone.now(), expires_at=timezone.now()
    )
    w.notice = files.Notice.objects.create(local_id=uuid4(), kind="code", once_key="once", mobile="0912", text="…")
    w.employer = files.InvitedEmployer.objects.create(index="i", source="فهرست")
    w.consent = files.Consent.objects.create(person=w.person, scheme="omid2", version="1", text="…")
    w.visit = files.VisitReport.objects.create(
        application=w.file, visited_on=today(), condition="active", text="…", officer=w.officer
    )
    w.in_group = files.User.groups.through.objects.create(user=w.officer, group=Group.objects.create(name="g"))
    permission = Permission.objects.order_by("pk")[0]
    w.permitted = files.User.user_permissions.through.objects.create(user=w.officer, permission=permission)


def _record(w: SimpleNamespace) -> None:
    w.event = advance(w.file, "pass_check", by=THE_SYSTEM)
    w.inquiry = files.Inquiry.objects.create(person=w.person, kind="debts", facts={"other_debt": 0}, source="service")
    w.judgement = files.Judgement.objects.create(
        application=w.file, stage="grant", law_on=today(), facts={}, sources={}, verdict={}, outcome="met",
        code_version="1",
    )  # fmt: skip
    w.attempt = files.BentAttempt.objects.create(application=w.file, door="d", field="f", value="v")


def _law(w: SimpleNamespace) -> None:
    words = {
        "scheme": "omid2", "parameter": "ceiling", "value": 1, "citation": "نامه ۱", "since": today(),
        "drafted_by": w.officer,
    }  # fmt: skip
    w.draft, w.circular = (files.Circular.objects.create(**words) for _each in range(2))
    w.circular.state, w.circular.approved_by, w.circular.approved_at = "approved", w.colleague, timezone.now()
    w.circular.save()
    tried = {"scheme": "omid2", "drafts": [], "on": today(), "code_version": "1", "started_by": w.officer}
    w.running = files.Simulation.objects.create(**tried)
    w.done = files.Simulation.objects.create(**tried, state="done", finished_at=timezone.now())
    w.tried = files.Simulation.circulars.through.objects.create(simulation=w.running, circular=w.draft)
    w.intake = files.Intake.objects.create(
        scheme="omid2", name="دوره ۱", opens_on=today(), closes_on=today(), opened_by=w.officer
    )
    w.share = world.a_share(ceiling=100)
    w.invitation = files.Invitation.objects.create(
        application=w.approved, share=w.share, intended_deposit=10, reserved=10, expires_on=today()
    )


def _groups_and_families(w: SimpleNamespace) -> None:
    w.county = files.TargetCounty.objects.create(province="20", county="2001", groups_allotted=1)
    words = {"is_woman": True, "is_low_income": True, "share": 1}
    w.member = files.GroupMember.objects.create(
        application=w.group, name="زهرا", national_code="1", national_code_index="1", **words
    )
    w.training = files.Training.objects.create(
        application=w.group, title="حساب", held_on=today(), recorded_by=w.officer
    )
    w.trained = files.Training.members.through.objects.create(training=w.training, groupmember=w.member)
    w.passbook = files.Passbook.objects.create(
        application=w.group, on=today(), months_active=6, meetings_due=6, meetings_held=6, savings_total=0,
        internal_loans_total=0, internal_repaid_on_time_percent=100, books_kept=True, recorded_by=w.officer,
    )  # fmt: skip
    w.study = files.ProjectStudy.objects.create(
        application=w.family, studied_on=today(), idea="…", cost=1, monthly_income=0, improves=["tools"],
        windows=["shop"], is_feasible=True, recorded_by=w.officer,
    )  # fmt: skip
    w.workshop = files.Workshop.objects.create(
        province="SA-05", ministry="labour", title="مجوز", held_on=today(), recorded_by=w.officer
    )
    w.there = files.Workshop.families.through.objects.create(workshop=w.workshop, application=w.family)
    w.result = files.ProjectResult.objects.create(
        application=w.family, on=today(), monthly_income=0, quality="same", demand="same", recorded_by=w.officer
    )


def _banks(w: SimpleNamespace) -> None:
    w.bank = money.Bank.objects.create(code="bank", name="بانک", client_id="client")
    w.line = money.CreditLine.objects.create(
        scheme="omid2", province="20", bank=w.bank, year=1405, ceiling=100, reserved=40, paid=20, citation="ابلاغ ۱"
    )
    w.account = money.Account.objects.create(
        bank=w.bank, person=w.chosen.person, application=w.chosen, number="1", kind="762", opened_on=today(), balance=9
    )
    w.ordinary = money.Account.objects.create(
        bank=w.bank, person=w.chosen.person, application=w.chosen, number="2", kind="700", opened_on=today()
    )
    w.movement = money.Movement.objects.create(
        bank=w.bank, account=w.account, amount=9, on=today(), bank_reference="in"
    )
    w.referral = money.Referral.objects.create(
        code="R1", verification_code="V1", application=w.chosen, bank=w.bank, credit_line=w.line, amount=40, terms={},
        referred_by=w.officer,
    )  # fmt: skip
    w.loan = money.Loan.objects.create(
        referral=w.referral, bank=w.bank, contract_number="C1", contract_on=today(), principal=40, months=12,
        rate_percent=4, method="m", branch_code="1", paid_out=20,
    )  # fmt: skip
    w.instalment = money.Instalment.objects.create(
        loan=w.loan, number=1, due_on=add_months(today(), 1), principal=3, fee=1, amount=4, balance=37
    )
    w.payout = money.Payout.objects.create(loan=w.loan, bank=w.bank, amount=20, paid_on=today(), bank_reference="out")
    w.block = money.CashBlock.objects.create(loan=w.loan, amount=1, instalments_on_time=1, blocked_on=today())
    w.part = money.MemberShare.objects.create(loan=w.loan, member=w.member, amount=1)
    w.call = money.IdempotentCall.objects.create(bank=w.bank, key="k", fingerprint="f", status=200, body="{}")
    w.spare = money.Referral.objects.create(
        code="R0", verification_code="V0", application=w.approved, bank=w.bank, credit_line=w.line, amount=1, terms={},
        state="cancelled", referred_by=w.officer,
    )  # fmt: skip
