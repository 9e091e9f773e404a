"""Papers at the edges of what is taken: pixels, objects, bytes, and how often (tests-Q05)."""

import importlib
import io
import zlib

import pytest
import weasyprint.images
from PIL import Image

from applicants import services
from applicants.files import papers
from applicants.models import Document, State
from tests.applicants.portal import a_draft, give, pdf, picture, refused
from tests.world import a_file, a_paper, a_person, an_officer

MEGABYTE = 1024 * 1024


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is so wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")


def of_objects(number: int) -> bytes:
    """A PDF of one page whose table names so many objects, each of them nothing."""
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    bodies += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] + [b"null"] * (number - 3)
    written, places = io.BytesIO(), []
    written.write(b"%PDF-1.7\n")
    for place, body in enumerate(bodies, start=1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (place, body))
    table = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (number + 1))
    written.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    written.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (number + 1, table))
    return written.getvalue()


def test_a_picture_of_more_than_forty_million_points_is_never_unpacked() -> None:
    refusal = refused(papers.examine, claiming(40_000_001, 1))
    assert (refusal.code, str(refusal)) == ("too_large", "این عکس بیش از اندازه بزرگ است؛ آن را کوچک‌تر کنید.")
    refusal = refused(papers.examine, claiming(8_000, 5_000))
    assert (refusal.code, str(refusal)) == ("broken", "این عکس خوانده نمی‌شود؛ عکس دیگری بفرستید.")


def test_a_photograph_that_is_cut_off_is_broken_even_where_letters_are_printed() -> None:
    """WeasyPrint tells Pillow to fill what is lacking, in every process that has ever printed."""
    importlib.reload(weasyprint.images)
    for whole in (picture("JPEG", (400, 300)), picture("PNG", (400, 300))):
        refusal = refused(papers.examine, whole[: len(whole) // 2])
        assert (refusal.code, str(refusal)) == ("broken", "این عکس خوانده نمی‌شود؛ عکس دیگری بفرستید.")


def test_a_document_of_more_than_twenty_thousand_objects_is_not_read() -> None:
    assert papers.examine(of_objects(20_000)).pages == 1
    refusal = refused(papers.examine, of_objects(20_001))
    assert (refusal.code, str(refusal)) == ("broken", "این PDF خوانده نمی‌شود؛ آن را دوباره بسازید و بفرستید.")


def test_five_megabytes_are_taken_and_one_byte_more_is_not() -> None:
    whole = pdf(1)
    assert papers.examine(whole + b"\n" * (5 * MEGABYTE - len(whole))).pages == 1
    refusal = refused(papers.examine, whole + b"\n" * (5 * MEGABYTE - len(whole) + 1))
    assert (refusal.code, str(refusal)) == ("too_large", "حجم فایل بیشتر از ۵ مگابایت است؛ آن را کوچک‌تر کنید.")


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_a_picture_stays_of_its_kind_and_no_side_is_longer_than_2600(kind: str, media_type: str) -> None:
    paper = papers.examine(picture(kind, (2_700, 270)))
    drawn = Image.open(io.BytesIO(paper.data))
    assert (paper.media_type, paper.pages, drawn.format, drawn.size) == (media_type, None, kind, (2_600, 260))
    upright = Image.open(io.BytesIO(papers.examine(picture(kind, (270, 2_700))).data))
    assert upright.size == (260, 2_600), "the longest side, whichever it is"
    for size in ((2_600, 26), (26, 2_600)):
        assert Image.open(io.BytesIO(papers.examine(picture(kind, size)).data)).size == size


@pytest.mark.django_db
def test_an_officers_proof_finds_no_room_among_thirty_papers() -> None:
    file = a_file(State.IN_REVIEW)
    for number in range(29):
        a_paper(file, Document.Kind.PROFORMA, name=f"{number}.pdf")
    officer = an_officer()
    proof = services.add_proof(application=file, by=officer, data=pdf(1), name="نامه.pdf")
    assert (proof.kind, proof.name, proof.uploaded_by) == ("proof", "نامه.pdf", officer)
    refusal = refused(services.add_proof, application=file, by=officer, data=pdf(1), name="دیگر.pdf")
    assert (refusal.code, str(refusal)) == ("too_many", "مدرک‌های این پرونده زیاد شده است.")
    assert file.documents.count() == 30


@pytest.mark.django_db
def test_a_paper_keeps_at_most_120_letters_of_its_name_and_none_is_called_by_its_kind() -> None:
    file = a_draft(a_person())
    assert give(file, Document.Kind.NEED_FORM, pdf(1), "س" * 121).name == "س" * 120
    assert give(file, Document.Kind.NEED_FORM, pdf(1), "").name == "فرم اعلام نیاز"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "kind", "taken"),
    [
        (State.DRAFT, "plan", True),
        (State.RETURNED, "plan", True),
        (State.INCOMPLETE, "plan", True),
        (State.SUBMITTED, "plan", False),
        (State.IN_REVIEW, "plan", False),
        (State.SUBMITTED, "need_form", True),
        (State.CHOSEN, "need_form", True),
        (State.REFERRED, "need_form", False),
        (State.REJECTED, "need_form", False),
        (State.WITHDRAWN, "need_form", False),
        (State.IN_REVIEW, "guarantee", False),
        (State.DRAFT, "proof", False),
    ],
)
def test_each_paper_is_taken_at_its_own_steps(state: str, kind: str, taken: bool) -> None:
    file = a_file(state)
    if taken:
        assert give(file, kind, pdf(1)).kind == kind
        return
    refusal = refused(give, file, kind, pdf(1))
    assert (refusal.code, str(refusal)) == ("not_open", "در این مرحله نمی‌توان این مدرک را فرستاد.")
    assert not file.documents.exists()
