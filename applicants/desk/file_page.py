"""What the file page shows, gathered in a constant number of queries."""

from itertools import groupby
from typing import Any

from django.db.models import Q
from django.urls import reverse

from applicants.authority import READERS
from applicants.desk.deeds import may_refer
from applicants.desk.inquiries import NOTICE_TONES, STAGES, heard
from applicants.files.history import as_officers_read
from applicants.files.in_words import answers_in_words, fact_in_words, money_with_words
from applicants.files.judging import weigh
from applicants.files.sheets import OUTCOMES, figures_of, lines_of
from applicants.files.version import version_of
from applicants.models import Application, Inquiry, Invitation, Judgement, Officer, ProvinceShare, VisitReport
from applicants.way import way_of
from schemes.catalogue import SCHEMES, Scheme, Stage
from schemes.units import today

SHOWN_ROWS = 50


def context(file: Application, officer: Officer) -> dict[str, Any]:
    """Everything of one file: the judgements, what is known and from where, papers, people's deeds, the share."""
    scheme, way = SCHEMES[file.scheme], way_of(file.scheme)
    judgements = _latest_judgements(file)
    ahead = _ahead(file)
    newest = ahead or max(judgements, key=lambda each: each.judged_at, default=None)
    return _people_of(file, officer) | {
        "file": file,
        "scheme": scheme,
        "way": way,
        "version": version_of(file),
        "sheets": [_sheet(each) for each in ([ahead] if ahead else []) + judgements],
        "facts": _facts(scheme, newest) if newest else [],
        "answers": [said for said in answers_in_words(file) if said.words],
        "offer": _offer(file),
        "figures": figures_of(newest) if newest and not file.chosen_offer else (),
        "papers": file.documents.order_by("-withdrawn_at", "kind", "id"),
        "inquiries": [heard(scheme, each) for each in _inquiries(file)],
        **way.shown(file),
        "visit": VisitReport.objects.filter(application=file).select_related("officer").first(),
        "events": [as_officers_read(event, file.scheme) for event in file.events.order_by("-number")],
        "notices": [(each, NOTICE_TONES.get(each.state, "wait")) for each in file.notices.order_by("-id")[:SHOWN_ROWS]],
        "invitation": Invitation.objects.filter(application=file).order_by("-invited_at").first(),
        "share": ProvinceShare.objects.filter(scheme=file.scheme, province=file.province).first(),
    }


def _people_of(file: Application, officer: Officer) -> dict[str, Any]:
    """The members of a group, and what the officer may do with the people of the file."""
    return {
        "members": file.members.prefetch_related("trainings").order_by("id") if file.facilitator_id else (),
        "may_read_person": officer.role in READERS,
        "referral_url": _referral_url(file) if may_refer(officer, file) else "",
    }


def _latest_judgements(file: Application) -> list[Judgement]:
    """The newest of each stage, the latest stage first; each knows its file without asking for it."""
    found = list(file.judgements.order_by("stage", "-judged_at", "-id").distinct("stage"))
    for judgement in found:
        judgement.application = file
    return sorted(found, key=lambda judgement: list(STAGES).index(judgement.stage), reverse=True)


def _ahead(file: Application) -> Judgement | None:
    """How the next judgement would go with what is known now; it is not kept, and is no judgement yet."""
    if file.standing.judged is None:
        return None
    stage = Stage(file.standing.judged)
    known, verdict, amendments = weigh(file, stage=stage, on=today())
    return Judgement(
        application=file,
        stage=stage,
        law_on=file.law_on or today(),
        facts=known.facts,
        sources=known.sources,
        amendments=amendments,
        verdict=verdict.as_json(),
        outcome=verdict.outcome,
    )


def _sheet(judgement: Judgement) -> dict[str, Any]:
    """One judgement as a decision sheet, what stands in the way first, grouped by outcome."""
    tag, tone = OUTCOMES[judgement.outcome]
    groups = {outcome: list(lines) for outcome, lines in groupby(lines_of(judgement), key=lambda line: line.outcome)}
    return {
        "judgement": judgement,
        "stage": STAGES[judgement.stage],
        "tag": tag,
        "tone": tone,
        "open": [*groups.get("not_met", ()), *groups.get("unknown", ())],
        "met": groups.get("met", []),
        "aside": groups.get("not_concerned", []),
    }


def _facts(scheme: Scheme, judgement: Judgement) -> list[tuple[str, str, str]]:
    # In the law's own order: a judgement that is not stored has its facts in another one in each process.
    known = [(fact, judgement.facts[name]) for name, fact in scheme.facts.items() if name in judgement.facts]
    said, sources = scheme.country.currency.code, judgement.sources
    return [(fact.label, fact_in_words(fact, value, said), sources.get(fact.name, "")) for fact, value in known]


def _offer(file: Application) -> dict[str, Any] | None:
    offer: dict[str, Any] | None = file.chosen_offer
    if not offer:
        return None
    sums = ("amount", "base", "collateral_total", "blocked_cash", "other_collateral", "block_shortfall")
    return offer | {f"{name}_words": money_with_words(offer[name]) for name in sums if name in offer}


def _inquiries(file: Application) -> list[Inquiry]:
    """What outsiders say of this person or this file, the current answers first."""
    found = Inquiry.objects.filter(Q(application=file) | Q(application=None), person=file.person_id)
    return list(
        found.select_related("supplied_by", "paper").order_by("-superseded_at", "-asked_at", "-pk")[:SHOWN_ROWS]
    )


def _referral_url(file: Application) -> str:
    return f"{reverse('admin:disbursements_referral_add')}?application={file.pk}"
