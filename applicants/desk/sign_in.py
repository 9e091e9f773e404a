"""How an officer signs in: password first, then the code of the second step; only then is there a session of theirs."""

import time
from base64 import b32encode, b64encode
from typing import Any

import django_otp
import qrcode
from django import forms
from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.views import LoginView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathImage

from applicants.models import User
from schemes.units import normalise

PENDING = "desk_pending"
PENDING_SECONDS = 600
ATTEMPTS = 5


class PasswordView(LoginView):
    """The first step. It opens no session: it only remembers, for ten minutes, whose password was right."""

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        self.request.session.flush()
        self.request.session[PENDING] = {
            "user": user.pk,
            "backend": user.backend,
            "at": time.time(),
            "attempts": 0,
            "next": self.get_redirect_url() or reverse("admin:index"),
        }
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()  # an unfinished enrolment starts anew
        return redirect("admin:enter_code" if _device(user) else "admin:enrol")


class AuthenticatorForm(forms.Form):
    """Six digits from the officer's phone; checking them uses them up."""

    code = forms.CharField(
        label=gettext_lazy("رمز شش‌رقمی"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", "autofocus": True}
        ),
    )

    def __init__(self, *args: Any, device: TOTPDevice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.device = device

    def clean_code(self) -> str:
        code = normalise(self.cleaned_data["code"]).replace(" ", "")
        if not (len(code) == 6 and code.isdigit()):
            raise forms.ValidationError(_("رمز شش رقم است."), code="form")
        with transaction.atomic():
            # The row is locked, so that of two who send one code at once only one gets in.
            self.device = TOTPDevice.objects.select_for_update().get(pk=self.device.pk)
            waiting = not self.device.verify_is_allowed()[0]
            right = not waiting and self.device.verify_token(code)
        if waiting:
            raise forms.ValidationError(_("رمز چند بار نادرست بود؛ چند ثانیه صبر کنید."), code="throttled")
        if not right:
            raise forms.ValidationError(_("رمز نادرست است یا یک بار به کار رفته؛ رمز بعدی را بنویسید."), code="wrong")
        return code


def enter_code(request: HttpRequest, site: Any) -> HttpResponse:
    """The second step of every sign-in."""
    user = _pending(request)
    if user is None:
        return redirect("admin:login")
    device = _device(user)
    return _ask(request, site, user, device, "admin/desk/code.html") if device else redirect("admin:enrol")


def enrol(request: HttpRequest, site: Any) -> HttpResponse:
    """The second step of the first sign-in: the phone learns the key and proves it with a code."""
    user = _pending(request)
    if user is None:
        return redirect("admin:login")
    if _device(user):
        return redirect("admin:enter_code")
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "desk"})
    return _ask(request, site, user, device, "admin/desk/enrol.html", qr=_picture(device), secret=_secret(device))


@never_cache
@csrf_protect
@sensitive_post_parameters("code")
def _ask(request: HttpRequest, site: Any, user: User, device: TOTPDevice, template: str, **words: Any) -> HttpResponse:
    form = AuthenticatorForm(request.POST if request.method == "POST" else None, device=device)
    if form.is_valid():
        return _finish(request, user, form.device)
    if form.is_bound and not _may_try_again(request):
        messages.error(request, _("رمز چند بار نادرست بود. دوباره با گذرواژه وارد شوید."))
        return redirect("admin:login")
    if settings.DEMO:
        words["demo_code"] = _next_code(device)
    context = site.each_context(request) | {"form": form, "officer": user, "title": _("گام دوم ورود")} | words
    return TemplateResponse(request, template, context)


def _finish(request: HttpRequest, user: User, device: TOTPDevice) -> HttpResponse:
    pending = request.session.pop(PENDING)
    if not device.confirmed:
        device.confirmed = True
        device.save(update_fields=["confirmed"])
    auth.login(request, user, backend=pending["backend"])
    django_otp.login(request, device)
    return redirect(pending["next"])


def _pending(request: HttpRequest) -> User | None:
    """Whose password was right a moment ago, if the account still may sit at the desk."""
    pending = request.session.get(PENDING)
    if not pending or time.time() - pending["at"] > PENDING_SECONDS:
        return None
    return User.objects.filter(pk=pending["user"], is_active=True, is_staff=True).first()


def _may_try_again(request: HttpRequest) -> bool:
    pending = request.session[PENDING]
    pending["attempts"] += 1
    request.session.modified = True
    if pending["attempts"] >= ATTEMPTS:
        del request.session[PENDING]
        return False
    return True


def _device(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def _secret(device: TOTPDevice) -> str:
    """The key as people type it: base32 in groups of four."""
    text = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def _picture(device: TOTPDevice) -> str:
    """The key as a QR code, a picture within the page: it is never stored and has no address of its own."""
    picture = qrcode.make(device.config_url, image_factory=SvgPathImage, box_size=12, border=2)
    return "data:image/svg+xml;base64," + b64encode(picture.to_string()).decode()


def _next_code(device: TOTPDevice) -> str:
    """A code that works now, for a demo without a phone: the current one, or the next when that is used up."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    if totp.t() <= device.last_t:
        totp.drift += 1
    return f"{totp.token():06d}"
