"""A bank's engineer at work: a plain HTTP client with OAuth, knowing only the documentation of the API."""

import json
from typing import Any
from uuid import uuid4

import httpx

from tests.journeys.stack import Stack


class BankClient:
    """One bank's client; every POST carries a fresh Idempotency-Key unless one is given."""

    def __init__(self, url: str, client_id: str, client_secret: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=30)
        answer = self.http.post(
            "/oauth/token/",
            data={"grant_type": "client_credentials", "scope": "referrals payments accounts"},
            auth=(client_id, client_secret),
        )
        assert answer.status_code == 200, answer.text
        self.http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    def __enter__(self) -> "BankClient":
        return self

    def __exit__(self, *_how: object) -> None:
        self.http.close()

    def get(self, path: str) -> Any:
        answer = self.http.get(f"/api/v1/{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, key: str = "", **body: Any) -> httpx.Response:
        headers = {"Idempotency-Key": key or str(uuid4()), "Content-Type": "application/json"}
        return self.http.post(f"/api/v1/{path}", content=json.dumps(body), headers=headers)

    def done(self, path: str, **body: Any) -> Any:
        """Post and insist on success."""
        answer = self.post(path, **body)
        assert answer.is_success, (path, answer.status_code, answer.text)
        return answer.json()

    def referral_of(self, application: str) -> Any:
        """All that the bank is told of a file which waits for its answer."""
        inbox = self.get("referrals/?state=sent")["results"]
        code = next(each["code"] for each in inbox if each["application_code"] == application)
        return self.get(f"referrals/{code}/")

    def contract(self, referral: Any, on: str, **terms: Any) -> httpx.Response:
        """Offer a contract over the whole sum; `terms` are the months and what else the scheme lets the bank say."""
        words = {"contract_number": f"C-{referral['code']}", "contract_on": on, "branch_code": "1201"}
        return self.post(f"referrals/{referral['code']}/accept/", **words, principal=referral["amount"], **terms)

    def pay(self, referral: Any, amount: int, on: str) -> httpx.Response:
        """Confirm one stage of so many rials."""
        words = {"amount": amount, "paid_on": on, "bank_reference": f"P-{uuid4()}"}
        return self.post(f"referrals/{referral['code']}/payouts/", **words)


def bank_of(stack: Stack, code: str = "omid") -> BankClient:
    """A bank's client; of the bank that every journey's officer chooses when none is named."""
    client = next(each for each in stack.demo()["banks"] if each["code"] == code)
    return BankClient(stack.url, client["client_id"], client["client_secret"])
