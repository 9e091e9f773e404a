"""A bank's engineer at work: a plain HTTP client with OAuth, knowing only the documentation of the API."""

import json
from typing import Any
from uuid import uuid4

import httpx


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
