"""Every rule of the five laws written out: its article, when it is due, whom it concerns, what it rests on."""

import pytest

from schemes.catalogue import SCHEMES

# rule | article | due at | concerns only when | reading
CONDITIONS: dict[str, str] = {
    "omid2": """
        borrower_is_a_natural_person | ماده ۱ بند ۳ | registration | is_a_legal_person | R1
        amount_within_the_chosen_offer | ماده ۱ بند ۵ | grant | chosen_offer_is_open |
        need_form_is_given | ماده ۲۳ | grant |  |
        skill_is_proven | ماده ۲۳ | grant |  |
        proforma_is_given | ماده ۲۳ | grant |  |
        branch_has_confirmed | ماده ۲۳ | grant |  |
        directive_is_in_force | ماده ۲۵ | registration |  |
        account_code_fits_the_person | ماده ۲ | grant |  |
        waiting_time_has_passed | تبصره ۳ | grant |  | R2
        transfer_stays_in_the_family | ماده ۱۰ | grant |  | R12
        other_debt_is_settled | ماده ۱۱ | grant |  |
        record_is_good | ماده ۱۱ | grant |  |
        no_earlier_omid2_loan | ماده ۱۲ | registration |  | R11
        purpose_is_allowed | ماده ۱۶ | registration |  |
        amount_within_ceiling | ماده ۱۶ | registration |  |
        contribution_reaches_the_minimum | ماده ۱۷ | grant | deposit_is_ripe | R6
        business_plan_is_given | ماده ۱۹ | registration |  |
        business_plan_is_short | ماده ۱۹ | registration |  |
        business_plan_is_approved | ماده ۱۹ | approval |  |
        visit_is_reported | ماده ۲۰ | approval | needs_a_visit | R13
        deposit_period_has_passed | ماده ۲۱ | grant |  | R5
    """,
    "covid_relief": """
        amount_within_what_is_payable | میزان تسهیلات بند ۱ | registration | stayed_open | R19
        amount_within_what_a_closed_unit_gets | میزان تسهیلات بند ۲ | registration | closed_by_decree | R19
        paid_in_time | شرایط تسهیلات بند ۲ | grant |  | R24
        non_current_debt_does_not_hinder | شرایط تسهیلات بند ۴ | grant |  |
        no_cheque_outside_the_window | شرایط تسهیلات بند ۴ | grant |  | R24
        owner_is_invited | مقدمه بند ۲ | registration |  |
        jobs_are_kept | مقدمه بند ۲ | registration |  |
        unit_is_licensed | واحد کسب‌وکار | registration |  |
        sector_is_listed | واحد کسب‌وکار | registration |  |
        unit_has_an_insurance_list | واحد کسب‌وکار | registration |  |
        unit_was_active_last_year | شرایط واحد بند ۱ | registration |  |
        unit_is_still_active | شرایط واحد بند ۱ | registration | stayed_open |
        no_earlier_covid_loan | شرایط واحد بند ۳ | registration |  | R25
        registered_in_time | شرایط واحد بند ۳ | registration |  | R24
        sector_agency_has_approved | مراحل گام ۳ | approval |  |
    """,
    "home_business": """
        payouts_have_started | بند ۳ | grant |  | R27
        person_is_registered | بند ۵ | registration |  |
        permit_is_valid | بند ۵ | registration |  |
        committee_has_approved | بند ۵ | approval |  |
        amount_within_ceiling | بند ۶ | registration |  |
        amount_within_promised_jobs | بند ۶ | registration | is_capped_by_jobs | R28
        purpose_is_supported | بند ۷ | registration |  |
        field_is_listed | بند ۹ | registration |  |
        route_is_open | بند ۱۱ | registration |  |
        supporter_is_named | بند ۱۱ | registration | goes_through_a_supporter |
        payouts_still_run | بند ۱۱ | grant |  | R27
    """,
    "self_help_group": """
        group_has_worked_long_enough | سازوکار اجرایی بند ۵ | grant |  | R30
        bank_has_passed_the_group | سازوکار اجرایی بند ۵ | grant |  | R30
        amount_within_the_terms | کلیات بند ۱ | registration |  | R30
        members_are_mostly_of_low_income | گروه هدف | registration |  | R30
        county_is_targeted | سازوکار اجرایی بند ۱ | registration |  |
        facilitator_is_named | سازوکار اجرایی بند ۳ | registration |  |
        group_is_of_a_workable_size | سازوکار اجرایی بند ۳ | registration |  | R30
        counts_fit_the_group | سازوکار اجرایی بند ۳ | registration |  |
        members_are_trained | سازوکار اجرایی بند ۴ | approval |  | R30
        local_executor_has_approved | سازوکار اجرایی بند ۶ | approval |  |
    """,
    "productive_families": """
        region_is_served | الفقرة ١ | registration |  |
        project_is_at_home | الفقرة ١ | registration |  |
        line_is_financed | الفقرة ٢ | registration |  |
        amount_fits_the_project | الفقرة ٢ | registration |  | R31
        project_is_studied | الفقرة ٧ | approval |  |
        family_belongs_to_the_association | الفقرة ٩ | registration |  |
        bank_has_accepted | الفقرة ٩ | grant |  |
    """,
}

