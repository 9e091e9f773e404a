"""The verbs of a file: each is one transaction, takes keyword arguments, and says all that it causes.

Those that only one scheme has stand in its way.

Expected refusals are `Refused(code, sentence)`. After one, read the file again before showing it.
"""

from applicants.files.deciding import (
    approve,
    confirm_papers,
    reject,
    report_visit,
    return_to_applicant,
    supply_fact,
)
from applicants.files.filing import (
    add_document,
    complete_papers,
    filed_by_others,
    for_whom,
    may_apply,
    open_to,
    save_answers,
    start,
    submit,
    withdraw,
    withdraw_document,
)
from applicants.files.inquiring import ask_inquiries, log_tampering, record_inquiry
from applicants.files.inviting import absorb, expire_invitations, invite, open_account, release_invitation
from applicants.files.judging import articles_of, findings_of, judge, judge_due, judge_submitted, missing_of, replay
from applicants.files.offering import choose_offer, offers_of, outlook_of, tell_new_offers
from applicants.files.proving import add_proof
from applicants.files.reopening import recheck_refused, rechecks_due, reopen_reread
from applicants.lawdesk.amending import approve_circular, draft_circular, policy_maker, withdraw_circular
from applicants.lawdesk.circulars import law_of
from applicants.lawdesk.opening import last_day_of, last_day_of_payout, move_intake_end, must_be_open, plan_intake
from applicants.lawdesk.sharing import follow_shares
from applicants.notices.sending import send_waiting
from applicants.people.forgetting import forget_codes
from applicants.people.registering import agree, check_code, has_agreed, register_person, send_code
from applicants.simulations.running import run_simulation, simulate, simulations_due

__all__ = [
    "absorb",
    "add_document",
    "add_proof",
    "agree",
    "approve",
    "approve_circular",
    "articles_of",
    "ask_inquiries",
    "check_code",
    "choose_offer",
    "complete_papers",
    "confirm_papers",
    "draft_circular",
    "expire_invitations",
    "filed_by_others",
    "findings_of",
    "follow_shares",
    "for_whom",
    "forget_codes",
    "has_agreed",
    "invite",
    "judge",
    "judge_due",
    "judge_submitted",
    "last_day_of",
    "last_day_of_payout",
    "law_of",
    "log_tampering",
    "may_apply",
    "missing_of",
    "move_intake_end",
    "must_be_open",
    "offers_of",
    "open_account",
    "open_to",
    "outlook_of",
    "plan_intake",
    "policy_maker",
    "recheck_refused",
    "rechecks_due",
    "record_inquiry",
    "register_person",
    "reject",
    "release_invitation",
    "reopen_reread",
    "replay",
    "report_visit",
    "return_to_applicant",
    "run_simulation",
    "save_answers",
    "send_code",
    "send_waiting",
    "simulate",
    "simulations_due",
    "start",
    "submit",
    "supply_fact",
    "tell_new_offers",
    "withdraw",
    "withdraw_circular",
    "withdraw_document",
]
