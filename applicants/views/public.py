"""Pages anyone may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from applicants import services
from applicants.conditions import CONDITIONS
from applicants.forms.signing import ConsentForm
from applicants.models import Consent, Person
from applicants.views.access import address_of, known_scheme
from applicants.wording import money
from schemes.catalogue import SCHEMES
from schemes.units import persian_digits, today


def home(request: HttpRequest) -> HttpResponse:
    """What the portal is for, which schemes it has, and how a request goes."""
    scheme = SCHEMES["omid2"]
    on = today()
    facts = {
        "ceiling": money(scheme.parameter("ceiling", on)),
        "minimum": money(scheme.parameter("minimum_contribution", on)),
        "rate": persian_digits(scheme.parameter("rate_percent", on)),
    }
    others = [SCHEMES[slug] for slug in CONDITIONS if slug != scheme.slug]
    return render(request, "applicants/home.html", {"scheme": scheme, "others": others, **facts})


def conditions(request: HttpRequest, slug: str) -> HttpResponse:
    """The conditions of a scheme; a person who has not accepted this version yet may do so here [O13]."""
    scheme = known_scheme(slug)
    text = CONDITIONS[scheme.slug]
    person = Person.objects.filter(user_id=request.user.pk).first() if request.user.is_authenticated else None
    consents = Consent.objects.filter(person=person, scheme=scheme.slug, version=text.version)
    agreed = consents.first() if person else None
    form = ConsentForm(request.POST if request.method == "POST" else None) if person and not agreed else None
    if person and form and form.is_valid():
        services.agree(person=person, scheme=scheme.slug, address=address_of(request))
        return redirect("start_application", scheme.slug)
    context = {"scheme": scheme, "conditions": text, "form": form, "agreed": agreed}
    response = render(request, "applicants/conditions.html", context)
    if person:
        response["Cache-Control"] = "no-store, private"
    return response
