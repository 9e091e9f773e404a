"""The applicant's own deeds on a file: start it, answer, add papers, send it, take it back."""

import hashlib
import secrets
import uuid
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants import notices
from applicants.files import papers
from applicants.files.answers import COLUMNS, answers_of, checked, workshop_of
from applicants.files.inviting import release_invitation
from applicants.lawdesk.circulars import law_of
from applicants.lawdesk.opening import must_be_open
from applicants.models import Application, Document, Person, State, User
from applicants.people.registering import has_agreed
from applicants.roles import APPLICANT
from applicants.states import having
from applicants.way import way_of
from applicants.way.pages import Questionnaire
from applicants.workflow import Actor, Refused, advance
from schemes.catalogue import SCHEMES
from schemes.shown import digits
from schemes.units import today
from schemes.units.countries import country_of

# Read aloud on the telephone, none of these is taken for another.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
MOST_PAPERS = 30


@transaction.atomic
def start(*, person: Person, scheme: str) -> Application:
    """Open a draft; Refused in another country, without consent, outside the intakes, or while another file is open."""
    if sentence := filed_by_others(scheme):
        raise Refused("by_facilitator", sentence)
    if not may_apply(person=person, scheme=scheme):
        raise Refused("other_country", for_whom(scheme))
    if not has_agreed(person=person, scheme=scheme):
        raise Refused("no_consent", _("نخست شرایط طرح را بخوانید و بپذیرید."))
    must_be_open(scheme=scheme, province=person.province, on=today())
    if Application.objects.live().filter(person=person, scheme=scheme).exists():
        raise Refused("already_open", _("برای این طرح یک درخواست باز دارید."))
    try:
        with transaction.atomic():
            return Application.objects.create(
                code=new_code(), scheme=scheme, person=person, province=person.province, county=person.county,
                currency=SCHEMES[scheme].country.currency.code,
            )  # fmt: skip
    except IntegrityError:
        raise Refused("already_open", _("برای این طرح یک درخواست باز دارید.")) from None


def filed_by_others(scheme: str) -> str:
    """Who files for the people of a scheme, as a sentence to them; empty where they do so themselves."""
    if not way_of(scheme).form.by_facilitator:
        return ""
    return _("گروه را تسهیلگر تشکیل می‌دهد. به ادارهٔ کار یا بهزیستی شهرستان خود سر بزنید (پایان متن برنامه).")


def may_apply(*, person: Person, scheme: str) -> bool:
    """Whether the scheme serves people of the country the person lives in."""
    return country_of(person.province) is SCHEMES[scheme].country


def open_to(person: Person | None) -> list[str]:
    """The schemes a person may apply for: those of the country; of somebody not known yet, all of them."""
    return [slug for slug in SCHEMES if person is None or may_apply(person=person, scheme=slug)]


def for_whom(scheme: str) -> str:
    """Of which country's people a scheme is, as a sentence for those of another."""
    return _(SCHEMES[scheme].country.for_whom)


def new_code() -> str:
    """A reference such as «7KQ4-M2XP»: thirty letters, eight places, guessed by nobody."""
    half = "".join(secrets.choice(LETTERS) for _place in range(4))
    return f"{half}-{''.join(secrets.choice(LETTERS) for _place in range(4))}"


@transaction.atomic
def save_answers(*, application: Application, answers: Mapping[str, Any]) -> None:
    """Lay new answers over the old ones, so that two tabs lose nothing of each other; money in the file's currency.

    Refused "not_open" when the file is not with the applicant; KeyError for an answer no page asks.
    """
    form = way_of(application.scheme).form
    if unknown := answers.keys() - form.asked.keys():
        raise KeyError(f"no page asks {sorted(unknown)}")
    file = _with_applicant(application)
    checked(file.scheme, answers, of=file.code)
    said = _still_asked(form, {**answers_of(file), **answers})
    file.answers = {name: value for name, value in said.items() if name not in COLUMNS}
    for name in COLUMNS:
        setattr(file, name, said.get(name, ""))
    file.requested_amount = said.get("requested_amount")
    file.save(update_fields=["answers", "legal_id", "legal_name", "requested_amount", "updated_at"])
    application.refresh_from_db()


