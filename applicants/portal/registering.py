"""From a mobile number to a known person: number, code, province, identity."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from applicants import services, tasks
from applicants.models import Notice, OneTimeCode, Person
from applicants.portal.access import address_of, for_signed_in, user_of
from applicants.portal.forms.signing import IdentityForm, MobileCodeForm, MobileForm, ProvinceForm
from applicants.privacy import Unreadable, blind_index, decrypt, encrypt, mask
from applicants.workflow import Refused
from schemes.units.countries import country_of
from schemes.units.places import AREAS

# The number waits in the session between two pages; sessions lie in the database, so it is sealed there too.
MOBILE, NEXT, SHOWN = "sign_in_mobile", "sign_in_next", "sign_in_shown"
PLACE = "session.sign_in_mobile"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@sensitive_post_parameters("mobile")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the number and send a code; the answer is the same for a number we know and one we do not."""
    if request.user.is_authenticated:
        return redirect("my_applications")
    if wanted := _safe_next(request):
        request.session[NEXT] = wanted
    form = MobileForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        refusal = _send(request, form.cleaned_data["mobile"])
        # Within a minute of the last code, the page for writing that one is the right place to be.
        if refusal is None or refusal.code == "wait":
            request.session[MOBILE] = encrypt(form.cleaned_data["mobile"], place=PLACE)
            return redirect("sign_in_code")
        form.add_error("mobile", str(refusal))
    return render(request, "applicants/sign_in.html", {"form": form})


@never_cache
@sensitive_post_parameters("code")
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or send another; a right one begins a session under a new key."""
    mobile = _mobile_in(request)
    if not mobile:
        return redirect("sign_in")
    if "again" in request.POST:
        refusal = _send(request, mobile)
        if refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("کد تازه فرستاده شد."))
        return redirect("sign_in_code")
    form = MobileCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            user = services.check_code(mobile=mobile, code=form.cleaned_data["code"], address=address_of(request))
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            wanted = request.session.pop(NEXT, "")
            for name in (MOBILE, SHOWN):
                request.session.pop(name, None)
            login(request, user, backend=BACKEND)
            return redirect(wanted or "my_applications")
    context = {"form": form, "mobile": mask(mobile), "demo_code": request.session.get(SHOWN, "")}
    return render(request, "applicants/sign_in_code.html", context)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("home")


@for_signed_in
def identity(request: HttpRequest) -> HttpResponse:
    """Ask for the province or region first, so that the next page can list its counties without any script."""
    if Person.objects.filter(user=user_of(request)).exists():
        return redirect("my_applications")
    form = ProvinceForm(request.GET or None)
    if form.is_valid():
        return redirect("identity_in", form.cleaned_data["province"])
    return render(request, "applicants/province.html", {"form": form})


@for_signed_in
@sensitive_post_parameters("national_code")
def identity_in(request: HttpRequest, province: str) -> HttpResponse:
    """Ask who the person is, once."""
    if province not in AREAS:
        raise Http404
    if Person.objects.filter(user=user_of(request)).exists():
        return redirect("my_applications")
    country = country_of(province)
    form = IdentityForm(request.POST if request.method == "POST" else None, province=province)
    if form.is_valid():
        try:
            services.register_person(user=user_of(request), province=province, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("my_applications")
    return render(request, "applicants/identity.html", {"form": form, "province": AREAS[province], "country": country})


def _send(request: HttpRequest, mobile: str) -> Refused | None:
    try:
        services.send_code(mobile=mobile, address=address_of(request))
    except Refused as refusal:
        return refusal
    if settings.DEMO:
        request.session[SHOWN] = _code_just_sent(mobile)
    tasks.send_notices.delay_on_commit()
    return None


def _mobile_in(request: HttpRequest) -> str:
    """The number this session is about; none when it is not there, or its key is no longer ours."""
    try:
        return decrypt(request.session[MOBILE], place=PLACE)
    except (KeyError, Unreadable):
        return ""


def _safe_next(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    hosts = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure()) else ""


def _code_just_sent(mobile: str) -> str:
    """The code for a demo without telephones, read before it is on its way: a message that was sent loses its text."""
    row = OneTimeCode.objects.filter(mobile_index=blind_index("mobile", mobile)).order_by("-asked_at", "-pk").first()
    notice = Notice.objects.filter(once_key=f"code:{row.pk}").first() if row else None
    words = notice.text.replace("\n", " ").split() if notice else []
    return next((word for word in words if len(word) == 6 and word.isdecimal()), "")
