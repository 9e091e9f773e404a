"""A machine without Pango: letters wait, it is said why and where, and they are drawn once it is there (house-H104)."""

import ctypes
import logging
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from disbursements import checks, tasks
from disbursements.models import Bank, Referral
from schemes.reader import views as law
from tests.applicants.desk import at_desk
from tests.disbursements.bank_side import a_referral
from tests.world import an_officer

pytestmark = pytest.mark.django_db

HOUSE = Path(__file__).resolve().parents[2]
THREE = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
SAID_BY_THE_LOADER = "libpango-1.0.so.0: cannot open shared object file: No such file or directory"
SAID_BY_WEASYPRINT = (
    "cannot load library 'libfontconfig-1': no such file.  Additionally, find_library() did not manage\nto"
)


def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the loader answers where the packages were never installed."""
    load = ctypes.CDLL

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if "pango" in str(name):
            raise OSError(SAID_BY_THE_LOADER)
        return load(name, *args, **kwargs)

    monkeypatch.setattr(ctypes, "CDLL", refuse)


def without_another_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As WeasyPrint's import ends for want of any other."""

    class Loader:
        def find_spec(self, name: str, *_where: Any) -> ModuleSpec | None:
            if name == "weasyprint":
                raise OSError(SAID_BY_WEASYPRINT)
            return None

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Loader(), *sys.meta_path])


@pytest.fixture(autouse=True)
def _a_process_that_has_told_nothing() -> None:
    tasks._tell.cache_clear()


@pytest.fixture
def referral(bank: Bank) -> Referral:
    return a_referral(bank, accounts=False)


@pytest.mark.parametrize(
    ("without", "said"),
    [(without_pango, SAID_BY_THE_LOADER), (without_another_library, SAID_BY_WEASYPRINT.splitlines()[0])],
    ids=["without Pango", "without another library"],
)
def test_a_letter_waits_with_one_line_in_the_log_and_is_drawn_when_the_library_is_there(
    referral: Referral,
    without: Any,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Neither the sweep of every ten seconds nor the nudge of a door adds to it."""
    with monkeypatch.context() as lacking:
        without(lacking)
        assert tasks.sweep_letters() == 0
        assert tasks.draw_letter(referral.pk) is False
        assert tasks.sweep_letters() == 0
    referral.refresh_from_db()
    assert not referral.letter
    (line,) = caplog.records
    assert line.levelno == logging.WARNING
    assert line.getMessage() == f"Letters wait: {said}. On Debian: apt-get install {THREE}"
    assert line.exc_info is None
    assert capsys.readouterr().out == ""

    assert tasks.sweep_letters() == 1
    referral.refresh_from_db()
    assert referral.letter.read(5) == b"%PDF-"
    referral.letter.close()


def test_an_officer_reads_why_a_letter_waits(referral: Referral, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, url = at_desk(an_officer()), reverse("admin:disbursements_referral_change", args=[referral.pk])
    reason = "معرفی‌نامه منتظر است: کتابخانه Pango که با آن PDF ساخته می‌شود روی این رایانه نیست. به مدیر سامانه بگویید."
    assert reason not in desk.get(url).content.decode()
    without_pango(monkeypatch)
    assert reason in desk.get(url).content.decode()


def test_its_owner_is_not_promised_it_in_seconds(
    referral: Referral, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_pango(monkeypatch)
    client.force_login(referral.application.person.user)
    answer = client.get(reverse("referral_letter", args=[referral.application.code]))
    assert answer.status_code == 404
    assert "هنوز ساخته نشده است؛ وقتی ساخته شد همین‌جا باز می‌شود." in answer.content.decode()


def test_the_law_as_pdf_is_no_fault_but_a_way_back_to_its_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    law._pdf.cache_clear()
    without_pango(monkeypatch)
    answer = client.get("/schemes/omid2.pdf")
    assert answer.status_code == 503
    assert "فایل PDF اکنون ساخته نمی‌شود" in answer.content.decode()
    assert 'href="/schemes/omid2/"' in answer.content.decode()


def test_a_machine_without_pango_is_told_the_three_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.pango_is_there(None) == []
    monkeypatch.setattr(checks, "_loads", lambda library: False)
    assert checks.pango_is_there(None)[0].msg == f"Letters need Pango: apt-get install {THREE}"


@pytest.mark.parametrize("place", ["Dockerfile", "microfinance/machine.py"])
def test_every_place_that_installs_them_names_the_three(place: str) -> None:
    assert THREE in (HOUSE / place).read_text(encoding="utf-8")
