"""The API's own description, its documentation page, and the answer for addresses that are nothing."""

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request

from applicants.files.papers import ENDINGS
from disbursements.api import downloads, serializers, views
from disbursements.api.schema import REFUSALS, BankTokenScheme, TextFieldSchema, finish
from disbursements.models import Referral

__all__ = ["BankTokenScheme", "Nothing", "TextFieldSchema", "finish", "page", "schema"]


class Nothing(views.BankView):
    """Any other address below /api/: 404 for everybody, as a problem."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
    schema = None

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        """Before anything else of a call."""
        raise Http404


def _describe(
    view: type, method: str, summary: str, answer: object, body: object = None, refusals: str = "", **example: object
) -> None:
    """Tell drf-spectacular what a method takes and answers; `refusals` are the codes of its own."""
    examples = [OpenApiExample("Example", value=example, request_only=True)] if example else None
    parameters = _INBOX if view is views.Referrals else None
    said = extend_schema(
        summary=summary, request=body, responses=answer, examples=examples, parameters=parameters,
        extensions={REFUSALS: refusals.split()},
    )  # fmt: skip
    extend_schema_view(**{method: said})(view)


_FILE = {"type": "string", "format": "binary"}
_INBOX = [
    OpenApiParameter("state", str, enum=Referral.State.values),
    OpenApiParameter("updated_after", {"type": "string", "format": "date-time"}),
]


def _both(answer: object) -> dict[int, object]:
    return {201: answer, 200: OpenApiResponse(answer, description="Was there already, with the same content.")}


_describe(views.Referrals, "get", "Your inbox", serializers.ReferralRow(many=True))
_describe(views.OneReferral, "get", "Everything on the letter", serializers.ReferralSheet)
_describe(
    views.Accept, "post", "Contract made", {201: serializers.AcceptedReferral}, serializers.Acceptance,
    "wrong_state above_referral months_differ months_above terms_are_set rate_missing grace_too_long contract_day"
    " contract_number_used account_needed block_short not_met",
    contract_number="1405/77/101", contract_on="2026-11-22", principal=200_000_000, months=18, branch_code="2001",
)  # fmt: skip
_describe(
    views.Decline, "post", "Refuse", serializers.ReferralRow, serializers.Refusal,
    "wrong_state",
    reason="no_credit", note="اعتبار این ماه شعبه پر شده است.",
)  # fmt: skip
_describe(
    views.GradeOfGroup, "post", "Group graded", serializers.ReferralRow, serializers.Grade,
    "wrong_state not_in_this_scheme grade_day",
    passed=True, graded_on="2026-11-22", note="",
)  # fmt: skip
_describe(
    views.Payouts, "post", "Confirm a tranche", _both(serializers.PaidTranche), serializers.NewPayout,
    "wrong_state above_principal payout_day payout_too_late reference_used",
    amount=200_000_000, paid_on="2026-11-22", bank_reference="TR-140509-000181",
)  # fmt: skip
_describe(
    views.Accounts, "post", "Account opened", _both(serializers.AccountRow), serializers.NewAccount,
    "no_invitation no_file wrong_account_kind account_kind_used account_day reference_used",
    national_code="0499370899", number="2001-762-14", kind="762", opened_on="2026-11-22", card_issued_on="2026-11-22",
)  # fmt: skip
_describe(views.OneAccount, "get", "An account and its movements", serializers.AccountSheet)
_describe(
    views.Movements, "post", "Money in or out", _both(serializers.RecordedMovement), serializers.NewMovement,
    "movement_day deposit_closed balance_negative balance_too_large cash_blocked province_ceiling no_share"
    " reference_used",
    amount=500_000_000, on="2026-11-22", bank_reference="DEP-140509-000042",
)  # fmt: skip
_describe(downloads.Letter, "get", "The letter as PDF", {(200, "application/pdf"): _FILE})
_describe(downloads.DocumentOfReferral, "get", "One paper of the file", {(200, kind): _FILE for kind in ENDINGS})

schema = SpectacularJSONAPIView.as_view()
page = SpectacularSwaggerSplitView.as_view(url_name="bank_schema", template_name="disbursements/docs.html")
