"""How the desk's tests sit an officer down: by the real sign-in, password and code."""

import time
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from applicants.files.version import version_of
from applicants.models import Application, Document, State, User
from tests import world

PASSWORD = "a long password"


def a_phone(user: User) -> TOTPDevice:
    """The officer's phone, already enrolled."""
    return TOTPDevice.objects.create(user=user, name="desk", confirmed=True)


def code_of(device: TOTPDevice, steps: int = 0) -> str:
    """The code that the phone shows now, or so many half-minutes later."""
    totp = TOTP(device.bin_key)
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06d}"


def give_password(client: Client, user: User, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(reverse("admin:login"), {"username": user.username, "password": password}, **extra)


def at_desk(user: User) -> Client:
    """A browser in which this officer has signed in."""
    client, device = Client(), TOTPDevice.objects.filter(user=user).first() or a_phone(user)
    give_password(client, user)
    answer = client.post(reverse("admin:enter_code"), {"code": code_of(device, 1 if device.last_t >= 0 else 0)})
    assert answer.status_code == 302, "the officer could not sign in"
    return client


def a_paper(file: Application, kind: str = Document.Kind.PLAN, **fields: Any) -> Document:
    fields = {"name": "طرح.pdf", "media_type": "application/pdf", "size": 4, "pages": 2, "sha256": "0" * 64} | fields
    return Document.objects.create(
        application=file, kind=kind, file=ContentFile(b"%PDF", name="plan.pdf"), uploaded_by=file.person.user, **fields
    )


def a_full_file(state: str = State.IN_REVIEW, **fields: Any) -> Application:
    file = world.a_file(state, answers={"intended_deposit": 100_000_000, "business_name": "خیاطی بهار"}, **fields)
    for kind in (Document.Kind.PLAN, Document.Kind.NEED_FORM, Document.Kind.SKILL_PROOF, Document.Kind.PROFORMA):
        a_paper(file, kind)
    world.a_share(file.province)
    return file


def refer_url(file: Application) -> str:
    """Where a file is handed to a bank by an officer who has read it as it stands now."""
    add = reverse("admin:disbursements_referral_add", query={"application": file.pk})
    return f"{add}&seen={version_of(file)}"


def cancel_url(referral: Any) -> str:
    """Where a referral is taken back by an officer who has read its file as it stands now."""
    cancel = reverse("admin:disbursements_referral_cancel", args=[referral.pk])
    return f"{cancel}?seen={version_of(referral.application)}"


def queue_url(**params: Any) -> str:
    return reverse("admin:applicants_application_changelist", query=params)


def file_url(file: Application) -> str:
    return reverse("admin:applicants_application_change", args=[file.pk])


def deed_url(file: Application, verb: str) -> str:
    """Where a deed is done by an officer who has read the file as it stands now."""
    return reverse("admin:applicants_application_act", args=[file.pk, verb]) + f"?seen={version_of(file)}"
