"""All schemes in plain words, and what a visitor can get from each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schemes.book.in_words import in_figures, in_tomans, language_of
from schemes.circulars import Circulars, Source, provinces_apart
from schemes.pages.forms import CHOICES, ProspectsForm
from schemes.pages.prospects import DecisiveAnswer, Prospect, Standing, prospects
from schemes.reader.briefs import briefs
from schemes.shown import digits
from schemes.units import today

TAGS = {
    Standing.LIKELY: (gettext_lazy("شدنی است"), "good"),
    Standing.NEEDS_MORE: (gettext_lazy("پاسخ بیشتری می‌خواهد"), "wait"),
    Standing.NOT: (gettext_lazy("نمی‌شود"), "bad"),
}
SHORT = {
    "place": gettext_lazy("جای کار"),
    "who": gettext_lazy("وام‌گیرنده"),
    "people": gettext_lazy("شمار نفرات"),
    "field": gettext_lazy("زمینه کار"),
    "purpose": gettext_lazy("مصرف وام"),
    "amount": gettext_lazy("مبلغ وام"),
    "deposit": gettext_lazy("سپرده"),
    "debt": gettext_lazy("بدهی به صندوق کارآفرینی امید"),
}


@require_safe
def schemes(request: HttpRequest, signed: Source) -> HttpResponse:
    """Every scheme, those of the reader's language first: for whom, how much, what is needed, and where to go on."""
    told = sorted(briefs(today(), signed()), key=lambda brief: brief.language != get_language())
    return render(request, "schemes/index.html", {"briefs": told})


@require_safe
def what_can_i_get(request: HttpRequest, signed: Source) -> HttpResponse:
    """A few questions, then every scheme; the address holds the answers and nothing is kept."""
    form, found = ProspectsForm.of(request), []
    if form.is_bound and form.is_valid():
        answers, circulars = form.answers(), signed()
        unsaid = () if answers.place else circulars
        found = [_shown(each, unsaid) for each in prospects(answers, on=today(), circulars=circulars)]
    return render(request, "schemes/what_can_i_get.html", {"form": form, "found": found})


def _shown(prospect: Prospect, unsaid: Circulars) -> dict[str, Any]:
    """A scheme's answer; of what has been signed, `unsaid` is what the visitor's place would decide."""
    tag, tone = TAGS[prospect.standing]
    return {
        "apart": provinces_apart(prospect.scheme.slug, unsaid, today()),
        "prospect": prospect,
        "language": language_of(prospect.scheme).code,
        "tag": tag,
        "tone": tone,
        "change": _change(prospect),
    }


def _change(prospect: Prospect) -> str:
    """The one thing that would change the answer, as a sentence."""
    change = prospect.change
    if change and change.value is None:
        return _("به پرسش «%(question)s» پاسخ دهید.") % {"question": SHORT[change.question]}
    if change:
        words = {"question": SHORT[change.question], "value": _value(change)}
        return _("اگر «%(question)s» این باشد، بسته نیست: %(value)s.") % words
    if prospect.standing is Standing.LIKELY:
        return ""
    if prospect.whoever_asks:
        return _("این به پاسخ‌های شما بستگی ندارد؛ تا بخشنامه‌ای آن را تغییر ندهد برای همه بسته است.")
    return _("با تغییر تنها یکی از پاسخ‌ها باز نمی‌شود.")


def _value(change: DecisiveAnswer) -> str:
    if change.question in ("amount", "deposit"):
        return f"{in_figures(change.value)} ({in_tomans(change.value)})"
    value = {True: "yes", False: "no"}.get(change.value, change.value) if change.question == "debt" else change.value
    return str(dict(CHOICES.get(change.question, ())).get(value, digits(value)))
