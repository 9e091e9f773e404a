"""Pages anyone may read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from applicants import services
from applicants.files.in_words import money_with_words
from applicants.lawdesk.circulars import published
from applicants.models import Consent, Person
from applicants.portal.access import address_of, known_scheme
from applicants.portal.forms.signing import ConsentForm
from applicants.way import way_of, ways
from schemes.catalogue import SCHEMES
from schemes.circulars import Source, law_under
from schemes.reader.lawbook import changes
from schemes.shown import digits, language
from schemes.units import today


def home(request: HttpRequest) -> HttpResponse:
    """What the portal is for, which schemes it has, and how a request goes."""
    scheme = next(SCHEMES[slug] for slug, way in ways() if way.offers)
    law, on = law_under(scheme.slug, published()), today()
    facts = {
        "ceiling": money_with_words(law.parameter("ceiling", on)),
        "minimum": money_with_words(law.parameter("minimum_contribution", on)),
        "rate": digits(law.parameter("rate_percent", on)),
        "most": digits(max(row.coefficient_percent for row in law.parameter("offered_rows", on))),
    }
    person = getattr(request.user, "person", None)
    offered = [SCHEMES[slug] for slug in services.open_to(person)]
    if person is None:  # who has not said where they live finds the schemes of the language they read
        offered = [each for each in offered if each.country.language is language()]
    others = [each for each in offered if each is not scheme]
    context = {"scheme": scheme, "is_offered": scheme in offered, "first": offered[0], "others": others, **facts}
    return render(request, "applicants/home.html", context)


def calculator(request: HttpRequest, slug: str, signed: Source) -> HttpResponse:
    """The calculator of a scheme, where its way has one, by the law with what has been signed."""
    own = way_of(known_scheme(slug).slug).calculator
    if own is None:
        raise Http404
    return own(request, signed)


def conditions(request: HttpRequest, slug: str) -> HttpResponse:
    """The conditions of a scheme; a person who has not accepted this version yet may do so here [O13]."""
    scheme = known_scheme(slug)
    text = way_of(scheme.slug).conditions
    person: Person | None = getattr(request.user, "person", None)
    may_apply = scheme.slug in services.open_to(person)
    consents = Consent.objects.filter(person=person, scheme=scheme.slug, version=text.version)
    agreed = consents.first() if person else None
    form = (
        ConsentForm(request.POST if request.method == "POST" else None) if person and may_apply and not agreed else None
    )
    if person and form and form.is_valid():
        services.agree(person=person, scheme=scheme.slug, address=address_of(request))
        return redirect("start_application", scheme.slug)
    context = {"scheme": scheme, "way": way_of(scheme.slug), "conditions": text, "form": form, "agreed": agreed}
    context["changes"] = changes(scheme.slug, published(), today())
    context["elsewhere"] = "" if may_apply else services.for_whom(scheme.slug)
    response = render(request, "applicants/conditions.html", context)
    if person:
        response["Cache-Control"] = "no-store, private"
    return response
