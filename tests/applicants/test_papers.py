"""Papers: a plan of three pages, other papers later, and hostile files of every sort refused with a sentence."""

import re
import zlib

import pytest
from PIL import Image

from applicants import services
from applicants.files import papers
from applicants.models import Application, Document, State
from tests.applicants.portal import a_draft, give, pdf, picture, refused
from tests.world import a_file, a_person

pytestmark = pytest.mark.django_db
PLAN, NEED_FORM, SKILL_PROOF = Document.Kind.PLAN, Document.Kind.NEED_FORM, Document.Kind.SKILL_PROOF


@pytest.mark.parametrize(("pages", "holds"), [(1, True), (3, True), (4, False)])
def test_a_plan_has_at_most_three_pages(pages, holds):
    """O36."""
    file = a_draft(a_person())
    if holds:
        assert give(file, PLAN, pdf(pages)).pages == pages
    else:
        refusal = refused(give, file, PLAN, pdf(pages))
        assert refusal.code == "plan_too_long"
        assert "ماده ۱۹" in str(refusal)
        assert not file.documents.exists()


def test_a_new_plan_takes_the_place_of_the_old():
    file = a_draft(a_person())
    old, new = give(file, PLAN, pdf(1)), give(file, PLAN, pdf(2))
    assert list(file.documents.filter(withdrawn_at=None)) == [new]
    old.refresh_from_db()
    assert old.withdrawn_at


def bomb() -> bytes:
    """A PNG of a few bytes that says it is a hundred thousand pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (100_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")


def circle() -> bytes:
    """A PDF whose list of pages holds itself."""
    return re.sub(rb"/Kids \[[^]]*\]", b"/Kids [ 2 0 R ]", pdf(1))


HOSTILE = {
    "circle": (circle(), "broken"),
    "empty": (b"", "empty"),
    "too large": (b"%PDF-1.7\n" + b"0" * (5 * 1024 * 1024), "too_large"),
    "locked": (pdf(1, password="x"), "encrypted"),
    "cut": (pdf(1)[:200], "broken"),
    "only a heading": (b"%PDF-1.7\n", "broken"),
    "garbage": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken"),
    "javascript": (pdf(1, js="app.alert(1)"), "active"),
    "attachment": (pdf(1, attachment=b"MZ"), "active"),
    "launch": (pdf(1).replace(b"/Type /Pages", b"/Type /Pages /AA << /O << /S /Launch >> >>"), "active"),
    "hidden name": (pdf(1).replace(b"/Type /Pages", b"/Type /Pages /J#61vaScript 1"), "active"),
    "a page": (b"<html><script>alert(1)</script></html>", "unknown_kind"),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "unknown_kind"),
    "a program": (b"MZ\x90\x00" + b"\x00" * 100, "unknown_kind"),
    "broken picture": (b"\xff\xd8\xff\xe0" + b"x" * 300, "broken"),
    "cut picture": (picture("JPEG", (400, 400))[:300], "broken"),
    "picture bomb": (bomb(), "broken"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_with_a_sentence(name):
    data, code = HOSTILE[name]
    refusal = refused(papers.examine, data)
    assert (refusal.code, bool(str(refusal))) == (code, True)


def test_a_plan_is_a_pdf_and_nothing_else():
    assert refused(papers.examine, picture(), only_pdf=True).code == "not_pdf"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_is_drawn_anew_without_what_hid_in_it(kind):
    hidden = b"<?php system(1) ?>"
    exif = Image.Exif()
    exif[0x010E] = "home address"
    paper = papers.examine(picture(kind, exif=exif) + hidden)
    assert paper.media_type == f"image/{kind.lower()}"
    assert hidden not in paper.data
    assert b"home address" not in paper.data


def test_the_name_of_a_stored_file_is_ours():
    document = give(a_draft(a_person()), NEED_FORM, picture(), "../../etc/passwd.html")
    assert re.fullmatch(r"\d{4}/\d\d/\d\d/[0-9a-f]{32}\.jpg", document.file.name)
    assert document.media_type == "image/jpeg"


def test_other_papers_may_come_after_sending_but_the_plan_stays():
    """O46."""
    file = a_file(State.SAVING)
    assert give(file, SKILL_PROOF, pdf(9)).pages == 9
    assert refused(give, file, PLAN, pdf(1)).code == "not_open"
    assert refused(give, a_file(State.REFERRED), SKILL_PROOF, pdf(1)).code == "not_open"


def test_a_paper_is_taken_back_only_while_the_file_is_with_the_applicant():
    file = a_draft(a_person())
    paper = give(file, NEED_FORM, picture())
    services.withdraw_document(application=file, document_id=paper.pk)
    assert refused(services.withdraw_document, application=file, document_id=paper.pk).code == "no_such_paper"
    other = give(file, NEED_FORM, picture())
    Application.objects.filter(pk=file.pk).update(state=State.WITHDRAWN)
    assert refused(services.withdraw_document, application=file, document_id=other.pk).code == "not_open"
