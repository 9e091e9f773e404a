"""What banks send and what they get back, by the names of the contract."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from applicants.models import Person
from disbursements.api.fields import (
    AccountNumberField,
    CodeField,
    CurrencyField,
    DayField,
    JalaliField,
    MoneyField,
    MonthsField,
    NationalCodeField,
    RateField,
    ReferenceField,
    SignedMoneyField,
    SumField,
    TenorField,
    TextField,
    TrueOrFalseField,
)
from disbursements.models import Account, CreditLine, Movement, Referral


class Body(serializers.Serializer[Any]):
    """A request's body: a name that the call does not know is refused, since it is a slip of the hand."""

    def to_internal_value(self, data: Any) -> Any:
        strange = sorted(set(data) - set(self.fields))
        if strange:
            unknown = serializers.ErrorDetail(str(_("این نام شناخته نیست.")), "unknown_field")
            raise serializers.ValidationError({name: [unknown] for name in strange})
        return super().to_internal_value(data)


class Acceptance(Body):
    contract_number = TextField(most=40)
    contract_on = DayField()
    principal = MoneyField()
    months = TenorField()
    branch_code = TextField(most=20)
    rate_percent = RateField(required=False)
    grace_months = MonthsField(required=False)


class Refusal(Body):
    reason = CodeField(Referral.Decline.choices)
    note = TextField(most=1000, lines=True, blank=True, required=False)


class Grade(Body):
    passed = TrueOrFalseField()
    graded_on = DayField()
    note = TextField(most=1000, lines=True, blank=True, required=False)


class NewPayout(Body):
    amount = MoneyField()
    paid_on = DayField()
    bank_reference = ReferenceField()


class NewAccount(Body):
    national_code = NationalCodeField()
    number = AccountNumberField()
    kind = CodeField(Account.Kind.choices)
    opened_on = DayField()
    card_issued_on = DayField(required=False)


class NewMovement(Body):
    amount = SignedMoneyField()
    on = DayField()
    bank_reference = ReferenceField()


class Borrower(serializers.Serializer[Any]):
    first_name = serializers.CharField()
    last_name = serializers.CharField()
    identity = serializers.ChoiceField(Person.Identity.choices, help_text="Which number `national_code` is.")
    national_code = serializers.CharField(help_text="Ten digits: an Iranian national code or a Saudi identity number.")
    birth_on = DayField()
    birth_on_jalali = JalaliField(source="birth_on")
    mobile = serializers.CharField(source="user.mobile")


class ReferralRow(serializers.Serializer[Any]):
    code = serializers.CharField()
    state = serializers.ChoiceField(Referral.State.choices)
    application_code = serializers.CharField(source="application.code")
    scheme = serializers.CharField(source="application.scheme")
    province = serializers.CharField(source="application.province")
    province_name = serializers.CharField(source="application.get_province_display")
    borrower_name = serializers.CharField(source="application.person")
    currency = CurrencyField()
    amount = MoneyField()
    months = MonthsField(source="terms.months", allow_null=True, help_text="Null where the bank says the tenor.")
    created_at = serializers.DateTimeField()
    created_at_jalali = JalaliField(source="created_at")
    updated_at = serializers.DateTimeField()
    updated_at_jalali = JalaliField(source="updated_at")


class Terms(serializers.Serializer[Any]):
    """What of these a scheme does not know is null: a rate, tenor or collateral that is null is said by the bank.

    Sums are in the referral's currency.
    """

    months = MonthsField(allow_null=True)
    months_most = MonthsField(
        allow_null=True, help_text="The longest tenor, where you say one up to it; `months` is then null."
    )
    rate_percent = RateField(allow_null=True)
    method = serializers.CharField()
    deposit_months = MonthsField(allow_null=True)
    long_repayment = serializers.BooleanField(allow_null=True)
    collateral_total = SumField(allow_null=True)
    blocked_cash = SumField(allow_null=True)
    other_collateral = SumField(allow_null=True)
    instalments_on_time = MonthsField(
        allow_null=True, help_text="Instalments to be paid on time before the blocked cash is freed."
    )
    grace_by_bank = serializers.BooleanField(allow_null=True, help_text="Whether you may say `grace_months`.")
    grace_months = MonthsField(allow_null=True, help_text="The grace where you say none.")
    repayment_from = serializers.DateField(
        allow_null=True, help_text="The day from which instalments count, if not the contract's."
    )
    payout_until = serializers.DateField(allow_null=True)
    guarantee_band = serializers.IntegerField(allow_null=True)
    guarantors = serializers.IntegerField(allow_null=True, help_text="The most guarantors that may be asked.")
    security = serializers.CharField(allow_null=True)
    note_ceiling = MoneyField(allow_null=True, help_text="The highest promissory note that may be asked.")
    profit_total = serializers.IntegerField(allow_null=True)
    wage_part = serializers.IntegerField(allow_null=True, help_text="For wages only.")
    other_part = serializers.IntegerField(allow_null=True)
    through = serializers.CharField(
        allow_null=True, help_text="The intermediary that refers the borrower to you and follows the project."
    )


