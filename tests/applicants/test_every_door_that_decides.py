"""house-H102: every door of portal and desk; at each that decides on a file or sends it a blind post does nothing.

A door that is new stands in neither table, so that whoever adds it says here what it decides.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from applicants.files.version import version_of
from applicants.models import Application, Role, State
from tests.applicants.desk import at_desk
from tests.applicants.portal import a_full_form, page_url, signed_in
from tests.disbursements.bank_side import a_bank, a_chosen_file, a_line, a_referral, a_saving_file
from tests.world import a_file, a_person, an_officer

DECIDES = {
    "application_step", "application_check", "complete_papers", "withdraw_application", "choose_offer",
    "admin:applicants_application_act", "admin:disbursements_referral_add", "admin:disbursements_referral_cancel",
}  # fmt: skip
# Doors that decide nothing on a file that somebody may have read otherwise, and why.
OTHERS = {
    "it only shows": {
        "home", "my_applications", "application", "application_task_list", "application_receipt", "judgement", "offers",
        "document", "referral_letter", "verify", "verify_any", "schemes", "what_can_i_get", "instalments", "calculator",
        "law", "law_pdf", "manifest", "admin:index", "admin:indicators", "admin:app_list", "admin:jsi18n",
        "admin:autocomplete", "admin:view_on_site", "admin:applicants_application_find",
        "admin:applicants_simulation_compare", "admin:disbursements_referral_letter",
    },
    "it is about who is there": {
        "sign_in", "sign_in_code", "sign_out", "identity", "identity_in", "set_language", "bank_token",
        "admin:login", "admin:logout", "admin:enter_code", "admin:enrol", "admin:password_change",
        "admin:password_change_done", "admin:auth_user_password_change", "admin:disbursements_bank_client",
    },
    "there is no file yet": {"conditions", "start_application", "admin:applicants_application_new_group"},
    "a paper is added or taken back by itself": {"withdraw_document"},
    "a draft circular is never changed, only approved or taken back": {"admin:applicants_circular_act"},
}  # fmt: skip
# What Django's admin makes for each table. A file and a referral are changed by none of these pages.
OF_A_TABLE = ("changelist", "add", "history", "delete", "change")
TABLES = {
    "application", "person", "notice", "event", "judgement", "bentattempt", "tamperattempt", "provinceshare", "user",
    "circular", "simulation", "intake", "organisation", "targetcounty", "workshop", "bank", "creditline", "referral",
}  # fmt: skip


class Door(NamedTuple):
    """Who stands before it, where it is, what is posted without having read, and the file it decides on."""

    browser: Client
    url: str
    said: dict[str, object]
    file: Application


def names(patterns: Iterable[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from names(each.url_patterns, space + inner)
        elif each.name:
            yield space + each.name


def is_of_a_table(name: str) -> bool:
    """Whether it is one of the pages that the admin makes for a table; a referral is made by the first of them."""
    _floor, _, rest = name.removeprefix("admin:").partition("_")
    table, _, page = rest.rpartition("_")
    return name.startswith("admin:") and page in OF_A_TABLE and table in TABLES and name not in DECIDES


def test_every_door_is_known_by_what_it_decides() -> None:
    """The banks' programs have idempotency keys in place of a page that they have read."""
    met = {name for name in names(get_resolver().url_patterns) if not is_of_a_table(name)}
    others = set[str]().union(*OTHERS.values())
    assert {name for name in met - others if not name.startswith("bank_")} == DECIDES


def doors() -> dict[str, Door]:
    """Each door that decides on a file or sends it, with a file that it could decide on."""
    bank = a_bank()
    a_line(bank)
    saver, draft, chosen, referral = a_saving_file(bank), a_full_form(a_person()), a_chosen_file(bank), a_referral(bank)
    papers = a_file(State.BANK_PAPERS, scheme="covid_relief", answers={"requested_amount": 1})
    waiting, desk = a_file(State.IN_REVIEW), at_desk(an_officer(Role.COMMITTEE))

    def portal(name: str, file: Application, *args: object, **said: object) -> Door:
        return Door(signed_in(file.person.user), page_url(file, name, *args), said, file)

    def at(name: str, *args: object, file: Application, query: dict[str, object] | None = None, **said: object) -> Door:
        return Door(desk, reverse(name, args=args, query=query), said, file)

    return {
        "application_step": portal("application_step", draft, "amount", requested_amount="1000000"),
        "application_check": portal("application_check", draft),
        "complete_papers": portal("complete_papers", papers),
        "withdraw_application": portal("withdraw_application", saver),
        "choose_offer": portal("choose_offer", saver, "3"),
        "admin:applicants_application_act": at(
            "admin:applicants_application_act", waiting.pk, "reject", file=waiting, reason="bad_record"
        ),
        "admin:disbursements_referral_add": at(
            "admin:disbursements_referral_add", file=chosen, query={"application": chosen.pk}, bank=bank.pk
        ),
        "admin:disbursements_referral_cancel": at(
            "admin:disbursements_referral_cancel", referral.pk, file=referral.application, reason="x"
        ),
    }


@pytest.mark.django_db
def test_no_door_that_decides_moves_a_file_for_somebody_who_has_not_read_it() -> None:
    before_them = doors()
    assert before_them.keys() == DECIDES
    for name, door in before_them.items():
        door.file.refresh_from_db()
        before = version_of(door.file)
        page = door.browser.post(door.url, door.said, follow=True).content.decode()
        assert "پس از باز شدن" in page, name
        assert version_of(door.file) == before, name
