"""The calls of the bank API. Doors only: they read, ask who calls, hand on to a service, and write the answer."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from disbursements import services
from disbursements.api import serializers
from disbursements.api.access import BankOnly, BankRequest, BankThrottle, BearerToken
from disbursements.api.idempotency import fingerprint, key_of, once
from disbursements.api.paging import ByChange
from disbursements.api.problems import request_id
from disbursements.api.reading import inbox_filter, sheet_of
from disbursements.models import Account, Loan, Referral

Effect = tuple[int, dict[str, Any]]


class BankView(APIView):
    """A call of a bank; `scope` is what its token must hold."""

    authentication_classes: Sequence[type[Any]] = (BearerToken,)
    permission_classes: Sequence[type[Any]] = (BankOnly,)
    throttle_classes: Sequence[type[Any]] = (BankThrottle,)
    metadata_class = None
    scope = ""
    request: BankRequest

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse other media types before anybody reads the body: the OAuth library would parse a form."""
        if request.method == "POST" and request._request.content_type != "application/json":
            raise UnsupportedMediaType(request._request.content_type or "")
        super().initial(request, *args, **kwargs)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Every answer has its id, and none is kept; those of `once` are Django's own."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["X-Request-ID"] = request_id(request)
        response["Cache-Control"] = "no-store"
        return response

    def referral(self, code: str) -> Referral:
        """The bank's own referral; another bank's is not there."""
        mine = Referral.objects.filter(bank=self.request.bank).select_related("bank", "application__person")
        return get_object_or_404(mine, code=code)

    def once(self, body: type[Serializer[Any]], act: Callable[[dict[str, Any]], Effect]) -> HttpResponse:
        """Read the body and let it take effect once; validation failures are not remembered."""

        def perform() -> Effect:
            said = body(data=self.request.data)
            said.is_valid(raise_exception=True)
            return act(said.validated_data)

        answer = once(self.request.bank, key_of(self.request), fingerprint(self.request), perform)
        response = HttpResponse(answer.text, status=answer.status, content_type="application/json")
        if answer.replayed:
            response["Idempotent-Replayed"] = "true"
        return response


class Referrals(BankView):
    scope = "referrals"
    pagination_class = ByChange

    def get(self, request: BankRequest) -> Response:
        paging = ByChange()
        inbox = Referral.objects.filter(bank=request.bank, **inbox_filter(request))
        rows = paging.paginate_queryset(inbox.select_related("application__person"), request, self)
        return paging.get_paginated_response(serializers.ReferralRow(rows, many=True).data)


class OneReferral(BankView):
    scope = "referrals"

    def get(self, request: BankRequest, code: str) -> Response:
        return Response(serializers.ReferralSheet(sheet_of(self.referral(code), request)).data)


class Accept(BankView):
    scope = "referrals"

    def post(self, request: BankRequest, code: str) -> HttpResponse:
        referral = self.referral(code)

        def act(said: dict[str, Any]) -> Effect:
            loan = services.accept(referral=referral, **said)
            return 201, serializers.AcceptedReferral(loan).data

        return self.once(serializers.Acceptance, act)


class Decline(BankView):
    scope = "referrals"

    def post(self, request: BankRequest, code: str) -> HttpResponse:
        referral = self.referral(code)

        def act(said: dict[str, Any]) -> Effect:
            return 200, serializers.ReferralRow(services.decline(referral=referral, **said)).data

        return self.once(serializers.Refusal, act)


class GradeOfGroup(BankView):
    scope = "referrals"

    def post(self, request: BankRequest, code: str) -> HttpResponse:
        referral = self.referral(code)

        def act(said: dict[str, Any]) -> Effect:
            return 200, serializers.ReferralRow(services.grade(referral=referral, **said)).data

        return self.once(serializers.Grade, act)


class Payouts(BankView):
    scope = "payments"

    def post(self, request: BankRequest, code: str) -> HttpResponse:
        referral = self.referral(code)

        def act(said: dict[str, Any]) -> Effect:
            payout, new = services.pay_out(referral=referral, **said)
            payout.loan = Loan.objects.select_related("referral").get(pk=payout.loan_id)
            return 201 if new else 200, serializers.PaidTranche(payout).data

        return self.once(serializers.NewPayout, act)


class Accounts(BankView):
    scope = "accounts"

    def post(self, request: BankRequest) -> HttpResponse:
        def act(said: dict[str, Any]) -> Effect:
            account, new = services.open_account(bank=request.bank, **said)
            return 201 if new else 200, serializers.AccountRow(account).data

        return self.once(serializers.NewAccount, act)


class OneAccount(BankView):
    scope = "accounts"

    def get(self, request: BankRequest, number: str) -> Response:
        account: Any = _account(request, number)
        account.newest = account.movements.select_related("account__application").order_by("-on", "-id")[:100]
        return Response(serializers.AccountSheet(account).data)


class Movements(BankView):
    scope = "accounts"

    def post(self, request: BankRequest, number: str) -> HttpResponse:
        account = _account(request, number)

        def act(said: dict[str, Any]) -> Effect:
            movement, new = services.record_movement(account=account, **said)
            movement.account = Account.objects.select_related("application").get(pk=movement.account_id)
            return 201 if new else 200, serializers.RecordedMovement(movement).data

        return self.once(serializers.NewMovement, act)


def _account(request: BankRequest, number: str) -> Account:
    """The bank's own account; another bank's is not there."""
    mine = Account.objects.filter(bank=request.bank).select_related("bank", "application")
    return get_object_or_404(mine, number=number)
