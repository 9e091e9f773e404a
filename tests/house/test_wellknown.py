"""The addresses that every site is asked for, and the names of every setting in one example."""

import re
from typing import Any

import pytest
from django.test import Client, override_settings

from tests.house.test_arrows import HOUSE


def test_a_searcher_walks_the_public_pages_only(client: Client) -> None:
    said = client.get("/robots.txt").content.decode().splitlines()
    assert said[0] == "User-agent: *"
    assert {"Disallow: /applications/", "Disallow: /admin/", "Disallow: /papers/", "Disallow: /verify/"} <= set(said)
    assert not [line for line in said if line in ("Disallow: /", "Disallow: /schemes/")]


def test_whom_to_tell_of_a_weakness(client: Client, clock: Any) -> None:
    """house-H98; it has not expired on the day it is read."""
    clock("1405/09/06")
    assert client.get("/.well-known/security.txt").status_code == 404
    with override_settings(SECURITY_CONTACT="mailto:security@portal.example", PORTAL_URL="https://portal.example"):
        said = client.get("/.well-known/security.txt").content.decode()
    assert said == (
        "Contact: mailto:security@portal.example\nExpires: 2027-05-26T00:00:00Z\nPreferred-Languages: fa, ar, en\n"
        "Canonical: https://portal.example/.well-known/security.txt\n"
    )


def test_an_icon_for_browsers_and_phones(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/img/favicon.svg"
    told = client.get("/manifest.webmanifest", headers={"accept-language": "ar"}).json()
    assert (told["lang"], told["dir"], told["start_url"]) == ("ar", "rtl", "/")
    for icon in told["icons"]:
        drawn = (HOUSE / icon["src"].lstrip("/")).read_bytes()
        assert f"{int.from_bytes(drawn[16:20])}x{int.from_bytes(drawn[20:24])}" == icon["sizes"]


@pytest.mark.parametrize("path", ["/robots.txt", "/favicon.ico", "/manifest.webmanifest", "/.well-known/security.txt"])
def test_they_are_only_read(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_every_setting_stands_in_the_example() -> None:
    """house-H98: what the settings read from the environment, and nothing else."""
    read = re.compile(r"""env(?:ironment)?\.(?:text|flag|number|listed|keyring)\("([A-Z_]+)\"""")
    asked = {name for path in (HOUSE / "microfinance").glob("*.py") for name in read.findall(path.read_text("utf-8"))}
    there = set(re.findall(r"^#([A-Z_]+)=", (HOUSE / ".env.example").read_text("utf-8"), flags=re.M))
    assert asked - there == set()
    assert there - asked == {"PORT", "HOST"}
