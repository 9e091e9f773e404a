"""The addresses that every site is asked for, and the names of every setting in one example."""

import re
from typing import Any

import pytest
from django.test import Client, override_settings

from tests.house.test_arrows import HOUSE


def test_a_searcher_walks_the_public_pages_only(client: Client) -> None:
    """Nobody's file, desk, letter or way in; the whole of it."""
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /api/\nDisallow: /applications/\nDisallow: /identity/\n"
        "Disallow: /oauth/\nDisallow: /papers/\nDisallow: /sign-in/\nDisallow: /verify/\n"
    )


def test_whom_to_tell_of_a_weakness(client: Client, clock: Any) -> None:
    """house-H98; it has not expired on the day it is read."""
    clock("1405/09/06")
    assert client.get("/.well-known/security.txt").status_code == 404
    with override_settings(SECURITY_CONTACT="mailto:security@portal.example", PORTAL_URL="https://portal.example"):
        answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "Contact: mailto:security@portal.example\nExpires: 2027-05-26T00:00:00Z\nPreferred-Languages: fa, ar, en\n"
        "Canonical: https://portal.example/.well-known/security.txt\n"
    )


def test_an_icon_for_browsers_and_phones(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (301, "/static/img/favicon.svg")
    answer = client.get("/manifest.webmanifest", headers={"accept-language": "ar"})
    assert answer["Content-Type"] == "application/manifest+json"
    icons = [
        {"src": f"/static/img/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (180, 512)
    ]
    told = answer.json()
    assert told.pop("name")
    assert told == {
        "dir": "rtl", "lang": "ar", "start_url": "/", "display": "browser",
        "background_color": "#f8f2e2", "theme_color": "#07393d", "icons": icons,
    }  # fmt: skip
    for icon in icons:
        drawn = (HOUSE / icon["src"].lstrip("/")).read_bytes()
        assert f"{int.from_bytes(drawn[16:20])}x{int.from_bytes(drawn[20:24])}" == icon["sizes"]


@pytest.mark.parametrize("path", ["/robots.txt", "/favicon.ico", "/manifest.webmanifest", "/.well-known/security.txt"])
def test_they_are_only_read(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


READ = re.compile(r"""\benv(?:ironment)?\.\w+\(\s*"([A-Z_]+)\"""")


def test_a_setting_that_the_example_lacks_would_be_seen() -> None:
    """house-H18: whatever reads it, on whatever line its name stands."""
    for text in ('env.text("NEW")', 'environment.flag("NEW", default=True)', 'env.duration(\n    "NEW")'):
        assert READ.findall(text) == ["NEW"]


def test_every_setting_stands_in_the_example() -> None:
    """house-H98: what the settings read from the environment, and nothing else."""
    asked = {name for path in (HOUSE / "microfinance").glob("*.py") for name in READ.findall(path.read_text("utf-8"))}
    there = set(re.findall(r"^#([A-Z_]+)=", (HOUSE / ".env.example").read_text("utf-8"), flags=re.M))
    assert asked - there == set()
    assert there - asked == {"PORT", "HOST"}
