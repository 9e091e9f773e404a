"""After sending: my requests, where each stands, and why."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applicants import services
from applicants.files.history import as_applicant_reads
from applicants.files.in_words import answers_in_words
from applicants.files.sheets import OUTCOMES, figures_of, lines_of
from applicants.files.version import version_of
from applicants.files.waiting import usual_days
from applicants.models import Application, Invitation, Person, State
from applicants.organisations import body_of
from applicants.portal.access import for_persons, own_file
from applicants.portal.offers import shows_offers
from applicants.roles import APPLICANT, Role
from applicants.states import Holder
from applicants.way import way_of
from applicants.workflow import allowed, next_of
from schemes.catalogue import SCHEMES
from schemes.shown import digits
from schemes.units import today

A_PAGE = 10
DESKS = {
    Holder.EXPERT: Role.EXPERT, Holder.SECTOR: Role.SECTOR, Holder.FACILITATOR: Role.FACILITATOR,
    Holder.ASSOCIATION: Role.ASSOCIATION,
}  # fmt: skip


@for_persons
def my_applications(request: HttpRequest, person: Person) -> HttpResponse:
    """All of one's files, the newest first."""
    files = Application.objects.filter(person=person).order_by("-created_at", "-pk")
    page = Paginator(files, A_PAGE).get_page(request.GET.get("page"))
    cards = [_card(file) for file in page]
    open_in = {file.scheme for file in page if not file.standing.ended}
    schemes = [SCHEMES[slug] for slug in services.open_to(person) if slug not in open_in]
    return render(request, "applicants/my_applications.html", {"page": page, "cards": cards, "schemes": schemes})


@for_persons
def application(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """Where the file stands: what happened, what is next, who has it, how long it usually takes."""
    file = own_file(person, code)
    events = list(file.events.order_by("number"))
    context = {
        "file": file,
        "scheme": SCHEMES[file.scheme],
        "standing": file.standing,
        "next": _next(file),
        "events": [as_applicant_reads(event, file.scheme) for event in events],
        "papers": list(file.documents.filter(withdrawn_at=None).order_by("pk")),
        "may_add_papers": _may_add_papers(file),
        "version": version_of(file),
        "figures": _figures(file),
        "said": [{"label": each.label, "value": each.words} for each in answers_in_words(file) if each.words],
        "judgement": file.judgements.order_by("-pk").only("pk", "application").first(),
        **way_of(file.scheme).shown(file),
        "offers": shows_offers(file),
        "invitation": file.invitations.filter(state="valid").first() if file.state == State.INVITED else None,
        "lapsed": _lapsed(file),
        "pay_until": _pay_until(file),
        "may_withdraw": any(step.verb == "withdraw" for step in allowed(file, [APPLICANT])),
    }
    return render(request, "applicants/application.html", context)


@for_persons
def judgement(request: HttpRequest, person: Person, code: str, pk: int | None = None) -> HttpResponse:
    """The decision sheet: every condition with its article, what was read, the answer, and what would change it."""
    file = own_file(person, code)
    sheets = file.judgements.order_by("-pk")
    sheet = sheets.filter(pk=pk).first() if pk else sheets.first()
    if sheet is None:
        raise Http404
    sheet.application = file
    lines = lines_of(sheet)
    tag, tone = OUTCOMES[sheet.outcome]
    context = {
        "file": file,
        "scheme": SCHEMES[file.scheme],
        "sheet": sheet,
        "lines": [line for line in lines if line.outcome != "not_concerned"],
        "others": [line for line in lines if line.outcome == "not_concerned"],
        "tag": tag,
        "tone": tone,
        "may_change": file.standing.with_applicant,
    }
    return render(request, "applicants/judgement.html", context)


def _lapsed(file: Application) -> Invitation | None:
    """The invitation whose last day has passed, while no other has come."""
    expired = Invitation.State.EXPIRED
    waits = file.state == State.APPROVED
    return file.invitations.filter(state=expired).order_by("-invited_at").first() if waits else None


def _pay_until(file: Application) -> dict[str, Any] | None:
    """The last day of payout, while the file still waits for it, and whether it has passed."""
    if not file.standing.under_way or not (day := services.last_day_of_payout(file)):
        return None
    return {"day": day, "is_over": day < today()}


def _may_add_papers(file: Application) -> bool:
    form = way_of(file.scheme).form
    if file.state == State.BANK_PAPERS:
        return bool(form.later)
    return file.standing.takes_papers and not file.standing.with_applicant and "papers" in form.pages


def _figures(file: Application) -> list[dict[str, object]]:
    """What the law has computed for the file, where the offers do not show it."""
    newest = None if way_of(file.scheme).offers else file.judgements.order_by("-pk").first()
    return [{"label": label, "value": words} for label, words in figures_of(newest)] if newest else []


def _card(file: Application) -> dict[str, Any]:
    name = "application_task_list" if file.state == State.DRAFT else "application"
    return {
        "file": file,
        "scheme": SCHEMES[file.scheme],
        "standing": file.standing,
        "next": next_of(file.scheme, file.state)[0],
        "url": reverse(name, args=[file.code]),
    }


def _who(file: Application, holder: Holder) -> object:
    """Who has the file: of a body its own name, where the document or the place tells which it is."""
    if holder not in DESKS:
        return holder.value
    officer = getattr(file.facilitator, "officer", None) if holder is Holder.FACILITATOR else None
    own = officer.organisation if officer else None
    return body_of(file, role=DESKS[holder], own=own) or holder.value


def _next(file: Application) -> dict[str, object]:
    """What the box of the next step says."""
    title, holder = next_of(file.scheme, file.state)
    days = usual_days(file.scheme, file.state)
    said = {"title": title, "who": _who(file, holder), "usual": "", "url": "", "action": ""}
    if days:
        said["usual"] = gettext("%(days)s روز") % {"days": digits(days)}
    if file.standing.with_applicant:
        said |= {"url": reverse("application_task_list", args=[file.code]), "action": _("ادامه و ارسال")}
    elif file.state == State.SAVING:
        said |= {"url": reverse("offers", args=[file.code]), "action": _("دیدن الگوهای وام")}
    elif file.standing.refused and file.judgements.exists():
        said |= {"url": reverse("judgement", args=[file.code]), "action": _("دیدن برگه حکم")}
    return said
