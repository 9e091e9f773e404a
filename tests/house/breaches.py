"""What breaches each rule that the database itself keeps: one row or more for every constraint and trigger.

A deed goes past every door: a raw UPDATE, or a raw INSERT of a copy, of one row of the full world.
"""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.db.models import Model
from django.utils import timezone

Deed = Callable[[SimpleNamespace], object]


def changed(row: str, **changes: Any) -> Deed:
    """UPDATE of this row; a value that is a function is asked of the world."""

    def deed(w: SimpleNamespace) -> object:
        one = getattr(w, row)
        return type(one)._base_manager.filter(pk=one.pk).update(**_of(w, changes))

    return deed


def again(row: str, **changes: Any) -> Deed:
    """INSERT of the same row once more, but for these changes."""

    def deed(w: SimpleNamespace) -> object:
        one = getattr(w, row)
        model: type[Model] = type(one)
        columns = {field.attname: getattr(one, field.attname) for field in model._meta.concrete_fields}
        copy = model(**(columns | {"id": None}))
        for name, value in _of(w, changes).items():
            setattr(copy, name, value)
        return model._base_manager.bulk_create([copy])

    return deed


def removed(row: str) -> Deed:
    """DELETE of this row, and of nothing that hangs on it."""

    def deed(w: SimpleNamespace) -> object:
        one = getattr(w, row)
        return type(one)._base_manager.filter(pk=one.pk)._raw_delete("default")

    return deed


def _of(w: SimpleNamespace, changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value(w) if callable(value) else value for name, value in changes.items()}


def _now(_world: SimpleNamespace) -> Any:
    return timezone.now()


def _new(_world: SimpleNamespace) -> Any:
    return uuid4()


def _officer(w: SimpleNamespace) -> Any:
    return w.officer


def _colleague(w: SimpleNamespace) -> Any:
    return w.colleague


def _third(w: SimpleNamespace) -> Any:
    return w.third


PAST, FUTURE = date(2020, 1, 1), date(2100, 1, 1)
COVID = {"code": "X", "answers": {"workshop_code": "1"}, "person": lambda w: w.file.person}
REFERRAL = {
    "code": "R2", "verification_code": "V2", "application": lambda w: w.approved, "state": "sent",
}  # fmt: skip

