"""How the tests walk a scheme's way: the form filled page by page in a browser, then each door in its turn."""

from typing import Any

from django.urls import reverse

from applicants import services
from applicants.models import Application, Person, User
from applicants.questions import FORMS
from disbursements.models import Bank, Referral
from tests.applicants.portal import signed_in
from tests.disbursements.bank_side import Caller, a_line, acceptance, payout
from tests.world import a_person, an_officer

SEEN = "استعلام از سامانه مربوط، نامه ۱۲"


def typed(value: Any) -> Any:
    """A value as a person sends it from a form."""
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def a_draft(slug: str, person: Person | None = None) -> Application:
    """A draft of this scheme, its conditions accepted."""
    person = person or a_person()
    services.agree(person=person, scheme=slug, address="127.0.0.1")
    return services.start(person=person, scheme=slug)


def filled(slug: str, answers: dict[str, Any], person: Person | None = None) -> Application:
    """A draft with these answers."""
    file = a_draft(slug, person)
    services.save_answers(application=file, answers=answers)
    return file


def sent(slug: str, answers: dict[str, Any], person: Person | None = None) -> Application:
    """A file sent and judged for registration."""
    file = filled(slug, answers, person)
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    file.refresh_from_db()
    return file


def walk_the_form(slug: str, answers: dict[str, Any], person: Person | None = None) -> Application:
    """Accept the conditions, fill every page that concerns, send: all in a browser; then the check is made."""
    person = person or a_person()
    browser = signed_in(person.user)
    assert browser.post(reverse("conditions", args=[slug]), {"agreed": "on"}).status_code == 302
    browser.post(reverse("start_application", args=[slug]))
    file = Application.objects.get(person=person, scheme=slug)
    for page in FORMS[slug].pages.values():
        if page.asks and page.concerns(answers):
            said = {name: typed(answers[name]) for name in page.asks}
            answer = browser.post(reverse("application_step", args=[file.code, page.slug]), said)
            assert answer.status_code == 302, (page.slug, answer.context["form"].errors)
    assert browser.get(reverse("application_check", args=[file.code])).status_code == 200
    answer = browser.post(reverse("application_check", args=[file.code]))
    assert answer.status_code == 302
    services.judge_submitted(application_id=file.pk)
    file.refresh_from_db()
    return file


def supplied(file: Application, by: User | None = None, **facts: Any) -> None:
    """What an officer found out, each with its source."""
    by = by or an_officer(province=file.province)
    for name, value in facts.items():
        services.supply_fact(application=file, by=by, name=name, value=value, source_note=SEEN)


def read_all_pages(file: Application) -> None:
    """Every page of the file in the applicant's browser answers, whatever its state."""
    browser = signed_in(file.person.user)
    pages = [reverse(name, args=[file.code]) for name in ("application", "judgement")]
    for url in [*pages, reverse("my_applications")]:
        assert browser.get(url).status_code == 200, url


def a_bank_with_credit(slug: str, source: str = "provincial", **fields: Any) -> Bank:
    """A bank with a line for this scheme."""
    bank = Bank.objects.create(code=f"{slug[:8].replace('_', '-')}-{Bank.objects.count()}", name="بانک عامل")
    a_line(bank, scheme=slug, source=source, **({"ceiling": 100_000_000_000} | fields))
    return bank


def accepted(caller: Caller, referral: Referral, **changes: Any) -> Any:
    """The bank's answer to a referral, over the API."""
    return caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, **changes))


def paid(caller: Caller, referral: Referral, amount: int, **changes: Any) -> Any:
    """A tranche that the bank confirms, over the API."""
    return caller.post(f"referrals/{referral.code}/payouts/", payout(amount, **changes))


def sign_in_anew(caller: Caller) -> None:
    """Weeks later the token has ended."""
    token = caller.token("referrals payments accounts").json()["access_token"]
    caller.headers = {"Authorization": f"Bearer {token}"}
