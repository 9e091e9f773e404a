"""Which verbs each walk enters with no transaction around them: written out, so that the walks may run anywhere."""

ENTERED: dict[str, str] = {
    "omid2": """
        applicants/admin/deeds.py:_supply
        applicants/desk/sign_in.py:CodeForm.clean_code
        applicants/management/commands/reference_data.py:Command.handle
        applicants/services/deciding.py:approve
        applicants/services/deciding.py:confirm_papers
        applicants/services/deciding.py:report_visit
        applicants/services/deciding.py:return_to_applicant
        applicants/services/filing.py:_add
        applicants/services/filing.py:save_answers
        applicants/services/filing.py:start
        applicants/services/filing.py:submit
        applicants/services/filing.py:withdraw_document
        applicants/services/inviting.py:invite
        applicants/services/judging.py:_conclude
        applicants/services/judging.py:_lease
        applicants/services/offering.py:choose_offer
        applicants/services/registering.py:_new_applicant
        applicants/services/registering.py:_spend_a_try
        applicants/services/registering.py:register_person
        applicants/services/registering.py:send_code
        applicants/services/sending.py:_claim
        disbursements/api/idempotency.py:once
        disbursements/services/clients.py:register_client
        disbursements/services/referrals.py:cancel
        disbursements/services/referrals.py:refer
        disbursements/tasks.py:draw_letter
    """,
    "covid_relief": """
        applicants/services/deciding.py:approve
        applicants/services/deciding.py:reject
        applicants/services/filing.py:complete_papers
        applicants/services/filing.py:submit
        applicants/services/reopening.py:_open
        disbursements/api/idempotency.py:once
        disbursements/services/referrals.py:refer
    """,
    "home_business": """
        applicants/services/deciding.py:approve
        applicants/services/filing.py:submit
        applicants/services/filing.py:withdraw
        disbursements/api/idempotency.py:once
        disbursements/services/referrals.py:refer
    """,
    "self_help_group": """
        applicants/services/deciding.py:approve
        applicants/services/grouping.py:_write
        applicants/services/grouping.py:form_group
        applicants/services/grouping.py:record_passbook
        applicants/services/grouping.py:record_training
        disbursements/api/idempotency.py:once
        disbursements/services/referrals.py:refer
    """,
    "productive_families": """
        applicants/services/deciding.py:approve
        applicants/services/families.py:hold_workshop
        applicants/services/families.py:record_result
        applicants/services/families.py:record_study
        applicants/services/filing.py:submit
        disbursements/api/idempotency.py:once
        disbursements/services/referrals.py:refer
    """,
    "law": """
        applicants/services/amending.py:approve_circular
        applicants/services/amending.py:draft_circular
        applicants/services/amending.py:withdraw_circular
        applicants/services/opening.py:_told_by_the_constraints
        applicants/services/opening.py:move_intake_end
        applicants/services/opening.py:plan_intake
        applicants/services/sharing.py:follow_shares
        applicants/services/simulating.py:_chunk
        applicants/services/simulating.py:simulate
    """,
    "nightly": """
        applicants/management/commands/rotate_keys.py:_rotate
        applicants/services/inviting.py:_expire
        disbursements/management/commands/invariants.py:Command.handle
    """,
    "applicants alone": """
        applicants/services/deciding.py:_merge_fact
        applicants/services/inquiring.py:record_inquiry
        applicants/services/inviting.py:absorb
        applicants/services/inviting.py:open_account
        applicants/services/inviting.py:release_invitation
        applicants/services/proving.py:add_proof
        applicants/services/sharing.py:settle_share
        applicants/workflow.py:advance
    """,
    "disbursements alone": """
        disbursements/services/accounts.py:open_account
        disbursements/services/accounts.py:record_movement
        disbursements/services/answers.py:accept
        disbursements/services/answers.py:decline
        disbursements/services/grading.py:grade
        disbursements/services/payouts.py:pay_out
    """,
}
