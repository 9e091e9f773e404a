"""The doors of the walks: what the desk, the portal and the bank send, each once whole and once stopped."""

from typing import Any

from django.test import Client
from django.urls import reverse

from applicants.models import Application, TargetCounty
from applicants.way import way_of
from schemes.catalogue import SCHEMES
from schemes.units.countries import SAUDI_ARABIA
from tests.applicants.desk import deed_url, refer_url
from tests.applicants.portal import pdf, read_url, upload
from tests.transactions.atomics import whole
from tests.ways import typed

NOTICE, CHAIN, CALL = "applicants_notice", "applicants_eventchain", "disbursements_idempotentcall"


def a_target_county() -> None:
    """Where groups may be formed."""
    letters = {"behzisti_letter": "نامه ۱", "executor_approval": "نامه ۲", "banks_letter": "نامه ۳"}
    TargetCounty.objects.create(province="20", county="2001", groups_allotted=10, **letters)


def done(desk: Client, file: Application, verb: str, last: str = NOTICE, nth: int = 1, **said: Any) -> Application:
    """A deed at the desk, whose last write is into the table; the file as it stands then."""

    def deed() -> Any:
        for each in said.values():
            if hasattr(each, "seek"):
                each.seek(0)
        return desk.post(deed_url(file, verb), said)

    answer = whole(last, deed, nth)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    file.refresh_from_db()
    return file


def answered(browser: Client, file: Application, answers: dict[str, Any]) -> None:
    """Every page of questions, the first of them also stopped."""
    abroad = SCHEMES[file.scheme].country is SAUDI_ARABIA
    for number, page in enumerate(each for each in way_of(file.scheme).form.pages.values() if each.asks):
        if not page.concerns(answers):
            continue
        said = {name: typed(answers[name], riyals=abroad and name == "requested_amount") for name in page.asks}
        url = read_url(file, "application_step", page.slug)
        posted = (
            whole("applicants_application", lambda url=url, said=said: browser.post(url, said))
            if not number
            else (browser.post(url, said))
        )
        assert posted.status_code == 302, (page.slug, posted.context["form"].errors)


def begun(browser: Client, slug: str, answers: dict[str, Any]) -> Application:
    """Conditions accepted, a draft opened, its pages answered."""
    assert browser.post(reverse("conditions", args=[slug]), {"agreed": "on"}).status_code == 302
    answer = whole("applicants_application", lambda: browser.post(reverse("start_application", args=[slug])))
    assert answer.status_code == 302
    file = Application.objects.filter(scheme=slug).latest("pk")
    answered(browser, file, answers)
    return file


def gives(browser: Client, file: Application, page: str, kind: str, last_row: int = 1) -> None:
    """A paper sent by its page; of a second plan the taking back of the first is a write of its own."""
    url = read_url(file, "application_step", page)

    def deed() -> Any:
        return browser.post(url, {"kind": kind, f"{kind}-file": upload(pdf(1))})

    assert whole("applicants_document", deed, last_row).status_code == 302


def sends(browser: Client, file: Application) -> None:
    url = read_url(file, "application_check")
    answer = whole(NOTICE, lambda: browser.post(url))
    assert answer["Location"] == reverse("application_receipt", args=[file.code])


def refers(desk: Client, file: Application, bank: Any) -> Any:
    """The file handed to the bank at the desk."""
    url = refer_url(file)
    assert whole("disbursements_referral", lambda: desk.post(url, {"bank": bank.pk})).status_code == 302
    return file.referrals.latest("pk")


def calls(caller: Any, path: str, body: dict[str, Any]) -> Any:
    """A call of the bank's API: its answer is kept with its effect, or neither."""
    answer = whole(CALL, lambda: caller.post(path, body))
    assert answer.status_code in (200, 201), answer.content
    return answer.json()