CONSTRAINTS: tuple[tuple[str, Deed], ...] = (
    # accounts and persons
    ("applicants_user_username_key", again("officer", mobile_index=None)),
    ("applicants_user_mobile_index_key", again("other_user", username="another")),
    ("applicants_user_groups_user_id_group_id_48d19106_uniq", again("in_group")),
    ("applicants_user_user_per_user_id_permission_id_f914c716_uniq", again("permitted")),
    ("applicants_officer_user_id_key", again("work")),
    ("provincial_officer_has_a_province", changed("work", province="")),
    ("officer_county_is_of_the_province", changed("work", county="2301")),
    ("county_head_has_a_county", changed("work", role="county_head")),
    # bodies
    ("applicants_organisation_code_key", again("body", kind="sector_agency")),
    ("organisation_lies_in_its_country", again("body", code="x", country="SA")),
    ("organisation_lies_in_its_country", again("body", code="x", province="SA-05")),
    ("organisation_county_is_of_its_province", again("body", code="x", county="2301")),
    ("organisation_county_is_of_its_province", again("body", code="x", province="", county="2001")),
    ("organisation_has_the_place_of_its_kind", again("body", code="x", kind="governor", province="")),
    ("organisation_has_the_place_of_its_kind", again("body", code="x", kind="service_desk")),
    ("part_has_its_whole", again("body", code="x", kind="fund_province")),
    ("one_such_body_a_place", again("body", code="x")),
    ("code_has_five_tries", changed("code", attempts=6)),
    ("applicants_onetimecode_tries_check", changed("code", attempts=-1)),
    ("applicants_person_user_id_key", again("person", national_code_index="another")),
    ("applicants_person_national_code_index_key", again("person", user=lambda w: w.other_user)),
    ("person_lives_where_the_identity_is_from", changed("person", province="SA-05")),
    ("person_lives_where_the_identity_is_from", changed("person", identity="saudi_id")),
    ("one_consent_a_version", again("consent")),
    ("consent_keeps_its_text", again("consent", version="2", text="")),
    # files
    ("applicants_application_code_key", again("file", scheme="home_business")),
    ("one_live_application", again("file", code="X")),
    ("one_live_file_a_workshop", again("workshop_file", **COVID)),
    ("file_has_the_money_of_its_country", changed("file", currency="SAR")),
    ("file_has_the_money_of_its_country", changed("family", currency="IRR")),
    ("file_has_the_money_of_its_country", changed("file", province="SA-05")),
    ("requested_amount_is_positive", changed("file", requested_amount=0)),
    ("submitted_file_has_its_day", changed("file", submitted_at=None)),
    ("submitted_file_has_its_day", changed("file", law_on=None)),
    ("approved_file_has_its_day", changed("approved", plan_approved_on=None)),
    ("chosen_file_has_its_offer", changed("chosen", chosen_offer=None)),
    ("file_for_a_bank_has_its_amount", changed("chosen", chosen_amount=0)),
    ("plan_pages_are_counted", changed("plan", pages=None)),
    ("applicants_document_pages_check", changed("plan", pages=-1)),
    ("applicants_document_size_check", changed("plan", size=-1)),
    ("applicants_visitreport_application_id_key", again("visit")),
    # what is known, what happened and who is told
    ("one_current_answer", again("inquiry")),
    ("officer_names_the_source", again("inquiry", kind="loans", source="officer", source_note="نامه ۱")),
    ("officer_names_the_source", again("inquiry", kind="loans", source="officer", supplied_by=_officer)),
    ("events_are_numbered", again("event")),
    ("applicants_notice_local_id_key", again("notice", once_key="twice")),
    ("applicants_notice_once_key_key", again("notice", local_id=_new)),
    ("sent_notice_has_its_time", changed("notice", state="sent")),
    ("applicants_invitedemployer_index_key", again("employer")),
    # the law, its simulations and its windows
    ("circular_is_cited", again("draft", citation="")),
    ("circular_window_runs_forward", again("draft", until=PAST)),
    ("approved_circular_has_its_approver", changed("draft", state="approved", approved_at=_now)),
    ("approved_circular_has_its_approver", changed("draft", state="approved", approved_by=_colleague)),
    ("four_eyes_on_a_circular", changed("draft", state="approved", approved_at=_now, approved_by=_officer)),
    ("withdrawn_circular_says_by_whom", changed("draft", state="withdrawn", withdrawn_at=_now)),
    ("withdrawn_circular_says_by_whom", changed("draft", state="withdrawn", withdrawn_by=_officer)),
    ("its_writer_withdraws_no_approved_circular", changed("circular", withdrawn_by=_officer)),
    ("applicants_simulation_ci_simulation_id_circular_i_67f2919a_uniq", again("tried")),
    ("done_simulation_has_its_time", changed("running", state="done")),
    ("done_simulation_has_its_time", changed("running", finished_at=_now)),
    ("simulation_stays_in_its_queue", changed("running", cursor=1)),
    ("applicants_simulation_done_check", changed("running", done=-1)),
    ("applicants_simulation_total_check", changed("running", total=-1)),
    ("intake_runs_forward", changed("intake", closes_on=PAST)),
    ("intakes_do_not_overlap", again("intake", province="20")),
    ("intakes_do_not_overlap", again("intake", closes_on=FUTURE)),
    # the provinces' shares
    ("one_share_a_province", again("share")),
    ("share_is_never_exceeded", changed("share", reserved=60, absorbed=41)),
    ("share_is_never_exceeded", changed("share", reserved=-1)),
    ("share_is_never_exceeded", changed("share", absorbed=-1)),
    ("one_live_invitation", again("invitation", state="used")),
    ("reserve_within_the_intention", changed("invitation", reserved=11)),
    ("reserve_within_the_intention", changed("invitation", reserved=-1)),
    ("ended_invitation_holds_nothing", changed("invitation", state="expired")),
    # groups and families
    ("applicants_targetcounty_county_key", again("county")),
    ("applicants_targetcounty_groups_allotted_check", changed("county", groups_allotted=-1)),
    ("member_once_a_group", again("member")),
    ("member_has_a_share", changed("member", share=0)),
    ("applicants_training_memb_training_id_groupmember__f8854091_uniq", again("trained")),
    ("passbook_is_possible", changed("passbook", meetings_held=7)),
    ("passbook_is_possible", changed("passbook", savings_total=-1)),
    ("passbook_is_possible", changed("passbook", internal_loans_total=-1)),
    ("passbook_is_possible", changed("passbook", internal_repaid_on_time_percent=101)),
    ("applicants_passbook_months_active_check", changed("passbook", months_active=-1)),
    ("applicants_passbook_meetings_due_check", changed("passbook", meetings_due=-1, meetings_held=-1)),
    ("applicants_passbook_meetings_held_check", changed("passbook", meetings_held=-1)),
    (
        "applicants_passbook_internal_repaid_on_time_percent_check",
        changed("passbook", internal_repaid_on_time_percent=-1),
    ),
    ("applicants_projectstudy_application_id_key", again("study")),
    ("study_has_possible_sums", changed("study", cost=0)),
    ("study_has_possible_sums", changed("study", monthly_income=-1)),
    ("study_says_what_and_where", changed("study", windows=[])),
    ("study_says_what_and_where", changed("study", improves=[])),
    ("applicants_workshop_fami_workshop_id_application__6b8e2ea9_uniq", again("there")),
    ("one_result_a_day", again("result")),
    ("income_is_not_negative", changed("result", monthly_income=-1)),
    # banks, accounts and loans
    ("disbursements_bank_code_key", again("bank", client_id=None)),
    ("disbursements_bank_client_id_key", again("bank", code="bank2")),
    ("one_line_a_bank_and_year", again("line")),
    ("line_is_never_exceeded", changed("line", reserved=81)),
    ("line_is_never_exceeded", changed("line", reserved=-1)),
    ("line_is_never_exceeded", changed("line", paid=-1)),
    ("line_has_the_money_of_its_country", changed("line", currency="SAR")),
    ("line_has_the_money_of_its_country", changed("line", province="SA-05")),
    ("disbursements_creditline_year_check", changed("line", year=-1)),
    ("account_number_once_a_bank", again("account", kind="791")),
    ("one_account_of_a_kind_a_bank", again("ordinary", number="3")),
    ("one_deposit_account_a_file", again("account", number="3", kind="763")),
    ("balance_is_never_negative", changed("account", balance=-1)),
    ("movement_reference_once_a_bank", again("movement")),
    ("movement_is_not_nothing", again("movement", bank_reference="in 2", amount=0)),
    ("disbursements_referral_code_key", again("referral", **(REFERRAL | {"code": "R1"}))),
    ("disbursements_referral_verification_code_key", again("referral", **(REFERRAL | {"verification_code": "V1"}))),
    ("one_open_referral", again("referral", **(REFERRAL | {"application": lambda w: w.chosen}))),
    ("referral_amount_is_positive", changed("referral", amount=0)),
    ("decline_has_a_reason", changed("referral", state="declined")),
    ("disbursements_loan_referral_id_key", again("loan", contract_number="C2")),
    ("contract_number_once_a_bank", again("loan", referral=lambda w: w.spare)),
    ("never_paid_above_the_principal", changed("loan", paid_out=41)),
    ("never_paid_above_the_principal", changed("loan", paid_out=-1)),
    ("never_paid_above_the_principal", changed("loan", paid_out=0, principal=0)),
    ("grace_is_within_the_tenor", changed("loan", grace_months=12)),
    ("grace_is_within_the_tenor", changed("loan", grace_months=1, grace_profit=-1)),
    ("grace_is_within_the_tenor", changed("loan", grace_profit=1)),
    ("disbursements_loan_grace_months_check", changed("loan", grace_months=-1)),
    ("disbursements_loan_months_check", changed("loan", months=-1)),
    ("instalment_number_once", again("instalment")),
    ("instalment_adds_up", changed("instalment", amount=5)),
    ("instalment_adds_up", changed("instalment", principal=-1, amount=0)),
    ("instalment_adds_up", changed("instalment", fee=-1, amount=2)),
    ("instalment_adds_up", changed("instalment", balance=-1)),
    ("disbursements_instalment_number_check", changed("instalment", number=-1)),
    ("payout_reference_once_a_bank", again("payout")),
    ("payout_is_positive", again("payout", bank_reference="out 2", amount=0)),
    ("disbursements_cashblock_loan_id_key", again("block")),
    ("block_is_not_negative", changed("block", amount=-1)),
    ("disbursements_cashblock_instalments_on_time_check", changed("block", instalments_on_time=-1)),
    ("share_once_a_member", again("part")),
    ("share_is_not_negative", changed("part", amount=-1)),
    ("one_call_a_key", again("call")),
    ("answer_has_a_body", changed("call", body=None)),
    ("disbursements_idempotentcall_status_check", changed("call", status=-1)),
)
# Rules that another one implies: without it the deed is still refused, in the other's name.
IMPLIED = {
    "applicants_passbook_meetings_due_check",
    "disbursements_loan_months_check",
    "intake_runs_forward",
}