class CreditOfLine(serializers.Serializer[Any]):
    year = serializers.IntegerField()
    source = serializers.ChoiceField(CreditLine.Source.choices)  # type: ignore[assignment]  # a member, not Field.source
    citation = serializers.CharField()


class Paper(serializers.Serializer[Any]):
    kind = serializers.CharField()
    name = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField()
    pages = serializers.IntegerField(allow_null=True)
    sha256 = serializers.CharField()
    url = serializers.URLField()


class FindingOfSheet(serializers.Serializer[Any]):
    article = serializers.CharField()
    rule = serializers.CharField()
    says = serializers.CharField()
    outcome = serializers.ChoiceField(["met", "not_met", "unknown", "not_concerned"])
    because = serializers.DictField()
    reading = serializers.CharField(allow_null=True)


class DecisionSheet(serializers.Serializer[Any]):
    instrument = serializers.CharField()
    outcome = serializers.CharField()
    judged_at = serializers.DateTimeField()
    judged_at_jalali = JalaliField(source="judged_at")
    findings = FindingOfSheet(many=True, source="verdict.findings")


class InstalmentRow(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    due_on = DayField()
    due_on_jalali = JalaliField(source="due_on")
    principal = serializers.IntegerField()
    fee = serializers.IntegerField()
    amount = serializers.IntegerField()
    balance = serializers.IntegerField()


class PayoutRow(serializers.Serializer[Any]):
    referral = serializers.CharField(source="loan.referral.code")
    currency = CurrencyField(source="loan.referral.currency")
    amount = MoneyField()
    paid_on = DayField()
    paid_on_jalali = JalaliField(source="paid_on")
    bank_reference = ReferenceField()
    recorded_at = serializers.DateTimeField()


class ShareOfMember(serializers.Serializer[Any]):
    name = serializers.CharField(source="member.name")
    amount = serializers.IntegerField()


class LoanSheet(serializers.Serializer[Any]):
    contract_number = serializers.CharField()
    contract_on = DayField()
    contract_on_jalali = JalaliField(source="contract_on")
    currency = CurrencyField(source="referral.currency", help_text="Of every sum of the loan.")
    principal = MoneyField()
    months = MonthsField()
    rate_percent = RateField()
    method = serializers.CharField()
    branch_code = serializers.CharField()
    paid_out = serializers.IntegerField()
    grace_months = serializers.IntegerField()
    blocked_cash = serializers.IntegerField(source="cash_block.amount", default=None, allow_null=True)
    blocked_in = serializers.CharField(source="cash_block.account.number", default=None, allow_null=True)
    instalments = InstalmentRow(many=True)
    member_shares = ShareOfMember(many=True, help_text="Of a group's loan: what each member gets; they sum to it.")


class AcceptedReferral(serializers.Serializer[Any]):
    referral = serializers.CharField(source="referral.code")
    state = serializers.ChoiceField(Referral.State.choices, source="referral.state")
    loan = LoanSheet(source="*")


class PaidTranche(PayoutRow):
    state = serializers.ChoiceField(Referral.State.choices, source="loan.referral.state")
    paid_out = serializers.IntegerField(source="loan.paid_out", help_text="All tranches together.")
    principal = MoneyField(source="loan.principal")


class AccountRow(serializers.Serializer[Any]):
    number = serializers.CharField()
    kind = serializers.ChoiceField(Account.Kind.choices)
    opened_on = DayField()
    opened_on_jalali = JalaliField(source="opened_on")
    card_issued_on = DayField(allow_null=True)
    currency = CurrencyField(source="application.currency")
    balance = serializers.IntegerField()


class MovementRow(serializers.Serializer[Any]):
    account = serializers.CharField(source="account.number")
    currency = CurrencyField(source="account.application.currency")
    amount = SignedMoneyField()
    on = DayField()
    on_jalali = JalaliField(source="on")
    kind = serializers.ChoiceField(Movement.Kind.choices)
    bank_reference = serializers.CharField()


class RecordedMovement(MovementRow):
    balance = serializers.IntegerField(source="account.balance", help_text="Of the account, when this was answered.")


class AccountSheet(AccountRow):
    movements = MovementRow(many=True, source="newest", help_text="The newest hundred, newest first.")


class ReferralSheet(ReferralRow):
    """Everything on the letter; papers and the decision sheet only while the referral is open."""

    county_name = serializers.CharField(source="application.get_county_display")
    borrower = Borrower(source="application.person")
    legal_id = serializers.CharField(source="application.legal_id", allow_blank=True)
    legal_name = serializers.CharField(source="application.legal_name", allow_blank=True)
    sheba = serializers.CharField(source="application.sheba", allow_null=True)
    terms = Terms()
    credit_line = CreditOfLine()
    decline_reason = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    verification_code = serializers.CharField()
    verify_url = serializers.URLField()
    letter_url = serializers.URLField(allow_null=True, help_text="Null until the letter is drawn, some seconds after.")
    documents = Paper(many=True)
    decision_sheet = DecisionSheet(allow_null=True)
    accounts = AccountRow(many=True, help_text="Those of this file that your bank has opened.")
    loan = LoanSheet(allow_null=True)
    payouts = PayoutRow(many=True)
