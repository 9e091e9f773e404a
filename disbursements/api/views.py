"""The calls of the bank API. Doors only: they read, ask who calls, hand on to a service, and write the answer."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

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
from disbursements.models import Account, Bank, Loan, Referral

Said = dict[str, Any]
Effect = tuple[int, dict[str, Any]]
Subject = TypeVar("Subject")


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

    def once(self, body: type[Serializer[Any]], act: Callable[[Subject, Said], Effect], on: Subject) -> HttpResponse:
        """Read the body and let it take effect once, on what the call is about; a body that is wrong is not remembered.

        `act` is the call's own function below its view: it names the verb and writes the answer.
        """

        def perform() -> Effect:
            said = body(data=self.request.data)
            said.is_valid(raise_exception=True)
            return act(on, said.validated_data)

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
        return self.once(serializers.Acceptance, _accept, self.referral(code))


def _accept(referral: Referral, said: Said) -> Effect:
    loan = services.accept(referral=referral, **said)
    return 201, serializers.AcceptedReferral(loan).data


class Decline(BankView):
    scope = "referrals"

    def post(self, request: BankRequest, code: str) -> HttpResponse:
        return self.once(serializers.Refusal, _decline, self.referral(code))


def _decline(referral: Referral, said: Said) -> Effect:
    declined = services.decline(referral=referral, **said)
    return 200, serializers.ReferralRow(declined).data


class GradeOfGroup(BankView):
    scope = "referrals"

    def post(self, request: BankRequest, code: str) -> HttpResponse:
        return self.once(serializers.Grade, _grade, self.referral(code))


def _grade(referral: Referral, said: Said) -> Effect:
    graded = services.grade(referral=referral, **said)
    return 200, serializers.ReferralRow(graded).data


class Payouts(BankView):
    scope = "payments"

    def post(self, request: BankRequest, code: str) -> HttpResponse:
        return self.once(serializers.NewPayout, _pay_out, self.referral(code))


def _pay_out(referral: Referral, said: Said) -> Effect:
    payout, new = services.pay_out(referral=referral, **said)
    payout.loan = Loan.objects.select_related("referral").get(pk=payout.loan_id)
    return 201 if new else 200, serializers.PaidTranche(payout).data


class Accounts(BankView):
    scope = "accounts"

    def post(self, request: BankRequest) -> HttpResponse:
        return self.once(serializers.NewAccount, _open_account, request.bank)


def _open_account(bank: Bank, said: Said) -> Effect:
    account, new = services.open_account(bank=bank, **said)
    return 201 if new else 200, serializers.AccountRow(account).data


class OneAccount(BankView):
    scope = "accounts"

    def get(self, request: BankRequest, number: str) -> Response:
        account: Any = _account(request, number)
        account.newest = account.movements.select_related("account__application").order_by("-on", "-id")[:100]
        return Response(serializers.AccountSheet(account).data)


class Movements(BankView):
    scope = "accounts"

    def post(self, request: BankRequest, number: str) -> HttpResponse:
        return self.once(serializers.NewMovement, _record_movement, _account(request, number))


def _record_movement(account: Account, said: Said) -> Effect:
    movement, new = services.record_movement(account=account, **said)
    movement.account = Account.objects.select_related("application").get(pk=movement.account_id)
    return 201 if new else 200, serializers.RecordedMovement(movement).data


def _account(request: BankRequest, number: str) -> Account:
    """The bank's own account; another bank's is not there."""
    mine = Account.objects.filter(bank=request.bank).select_related("bank", "application")
    return get_object_or_404(mine, number=number)
