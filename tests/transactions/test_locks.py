"""Whoever works on a row that another is working on waits before reading it, so that no two go by what was (tests-Q08).

A verb that waited only at its write would have judged by what it read before the other's commit.
"""

import ast
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from applicants import services as files
from applicants import tasks
from applicants.files import judging
from applicants.models import (
    EventChain,
    Intake,
    Invitation,
    OneTimeCode,
    Role,
    State,
)
from applicants.ways.productive_families import project
from applicants.ways.self_help_group import forming
from applicants.workflow import THE_SYSTEM, advance
from schemes.units import day, today
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker
from tests.applicants.desk import at_desk, code_of, give_password
from tests.applicants.portal import a_full_form, give, pdf
from tests.disbursements.bank_side import (
    a_bank,
    a_chosen_file,
    an_invited_file,
)
from tests.transactions.locks import check, locks
from tests.ways import an_association
from tests.world import SEMNAN, a_file, a_person, a_share, an_officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_the_applicants_own_deeds_wait() -> None:
    """A paper while submitting, giving up while reopening: each waits for the file."""
    file = a_full_form(a_person())
    papers, chosen = file.documents.get(), a_chosen_file(a_bank())
    bank_papers = a_file(State.BANK_PAPERS, scheme="covid_relief", chosen_amount=1, plan_approved_on=today())
    for kind in ("bank_form", "guarantee"):
        give(bank_papers, kind, pdf(1))
    files.send_code(mobile="09121112233", address=None)
    code = {"mobile": "09121112233", "code": "000000", "address": None}
    offer = {"by": chosen.person.user, "deposit_months": 3, "long_repayment": False}
    check(
        ("applicants/files/filing.py:_add", file, lambda: give(file, "plan", pdf(1))),
        (
            "applicants/files/filing.py:withdraw_document",
            file,
            lambda: files.withdraw_document(application=file, document_id=papers.pk),
        ),
        (
            "applicants/files/filing.py:_with_applicant",
            file,
            lambda: files.save_answers(application=file, answers={"sector": "clothing"}),
        ),
        ("applicants/files/filing.py:_with_applicant", file, lambda: files.submit(application=file)),
        ("applicants/files/filing.py:withdraw", file, lambda: files.withdraw(application=file)),
        (
            "applicants/files/filing.py:complete_papers",
            bank_papers,
            lambda: files.complete_papers(application=bank_papers, by=bank_papers.person.user),
        ),
        (
            "applicants/files/offering.py:choose_offer",
            chosen,
            lambda: files.choose_offer(application=chosen, **offer),
        ),
        (
            "applicants/people/registering.py:_count_attempt",
            OneTimeCode.objects.get(),
            lambda: files.check_code(**code),
        ),
    )


def test_the_officers_deeds_wait() -> None:
    """Two trainings, two trainers' books, two decisions; an answer written down twice; a step and the chain's head."""
    officer, facilitator, file = an_officer(), an_officer(Role.FACILITATOR), a_file(State.IN_REVIEW)
    group = a_file("training", scheme="self_help_group", facilitator=facilitator)
    family = a_file("study", scheme="productive_families")
    advance(a_file(State.SUBMITTED), "pass_check", by=THE_SYSTEM)
    course = {"title": "پس‌انداز", "held_on": today(), "members": []}
    study = {"studied_on": today(), "association_member": True}
    visit = {"visited_on": today(), "condition": "active", "text": "دیدم"}
    said = {"person": file.person, "application": file, "kind": "debts", "facts": {"other_debt": 0}, "source": "bank"}
    rejected = {"application": file, "by": officer, "reason": "bad_record"}
    check(
        ("applicants/files/deciding.py:_locked", file, lambda: files.approve(application=file, by=officer)),
        (
            "applicants/files/deciding.py:_locked",
            file,
            lambda: files.report_visit(application=file, by=officer, **visit),
        ),
        (
            "applicants/files/proving.py:add_proof",
            file,
            lambda: files.add_proof(application=file, by=officer, data=pdf(1), name="نامه"),
        ),
        (
            "applicants/ways/self_help_group/forming.py:_own_group",
            group,
            lambda: forming.record_training(application=group, by=facilitator, **course),
        ),
        (
            "applicants/ways/productive_families/project.py:_file_for",
            family,
            lambda: project.record_study(application=family, by=an_association(), **study),
        ),
        ("applicants/files/inquiring.py:record_inquiry", file.person, lambda: files.record_inquiry(**said)),
        ("applicants/workflow/moving.py:advance", file, lambda: files.reject(**rejected)),
        (
            "applicants/workflow/moving.py:_record",
            EventChain.objects.get(province=SEMNAN),
            lambda: files.reject(**rejected),
        ),
    )


