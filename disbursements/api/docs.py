"""The API's own description, its documentation page, and the answer for addresses that are nothing."""

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request

from disbursements.api import downloads, serializers, views
from disbursements.api.schema import BankTokenScheme, TextFieldSchema, finish
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


def _describe(view: type, method: str, summary: str, answer: object, body: object = None, **example: object) -> None:
    """Tell drf-spectacular what a method takes and answers."""
    examples = [OpenApiExample("Example", value=example, request_only=True)] if example else None
    parameters = _INBOX if view is views.Referrals else None
    said = extend_schema(summary=summary, request=body, responses=answer, examples=examples, parameters=parameters)
    extend_schema_view(**{method: said})(view)


_FILE = {(200, "application/octet-stream"): {"type": "string", "format": "binary"}}
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
    contract_number="1405/77/101", contract_on="2026-11-22", principal=200_000_000, months=18, branch_code="2001",
)  # fmt: skip
_describe(
    views.Decline, "post", "Refuse", serializers.ReferralRow, serializers.Refusal,
    reason="no_credit", note="اعتبار این ماه شعبه پر شده است.",
)  # fmt: skip
_describe(
    views.GradeOfGroup, "post", "Group graded", serializers.ReferralRow, serializers.Grade,
    passed=True, graded_on="2026-11-22", note="",
)  # fmt: skip
_describe(
    views.Payouts, "post", "Confirm a tranche", _both(serializers.PaidTranche), serializers.NewPayout,
    amount=200_000_000, paid_on="2026-11-22", bank_reference="TR-140509-000181",
)  # fmt: skip
_describe(
    views.Accounts, "post", "Account opened", _both(serializers.AccountRow), serializers.NewAccount,
    national_code="0499370899", number="2001-762-14", kind="762", opened_on="2026-11-22", card_issued_on="2026-11-22",
)  # fmt: skip
_describe(views.OneAccount, "get", "An account and its movements", serializers.AccountSheet)
_describe(
    views.Movements, "post", "Money in or out", _both(serializers.RecordedMovement), serializers.NewMovement,
    amount=500_000_000, on="2026-11-22", bank_reference="DEP-140509-000042",
)  # fmt: skip
_describe(downloads.Letter, "get", "The letter as PDF", _FILE)
_describe(downloads.DocumentOfReferral, "get", "One paper of the file", _FILE)

schema = SpectacularJSONAPIView.as_view()
page = SpectacularSwaggerSplitView.as_view(url_name="bank_schema", template_name="disbursements/docs.html")