# The table, the trigger, what it forbids in its own words.
TRIGGERS: tuple[tuple[str, str, str, Deed], ...] = (
    ("applicants_bentattempt", "append_only", "Cannot update or delete rows", changed("attempt", door="e")),
    ("applicants_bentattempt", "append_only", "Cannot update or delete rows", removed("attempt")),
    ("applicants_circular", "keep", "Cannot delete rows", removed("circular")),
    ("applicants_circular", "begins_as_draft", "Cannot insert rows", again("circular")),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", scheme="home_business")),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", parameter="x")),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", value=2)),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", citation="نامه ۲")),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", since=PAST)),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", until=FUTURE)),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", provinces=["20"])),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", drafted_by=_colleague)),
    ("applicants_circular", "said_stays_said", "Cannot update rows", changed("draft", drafted_at=_now)),
    ("applicants_circular", "approval_stays", "Cannot update rows", changed("circular", approved_at=_now)),
    ("applicants_circular", "approval_stays", "Cannot update rows", changed("circular", approved_by=_third)),
    ("applicants_circular", "steps", 'Invalid transition of field "state"', changed("circular", state="draft")),
    ("applicants_consent", "append_only", "Cannot update or delete rows", changed("consent", text="…!")),
    ("applicants_consent", "append_only", "Cannot update or delete rows", removed("consent")),
    ("applicants_event", "append_only", "Cannot update or delete rows", changed("event", note="n")),
    ("applicants_event", "append_only", "Cannot update or delete rows", removed("event")),
    ("applicants_inquiry", "keep", "Cannot delete rows", removed("inquiry")),
    ("applicants_inquiry", "facts_stay", "Cannot update rows", changed("inquiry", facts={})),
    ("applicants_inquiry", "facts_stay", "Cannot update rows", changed("inquiry", source="bank")),
    ("applicants_intake", "keep", "Cannot delete rows", removed("intake")),
    ("applicants_judgement", "append_only", "Cannot update or delete rows", changed("judgement", outcome="x")),
    ("applicants_judgement", "append_only", "Cannot update or delete rows", removed("judgement")),
    (
        "applicants_officer",
        "works_where_the_body_does",
        "The officer works elsewhere than the organisation",
        changed("work", organisation=lambda w: w.elsewhere),
    ),
    ("applicants_organisation", "keep", "Cannot delete rows", removed("body")),
    ("applicants_organisation", "place_stays", "Cannot update rows", changed("body", kind="sector_agency")),
    ("applicants_organisation", "place_stays", "Cannot update rows", changed("body", county="2001")),
    ("applicants_organisation", "place_stays", "Cannot update rows", changed("body", parent=lambda w: w.elsewhere)),
    ("applicants_simulation", "keep", "Cannot delete rows", removed("done")),
    ("applicants_simulation", "done_is_done", "Cannot update rows", changed("done", results={"x": 1})),
    ("disbursements_movement", "append_only", "Cannot update or delete rows", changed("movement", amount=8)),
    ("disbursements_movement", "append_only", "Cannot update or delete rows", removed("movement")),
    ("disbursements_payout", "append_only", "Cannot update or delete rows", changed("payout", amount=19)),
    ("disbursements_payout", "append_only", "Cannot update or delete rows", removed("payout")),
)
