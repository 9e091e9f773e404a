"""How the tests walk a scheme's way: the form filled page by page in a browser, then each door in its turn."""

from typing import Any

from django.urls import reverse

from applicants import services
from applicants.models import Application, Person, Role, User
from applicants.way import way_of
from applicants.ways.productive_families import project
from disbursements.models import Bank, Referral
from schemes.catalogue import SCHEMES
from schemes.shown import figures
from schemes.units import today
from schemes.units.countries import RIYAL, SAUDI_ARABIA
from tests.applicants.portal import read_url, signed_in
from tests.disbursements.bank_side import Caller, a_line, acceptance, payout
from tests.world import QASSIM, a_person, a_saudi, an_officer

SEEN = "استعلام از سامانه مربوط، نامه ۱۲"


def typed(value: Any, *, riyals: bool = False) -> Any:
    """A value as a person sends it from a form; sums kept in halalas are typed in riyals."""
    if riyals:
        return figures(value, RIYAL.code)
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def somebody_for(slug: str) -> Person:
    """A person of the country that the scheme serves."""
    return a_saudi() if SCHEMES[slug].country is SAUDI_ARABIA else a_person()


def a_draft(slug: str, person: Person | None = None) -> Application:
    """A draft of this scheme, its conditions accepted."""
    person = person or somebody_for(slug)
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
    person = person or somebody_for(slug)
    browser = signed_in(person.user)
    assert browser.post(reverse("conditions", args=[slug]), {"agreed": "on"}).status_code == 302
    browser.post(reverse("start_application", args=[slug]))
    file = Application.objects.get(person=person, scheme=slug)
    for page in way_of(slug).form.pages.values():
        if page.asks and page.concerns(answers):
            abroad = SCHEMES[slug].country is SAUDI_ARABIA
            said = {name: typed(answers[name], riyals=abroad and name == "requested_amount") for name in page.asks}
            answer = browser.post(read_url(file, "application_step", page.slug), said)
            assert answer.status_code == 302, (page.slug, answer.context["form"].errors)
    assert browser.get(read_url(file, "application_check")).status_code == 200
    answer = browser.post(read_url(file, "application_check"))
    assert answer.status_code == 302
    services.judge_submitted(application_id=file.pk)
    file.refresh_from_db()
    return file


def supplied(file: Application, by: User | None = None, **facts: Any) -> None:
    """What an officer found out, each with its source."""
    by = by or an_officer(way_of(file.scheme).desk[-1], file.province)
    for name, value in facts.items():
        services.supply_fact(application=file, by=by, name=name, value=value, source_note=SEEN)


HERFA = "productive_families"
FAMILY: dict[str, Any] = {
    "project_line": "food",
    "home_based": True,
    "project_idea": "كليجا وتمور محشوة لمحلات المنطقة",
    "requested_amount": 2_000_000,
}
STUDY: dict[str, Any] = {
    "idea": "كليجا لمحلات بريدة، والتمويل لفرن وعجانة",
    "cost": 2_500_000,
    "monthly_income": 150_000,
    "improves": ["project", "tools"],
    "windows": ["shop", "exhibition"],
    "is_feasible": True,
}


def an_association() -> User:
    """An officer of the association in Qassim."""
    return an_officer(Role.ASSOCIATION, QASSIM)


def studied(file: Application, by: User | None = None, **changes: Any) -> Application:
    """A family's file with its project studied, the family known as the association's and its identity seen."""
    by = by or an_association()
    supplied(file, by, identity_matched=True)
    said = {"association_member": True, "studied_on": today()} | STUDY | changes
    project.record_study(application=file, by=by, **said)
    file.refresh_from_db()
    return file


def a_family(person: Person | None = None, **answers: Any) -> Application:
    """A family's file that the association has approved, ready for the bank."""
    by = an_association()
    file = studied(sent(HERFA, FAMILY | answers, person), by)
    services.approve(application=file, by=by)
    file.refresh_from_db()
    return file


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
