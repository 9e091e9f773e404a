"""Which verbs each walk enters with no transaction around them: written out, so that the walks may run anywhere."""

ENTERED: dict[str, str] = {
    "omid2": """
        applicants/desk/deeds.py:_supply
        applicants/desk/sign_in.py:AuthenticatorForm.clean_code
        applicants/management/commands/reference_data.py:Command.handle
        applicants/files/deciding.py:approve
        applicants/files/deciding.py:confirm_papers
        applicants/files/deciding.py:report_visit
        applicants/files/deciding.py:return_to_applicant
        applicants/files/filing.py:_add
        applicants/files/filing.py:save_answers
        applicants/files/filing.py:start
        applicants/files/filing.py:submit
        applicants/files/filing.py:withdraw_document
        applicants/files/inviting.py:invite
        applicants/files/judging.py:_conclude
        applicants/files/judging.py:_lease
        applicants/files/offering.py:choose_offer
        applicants/people/registering.py:_new_applicant
        applicants/people/registering.py:_count_attempt
        applicants/people/registering.py:register_person
        applicants/people/registering.py:send_code
        applicants/notices/sending.py:_claim
        disbursements/api/idempotency.py:once
        disbursements/banks/clients.py:register_client
        disbursements/referrals/referring.py:cancel
        disbursements/referrals/referring.py:refer
        disbursements/tasks.py:draw_letter
    """,
    "covid_relief": """
        applicants/files/deciding.py:approve
        applicants/files/deciding.py:reject
        applicants/files/filing.py:complete_papers
        applicants/files/filing.py:submit
        applicants/files/reopening.py:_open
        disbursements/api/idempotency.py:once
        disbursements/referrals/referring.py:refer
    """,
    "home_business": """
        applicants/files/deciding.py:approve
        applicants/files/filing.py:submit
        applicants/files/filing.py:withdraw
        disbursements/api/idempotency.py:once
        disbursements/referrals/referring.py:refer
    """,
    "self_help_group": """
        applicants/files/deciding.py:approve
        applicants/ways/self_help_group/forming.py:_write
        applicants/ways/self_help_group/forming.py:form_group
        applicants/ways/self_help_group/forming.py:record_passbook
        applicants/ways/self_help_group/forming.py:record_training
        disbursements/api/idempotency.py:once
        disbursements/referrals/referring.py:refer
    """,
    "productive_families": """
        applicants/files/deciding.py:approve
        applicants/ways/productive_families/project.py:hold_workshop
        applicants/ways/productive_families/project.py:record_result
        applicants/ways/productive_families/project.py:record_study
        applicants/files/filing.py:submit
        disbursements/api/idempotency.py:once
        disbursements/referrals/referring.py:refer
    """,
    "law": """
        applicants/lawdesk/amending.py:approve_circular
        applicants/lawdesk/amending.py:draft_circular
        applicants/lawdesk/amending.py:withdraw_circular
        applicants/lawdesk/opening.py:_told_by_the_constraints
        applicants/lawdesk/opening.py:move_intake_end
        applicants/lawdesk/opening.py:plan_intake
        applicants/lawdesk/sharing.py:follow_shares
        applicants/simulations/running.py:_chunk
        applicants/simulations/running.py:simulate
    """,
    "nightly": """
        applicants/management/commands/rotate_keys.py:_rotate
        applicants/files/inviting.py:_expire
        disbursements/management/commands/invariants.py:Command.handle
    """,
    "applicants alone": """
        applicants/files/deciding.py:_merge_fact
        applicants/files/inquiring.py:record_inquiry
        applicants/files/inviting.py:absorb
        applicants/files/inviting.py:open_account
        applicants/files/inviting.py:release_invitation
        applicants/files/proving.py:add_proof
        applicants/lawdesk/sharing.py:settle_share
        applicants/workflow/moving.py:advance
    """,
    "disbursements alone": """
        disbursements/deposits/saving.py:open_account
        disbursements/deposits/saving.py:record_movement
        disbursements/loans/contracting.py:accept
        disbursements/loans/contracting.py:decline
        disbursements/loans/grading.py:grade
        disbursements/loans/payouts.py:pay_out
    """,
}