def _still_asked(form: Questionnaire, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers without those of pages that another answer has closed."""
    while gone := answers.keys() - form.concerning(answers):
        answers = {name: value for name, value in answers.items() if name not in gone}
    return answers


def add_document(*, application: Application, kind: str, data: bytes, name: str, by: User) -> Document:
    """Keep a paper under a name of ours; a new plan takes the old one's place. Refused when it is not acceptable."""
    # Reading a hostile file takes its time: the row is locked only after it.
    paper = papers.examine(data, only_pdf=kind == Document.Kind.PLAN)
    return _add(application, kind, paper, name[:120] or str(Document.Kind(kind).label), by)


@transaction.atomic
def _add(application: Application, kind: str, paper: papers.ExaminedPaper, name: str, by: User) -> Document:
    file = Application.objects.select_for_update().get(pk=application.pk)
    # Article 23 asks the other papers only before the loan, so they may come later than the form.
    is_open = file.standing.with_applicant if kind == Document.Kind.PLAN else file.standing.takes_papers
    if kind not in _takes(file) or not is_open:
        raise Refused("not_open", _("در این مرحله نمی‌توان این مدرک را فرستاد."))
    there = file.documents.filter(withdrawn_at=None)
    if there.count() >= MOST_PAPERS:
        raise Refused("too_many", _("مدرک‌های این پرونده زیاد شده است؛ نخست یکی را بردارید."))
    if kind == Document.Kind.PLAN:
        _plan_is_short(file, paper)
        there.filter(kind=kind).update(withdrawn_at=timezone.now())
    return keep(file, kind, paper, name, by)


def _takes(file: Application) -> set[str]:
    """The kinds of paper that the file's way takes now: those of the form, then those of the later step."""
    form = way_of(file.scheme).form
    pages = form.later if file.state == State.BANK_PAPERS else form.pages.values()
    return {kind for page in pages for kind in page.takes}


@transaction.atomic
def withdraw_document(*, application: Application, document_id: int) -> None:
    """Take a paper back while it is the applicant's turn; the row stays. Refused at any other time."""
    file = Application.objects.select_for_update().get(pk=application.pk)
    if not (file.standing.with_applicant or file.state == State.BANK_PAPERS):
        raise Refused("not_open", _("این درخواست فرستاده شده است و اکنون نمی‌توان آن را تغییر داد."))
    if not file.documents.filter(pk=document_id, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        raise Refused("no_such_paper", _("این مدرک در پرونده نیست."))


@transaction.atomic
def submit(*, application: Application) -> None:
    """Send the file and make its check due; judges nothing. Refused "unanswered" when a page is not complete.

    The first sending sets the day by whose law the file is judged, and its place in the queue; it alone needs an open
    intake.
    """
    file = _with_applicant(application)
    _workshop_is_free(file)
    if gaps := way_of(file.scheme).form.unanswered(answers_of(file), kinds_given(file)):
        titles = "، ".join(f"«{page.title}»" for page in gaps)
        raise Refused("unanswered", _("این بخش‌ها هنوز کامل نیست: %(titles)s.") % {"titles": titles})
    if file.submitted_at is None:
        must_be_open(scheme=file.scheme, province=file.province, on=today())
    now = timezone.now()
    first: dict[str, Any] = {"submitted_at": file.submitted_at or now, "law_on": file.law_on or today()}
    due: dict[str, Any] = {"check_due_at": now, "check_lease_until": None}
    try:
        event = advance(application, "submit", by=_actor(file), **first, **due)
    except IntegrityError as error:
        if "one_live_file_a_workshop" not in str(error):
            raise
        raise _workshop_taken() from None
    notices.tell(application=application, kind="submitted", once=f"submitted:{application.pk}:{event.number}")


def _workshop_is_free(file: Application) -> None:
    """One file of a workshop at a time (R25); of two sent in the same moment the database stops the second."""
    code = workshop_of(file)
    if not code:
        return
    open_files = Application.objects.live().exclude(state__in=having("with_applicant"))
    if open_files.filter(scheme=file.scheme, answers__workshop_code=code).exclude(pk=file.pk).exists():
        raise _workshop_taken()


def _workshop_taken() -> Refused:
    return Refused("workshop_taken", _("برای این کارگاه درخواست دیگری در جریان است (شرایط واحد بند ۳)."))


@transaction.atomic
def complete_papers(*, application: Application, by: User) -> None:
    """Hand in the bank's papers and the guarantee after the sector agency's yes; Refused while one is missing (K24)."""
    file = Application.objects.select_for_update(of=("self",)).select_related("person__user").get(pk=application.pk)
    if file.person.user != by:
        raise Refused("not_yours", _("این پرونده از آن شما نیست."))
    wanted = {kind for page in way_of(file.scheme).form.later for kind in page.takes}
    if lacking := wanted - kinds_given(file):
        names = "، ".join(sorted(str(Document.Kind(kind).label) for kind in lacking))
        raise Refused("papers_missing", _("این مدرک‌ها هنوز نیست: %(names)s.") % {"names": names})
    advance(application, "complete_papers", by=_actor(file))


@transaction.atomic
def withdraw(*, application: Application) -> None:
    """Give the request up, and what its invitation held to others; Refused when the bank already has the file."""
    file = Application.objects.select_for_update().get(pk=application.pk)
    event = advance(application, "withdraw", by=_actor(file), check_due_at=None, check_lease_until=None)
    notices.tell(application=application, kind="withdrawn", once=f"withdrawn:{application.pk}:{event.number}")
    release_invitation(application=application)


def kinds_given(application: Application) -> frozenset[str]:
    """The kinds of paper now in the file."""
    return frozenset(application.documents.filter(withdrawn_at=None).values_list("kind", flat=True))


def _with_applicant(application: Application) -> Application:
    file = Application.objects.select_for_update(of=("self",)).select_related("person__user").get(pk=application.pk)
    if not file.standing.with_applicant:
        raise Refused("not_open", _("این درخواست فرستاده شده است و اکنون نمی‌توان آن را تغییر داد."))
    return file


def _actor(file: Application) -> Actor:
    return Actor(APPLICANT, file.person.user, str(file.person))


def _plan_is_short(file: Application, paper: papers.ExaminedPaper) -> None:
    most = law_of(file).parameter("most_plan_pages", file.law_on or today())
    if paper.pages is not None and paper.pages > most:
        words = {"pages": digits(paper.pages), "most": digits(most)}
        sentence = _("طرح شما %(pages)s صفحه است و باید حداکثر %(most)s صفحه باشد (ماده ۱۹).") % words
        raise Refused("plan_too_long", sentence)


def keep(file: Application, kind: str, paper: papers.ExaminedPaper, name: str, by: User) -> Document:
    """Store a paper under a name of ours; the name given is only a label."""
    return Document.objects.create(
        application=file,
        kind=kind,
        file=ContentFile(paper.data, name=f"{uuid.uuid4().hex}.{papers.ENDINGS[paper.media_type]}"),
        name=name,
        media_type=paper.media_type,
        size=len(paper.data),
        pages=paper.pages,
        sha256=hashlib.sha256(paper.data).hexdigest(),
        uploaded_by=by,
    )