def test_of_two_who_send_one_officers_code_the_second_waits() -> None:
    user, browser = an_officer(), Client()
    at_desk(user)
    device = TOTPDevice.objects.get()
    give_password(browser, user)
    words = {"code": code_of(device, 1)}
    check(
        (
            "applicants/desk/sign_in.py:clean_code",
            device,
            lambda: browser.post(reverse("admin:enter_code"), words),
        )
    )


def test_the_law_and_the_shares_wait(clock: Any) -> None:
    """A share's letter against an invitation, both ways; an invitation that ends while its account is opened."""
    clock("1405/03/01")
    share, maker = a_share(), a_policy_maker()
    draft = a_draft("absorption_ceiling_IR-20", 5_000_000_000)
    window = {"scheme": "omid2", "name": "دوره", "opens_on": today(), "closes_on": today()}
    intake: Intake = files.plan_intake(**window, by=maker)
    file = an_invited_file()
    invitation = Invitation.objects.get()
    check(
        (
            "applicants/lawdesk/amending.py:approve_circular",
            draft,
            lambda: files.approve_circular(circular=draft, by=maker),
        ),
        (
            "applicants/lawdesk/amending.py:withdraw_circular",
            draft,
            lambda: files.withdraw_circular(circular=draft, by=maker),
        ),
        ("applicants/lawdesk/sharing.py:_locked", share, lambda: files.approve_circular(circular=draft, by=maker)),
        ("applicants/lawdesk/sharing.py:_locked", share, tasks.follow_shares),
        (
            "applicants/lawdesk/opening.py:move_intake_end",
            intake,
            lambda: files.move_intake_end(intake=intake, closes_on=day("1405/04/01"), by=maker),
        ),
        (
            "applicants/files/inviting.py:release_invitation",
            invitation,
            lambda: files.release_invitation(application=file),
        ),
        ("applicants/files/inviting.py:absorb", invitation, lambda: files.absorb(application=file, amount=1)),
    )
    clock("1405/05/01")
    check(
        ("applicants/files/inviting.py:_expire", file, tasks.expire_invitations),
        ("applicants/files/inviting.py:_expire", invitation, tasks.expire_invitations),
    )


def test_reopening_and_judging_wait_for_who_gives_up(clock: Any) -> None:
    clock("1399/05/10")
    refused = a_file(State.INELIGIBLE, scheme="covid_relief", law_on=today())
    judging.judge(application=refused, stage="registration")
    circular = a_circular("registration_until", "1399/05/31", scheme="covid_relief", since="1399/05/01")
    leased = a_file(State.SUBMITTED, check_lease_until=timezone.now())
    leased.refresh_from_db()
    check(
        (
            "applicants/files/reopening.py:_open",
            refused,
            lambda: files.recheck_refused(circular_id=circular.pk, seconds=5),
        ),
        ("applicants/files/judging.py:_conclude", leased, lambda: judging._conclude(leased)),
    )


def test_no_lock_is_without_its_wait() -> None:
    """Every function of both floors that locks rows stands here or beside, as often as it locks."""
    trees = (ast.parse(each.read_text(encoding="utf-8")) for each in Path(__file__).parent.glob("test_locks*.py"))
    said = (each.value for tree in trees for each in ast.walk(tree) if isinstance(each, ast.Constant))
    named = Counter(word for word in said if isinstance(word, str) and re.fullmatch(r"[\w/]+\.py:\w+", word))
    assert not [place for place, number in locks().items() if named[place] < number]
    assert named.keys() <= locks().keys(), "there is no such lock any more"
