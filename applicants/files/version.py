"""What stood before the eyes of whoever decides or sends: a form carries it, and of a stale one nothing is done."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from applicants.models import Application, Document, Event, Inquiry
from applicants.workflow import Refused, step_of

_WRITTEN = re.compile(r"(\d{1,18})-(\d{1,18})-(\d{1,18})-(\d{1,18})-(\d{1,18})", re.ASCII)


class Version(NamedTuple):
    """Newest step, inquiry and paper of a file, how many papers were taken back, when its columns were written."""

    event: int
    inquiry: int
    paper: int
    withdrawn: int
    written: int  # microseconds since 1970

    def __str__(self) -> str:
        return "-".join(map(str, self))


def version_of(file: Application) -> Version:
    """The version of a file as it stands, in one query."""
    newest: Any = Application.objects.filter(pk=file.pk).values("updated_at").annotate(
        event=Max("events__id", default=0), inquiry=Max("inquiries__id", default=0),
        paper=Max("documents__id", default=0),
        withdrawn=Count("documents__id", filter=Q(documents__withdrawn_at__isnull=False), distinct=True),
    ).get()  # fmt: skip
    written = int(newest.pop("updated_at").timestamp() * 1_000_000)
    return Version(newest["event"], newest["inquiry"], newest["paper"], newest["withdrawn"], written)


def must_be_read(application: Application, seen: str) -> None:
    """Refused "stale" when the file is no longer what the form was made of (`seen`); the sentence names what has come.

    The verb that follows locks the row and asks for its state once more, so that nobody is moved twice.
    """
    if seen == str(version_of(application)):
        return
    since = _WRITTEN.fullmatch(seen)
    changes = _changes(application, Version(*map(int, since.groups()))) if since else []
    said = _("، ").join(dict.fromkeys(changes)) or _("پاسخ‌ها یا رقم‌های پرونده")
    text = _("پس از باز شدن این صفحه پرونده تغییر کرده و چیزی ثبت نشد. آنچه تازه است: %(said)s.")
    raise Refused("stale", text % {"said": said})


def mark_of(answers: Mapping[str, Any], names: Iterable[str]) -> str:
    """What a page of the form stood filled with, in eight letters; empty of a page that was blank."""
    said = [answers[name] for name in names if answers.get(name) not in (None, "")]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:8] if said else ""


def _changes(file: Application, since: Version) -> list[str]:
    steps = Event.objects.filter(application=file, pk__gt=since.event).order_by("pk")
    found = [str(step_of(event.verb, file.scheme).label) for event in steps]
    if Inquiry.objects.filter(application=file, pk__gt=since.inquiry).exists():
        found.append(_("پاسخ تازه استعلام"))
    papers = Document.objects.filter(application=file)
    if papers.filter(pk__gt=since.paper).exists() or papers.exclude(withdrawn_at=None).count() != since.withdrawn:
        found.append(_("مدارک"))
    return found
