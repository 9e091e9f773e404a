"""What stands on the pages that speak of a file's state: the applicant's and the officer's."""

import re
from html import unescape

from django.test import Client
from django.urls import reverse

from applicants.models import Application
from disbursements.models import Referral
from tests.applicants.desk import deed_url, file_url
from tests.applicants.portal import signed_in
from tests.moves.written import VERBS


def _text(pattern: str, page: str) -> list[str]:
    return [unescape(re.sub("<[^>]+>", "", found)).strip() for found in re.findall(pattern, page, re.DOTALL)]


def read_by_applicant(file: Application) -> tuple[tuple[str, str, str], list[str]]:
    """The state's name, what comes next and who has the file; then the history, step by step."""
    page = signed_in(file.person.user).get(reverse("application", args=[file.code])).content.decode()
    (heading,) = _text(r"<h1><span class=\"caption\">.*?</span> ([^<]*)</h1>", page)
    box = page.partition('<section class="next"')[2].partition("</section>")[0]
    (lead,) = _text(r'<p class="lead">(.*?)</p>', box)
    return (heading, lead, _text("<dd>(.*?)</dd>", box)[0]), history(page)


def listed_for_applicant(file: Application) -> tuple[str, str, str]:
    """The file's card among all of one's requests: the colour and the name of its state, and what comes next."""
    page = signed_in(file.person.user).get(reverse("my_applications")).content.decode()
    (card,) = re.findall(r'<li class="card">(.*?)</li>', page, re.DOTALL)
    (colour,) = re.findall(r'<span class="tag(?: tag-(\w+))?">', card)
    return colour, _text(r'<span class="tag.*?</span>', card)[0], _text("<p>(.*?)</p>", card)[-1]


def history(page: str) -> list[str]:
    """The titles of a file's time line."""
    return _text("<b>(.*?)</b>", page.rpartition('<ol class="timeline">')[2].partition("</ol>")[0])


def offered_at_the_desk(desk: Client, file: Application) -> set[str] | None:
    """The verbs whose buttons an officer finds on the file's page and on its referral's; None if there is no page."""
    answer = desk.get(file_url(file))
    if answer.status_code != 200:
        assert answer.status_code in (403, 404)
        return None
    page = answer.content.decode()
    there = {verb for verb in VERBS if f'action="{deed_url(file, verb)}"' in page}
    if f'href="{reverse("admin:disbursements_referral_add")}?application={file.pk}"' in page:
        there.add("refer")
    referral = Referral.objects.filter(application=file).first()
    if referral:
        sheet = desk.get(reverse("admin:disbursements_referral_change", args=[referral.pk])).content.decode()
        if f'action="{reverse("admin:disbursements_referral_cancel", args=[referral.pk])}?seen=' in sheet:
            there.add("cancel_referral")
    return there
