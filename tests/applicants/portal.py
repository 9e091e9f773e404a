"""How the portal's tests walk its pages: a browser that is signed in, papers of all sorts, a whole form."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from applicants import services
from applicants.files.answers import answers_of
from applicants.files.version import mark_of, version_of
from applicants.models import Application, Document, Person, User
from applicants.way import way_of
from applicants.workflow import Refused

BACKEND = "django.contrib.auth.backends.ModelBackend"
ANSWERS: dict[str, Any] = {
    "person_kind": "natural",
    "business_name": "خیاطی بهار",
    "sector": "clothing",
    "business_text": "لباس کودک می‌دوزیم.",
    "owner_manager": True,
    "staff_count": 0,
    "licensed": False,
    "skill_proof": "experience",
    "purpose": "creation",
    "project_kind": "new",
    "aim": "create",
    "requested_amount": 250_000_000,
    "intended_deposit": 300_000_000,
}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def pdf(pages: int = 3, **options: Any) -> bytes:
    """A PDF of blank pages; `js`, `attachment` and `password` make a hostile or a locked one of it."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    if "js" in options:
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(options["js"])}
        names = {NameObject(name): value for name, value in action.items()}
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(names))
    if "attachment" in options:
        writer.add_attachment("evil.exe", options["attachment"])
    if "password" in options:
        writer.encrypt(options["password"], algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, **options)
    return written.getvalue()


def upload(data: bytes, name: str = "طرح.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def a_draft(person: Person) -> Application:
    services.agree(person=person, scheme="omid2", address="127.0.0.1")
    return services.start(person=person, scheme="omid2")


def a_full_form(person: Person, **answers: Any) -> Application:
    """A draft in which every page is answered and the plan is there."""
    file = a_draft(person)
    services.save_answers(application=file, answers=ANSWERS | answers)
    give(file, Document.Kind.PLAN, pdf(2))
    return file


def give(file: Application, kind: str, data: bytes, name: str = "سند.pdf") -> Document:
    return services.add_document(application=file, kind=kind, data=data, name=name, by=file.person.user)


def page_url(file: Application, name: str, *args: object) -> str:
    return reverse(name, args=[file.code, *args])


def read_url(file: Application, name: str, *args: object) -> str:
    """Where the form of a page is sent by one who has read it as it stands now."""
    return page_url(file, name, *args) + _seen(file, name, *args)


def _seen(file: Application, name: str, *args: object) -> str:
    if name in ("application_check", "choose_offer", "withdraw_application", "complete_papers"):
        return f"?seen={version_of(file)}"
    page = way_of(file.scheme).form.page(str(args[0])) if name == "application_step" else None
    now = Application.objects.get(pk=file.pk)
    return f"?seen={mark_of(answers_of(now), page.asks)}" if page and page.asks else ""


def refused(deed: Any, *args: Any, **words: Any) -> Refused:
    """Do what must be refused and return the refusal."""
    with pytest.raises(Refused) as caught:
        deed(*args, **words)
    return caught.value
