"""The bank's side of the world: banks with real tokens, files ripe for them, and a caller that speaks only HTTP."""

import itertools
import json
from base64 import b64encode
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from applicants import services as applicants
from applicants.models import Application, Document, Invitation, Person, State
from applicants.services import record_inquiry
from disbursements import services
from disbursements.models import Account, Bank, CreditLine, Referral
from schemes.units import add_months, jalali, today
from tests.disbursements.served import Judged
from tests.world import SEMNAN, a_file, a_share, an_officer

_numbers = itertools.count(1)
DEPOSIT = 300_000_000
CHOSEN = 250_000_000  # what the file asks for; three months of the deposit bring 270,000,000


def key() -> str:
    return f"key-{next(_numbers)}"


def a_bank(**fields: Any) -> Bank:
    number = next(_numbers)
    return Bank.objects.create(**({"code": f"bank{number}", "name": f"بانک {number}"} | fields))


def a_line(bank: Bank, ceiling: int = 10_000_000_000, province: str = SEMNAN, **fields: Any) -> CreditLine:
    year = int(jalali(today())[:4])
    line = {"scheme": "omid2", "province": province, "bank": bank, "year": year, "ceiling": ceiling}
    return CreditLine.objects.create(**(line | {"citation": "ابلاغ ۱"} | fields))


class Caller:
    """A bank's own client: asks for a token with its id and secret, then calls with it."""

    def __init__(self, bank: Bank, scope: str = "referrals payments accounts") -> None:
        self.bank, self.http = bank, Judged(raise_request_exception=False)
        self.client_id, self.secret = services.register_client(bank=bank)
        self.headers = {"Authorization": f"Bearer {self.token(scope).json()['access_token']}"}

    def token(self, scope: str, secret: str = "") -> Any:
        basic = b64encode(f"{self.client_id}:{secret or self.secret}".encode()).decode()
        asked = {"grant_type": "client_credentials", "scope": scope}
        return self.http.post("/oauth/token/", asked, headers={"Authorization": f"Basic {basic}"})

    def get(self, path: str, **query: Any) -> Any:
        return self.http.get(f"/api/v1/{path}", query, headers=self.headers)

    def post(self, path: str, body: Any, key_: str | None = "", **headers: str) -> Any:
        """Post JSON, or raw text as it is; a fresh key when none is named, no key for None."""
        sent = body if isinstance(body, str | bytes) else json.dumps(body)
        said = self.headers | headers | ({} if key_ is None else {"Idempotency-Key": key_ or key()})
        return self.http.post(f"/api/v1/{path}", sent, content_type="application/json", headers=said)


def an_invited_file(person: Person | None = None, deposit: int = DEPOSIT, **fields: Any) -> Application:
    """A creation plan with all its papers, approved five months ago and invited."""
    past = timezone.now() - timedelta(days=155)
    file = a_file(
        State.INVITED,
        person,
        **({"submitted_at": past, "papers_confirmed_on": today(), "law_on": past.date()} | fields),
    )
    for kind in ("plan", "need_form", "skill_proof", "proforma"):
        a_paper(file, kind)
    record_inquiry(
        person=file.person,
        application=None,
        kind="debts",
        source="service",
        facts={"other_debt": 0, "good_record": True},
    )
    Invitation.objects.create(
        application=file, share=_reserved(file, deposit), intended_deposit=deposit, reserved=deposit,
        expires_on=today() + timedelta(days=30),
    )  # fmt: skip
    return file


def a_paper(file: Application, kind: str) -> Document:
    paper = Document(application=file, kind=kind, name=f"{kind}.pdf", media_type="application/pdf", size=4, pages=2)
    paper.sha256, paper.uploaded_by = "0" * 64, file.person.user
    paper.file.save(f"{kind}.pdf", ContentFile(b"%PDF"), save=True)
    return paper


def _reserved(file: Application, amount: int) -> Any:
    share = a_share(file.province)
    share.reserved += amount
    share.save()
    return share


def a_saving_file(bank: Bank, deposit: int = DEPOSIT, months: int = 4, **fields: Any) -> Application:
    """An invited file whose account the bank opened some months ago, with one deposit on that day."""
    file = an_invited_file(deposit=deposit, **fields)
    kind = "763" if file.answers["person_kind"] == "legal" else "762"
    opened = add_months(today(), -months)
    account = an_account(bank, file, kind, opened_on=opened)
    services.record_movement(account=account, amount=deposit, on=opened, bank_reference=f"DEP-{next(_numbers)}")
    file.refresh_from_db()
    return file


def an_account(bank: Bank, file: Application, kind: str, **fields: Any) -> Account:
    return services.open_account(
        bank=bank, national_code=file.person.national_code, number=f"{kind}-{next(_numbers)}", kind=kind,
        **({"opened_on": today()} | fields),
    )[0]  # fmt: skip


def a_chosen_file(bank: Bank, **fields: Any) -> Application:
    file = a_saving_file(bank, **fields)
    applicants.choose_offer(application=file, by=file.person.user, deposit_months=3, long_repayment=False)
    file.refresh_from_db()
    return file


def a_referral(bank: Bank, *, accounts: bool = True, **fields: Any) -> Referral:
    """A chosen file referred to the bank, on a line made for it when it has none."""
    file = a_chosen_file(bank, **fields)
    if not bank.credit_lines.exists():
        a_line(bank)
    referral = services.refer(application=file, bank=bank, by=an_officer(province=file.province))
    if accounts:
        an_account(bank, file, "791")
        an_account(bank, file, "700")
    return referral


def acceptance(referral: Referral, **changes: Any) -> dict[str, Any]:
    """The body that accepts a referral as it stands."""
    return {
        "contract_number": f"C-{next(_numbers)}",
        "contract_on": today().isoformat(),
        "principal": referral.amount,
        "months": referral.terms["months"],
        "branch_code": "2001",
    } | changes


def payout(amount: int, **changes: Any) -> dict[str, Any]:
    return {"amount": amount, "paid_on": today().isoformat(), "bank_reference": f"TR-{next(_numbers)}"} | changes


def a_loan(bank: Bank, caller: Caller, **fields: Any) -> Referral:
    """A referral that the bank has accepted over the API."""
    referral = a_referral(bank, **fields)
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral))
    assert answer.status_code == 201, answer.content
    return referral