# quantity | article | reading
QUANTITIES: dict[str, str] = {
    "omid2": """
        is_a_legal_person | ماده ۱ بند ۲ |
        proper_account_code | ماده ۱ بند ۴ |
        is_supervised | ماده ۳ |
        earliest_grant_on | تبصره ۳ | R2
        chosen_offer | ماده ۶ |
        chosen_offer_is_open | ماده ۶ |
        amount_offered | ماده ۶ |
        is_a_large_loan | ماده ۲۰ | R13
        needs_a_visit | ماده ۲۰ | R13
        offered_rows | تبصره ۸ |
        rows_of_periods | ماده ۲۱ |
        balance | ماده ۲۱ |
        contributions | ماده ۲۱ | R5
        loan_terms | ماده ۲۱ |
        offers | ماده ۵ | R5
        deposit_ripens_on | ماده ۲۱ | R5
        deposit_is_ripe | ماده ۲۱ | R5
        contribution | ماده ۱۷ | R6
    """,
    "covid_relief": """
        payable_amount | میزان تسهیلات بند ۱ | R19
        wage_part | میزان تسهیلات بند ۱ | R20
        other_part | میزان تسهیلات بند ۱ | R20
        guarantee_row_1 | جدول تضمین ردیف ۱ |
        guarantee_row_2 | جدول تضمین ردیف ۲ |
        guarantee_row_3 | جدول تضمین ردیف ۳ |
        guarantee_row_4 | جدول تضمین ردیف ۴ |
        guarantee_row_5 | جدول تضمین ردیف ۵ |
        guarantee_row | جدول تضمین | R21
        guarantee_band | جدول تضمین | R21
        guarantors | جدول تضمین | R21
        security | جدول تضمین | R21
        note_ceiling | جدول تضمین سقف سفته | R21
        profit_total | شرایط تسهیلات بند ۱ | R23
        exemptions | شرایط تسهیلات بند ۴ | R26
        debt_is_waived | شرایط تسهیلات بند ۴ |
        waived_cheques | شرایط تسهیلات بند ۴ | R24
        stayed_open | میزان تسهیلات بند ۲ |
        counted_workers | شرایط واحد بند ۲ |
    """,
    "home_business": """
        budget | بند ۴ | R29
        is_a_supporter | بند ۶ |
        ceiling | بند ۶ |
        is_capped_by_jobs | بند ۶ | R28
        serves_stability | بند ۷ |
        goes_through_a_supporter | بند ۱۱ |
        is_carried_over | بند ۱۱ | R27
    """,
    "self_help_group": """
        meets_regularly | سازوکار اجرایی بند ۵ | R30
        repays_on_time | سازوکار اجرایی بند ۵ | R30
        grade | سازوکار اجرایی بند ۵ | R30
        women_percent | کلیات بند ۱ |
        collateral_required | کلیات بند ۲ |
        guarantors | کلیات بند ۲ |
    """,
    "productive_families": """
        currency | الفقرة ١ | R31
        line_rank | الفقرة ٢ |
    """,
}


def rows(text: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in text.strip().splitlines()]


@pytest.mark.parametrize("slug", CONDITIONS)
def test_each_condition_stands_as_written(slug: str) -> None:
    found = [
        [each.name, each.article, each.stage.name.lower(), each.when or "", each.reading or ""]
        for each in SCHEMES[slug].requirements
    ]
    assert found == rows(CONDITIONS[slug])


@pytest.mark.parametrize("slug", QUANTITIES)
def test_each_quantity_stands_as_written(slug: str) -> None:
    found = [[each.name, each.article, each.reading or ""] for each in SCHEMES[slug].definitions]
    assert found == rows(QUANTITIES[slug])


def test_no_scheme_is_left_out() -> None:
    assert sorted(CONDITIONS) == sorted(QUANTITIES) == sorted(SCHEMES)
