"""Every form of the portal and of the desk by its boxes: how much fits in, what must be said, what is offered."""

from collections.abc import Callable
from typing import Any

import pytest

from applicants.desk import deeds
from applicants.desk.circulars import CircularForm, ParameterForm
from applicants.desk.intakes import EndForm, IntakeForm
from applicants.desk.sign_in import AuthenticatorForm
from applicants.desk.simulations import SimulationForm
from applicants.models import Application, Role, State
from applicants.portal.forms import papers, signing
from applicants.portal.forms.steps import PageForm
from applicants.way import way_of
from applicants.ways.productive_families.forms import ResultForm, StudyForm, WorkshopForm
from applicants.ways.self_help_group.forms import GroupForm, PassbookForm, TrainingForm
from schemes.catalogue import SCHEMES
from tests.boxes import boxes_of
from tests.reading import compare
from tests.world import QASSIM, SEMNAN, a_file, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_one_day(clock: Callable[..., Any]) -> None:
    clock("1405/09/01")


def compared(name: str, *forms: tuple[str, Any]) -> None:
    compare("\n".join(boxes_of(title, form) for title, form in forms), f"applicants/boxes/{name}.txt")


def test_the_forms_by_which_one_comes_in() -> None:
    """tests-Q07: a length, a list or a hint that changes."""
    compared(
        "coming_in",
        ("mobile", signing.MobileForm()), ("code", signing.MobileCodeForm()), ("province", signing.ProvinceForm()),
        ("identity", signing.IdentityForm(province=SEMNAN)),
        ("identity abroad", signing.IdentityForm(province=QASSIM)), ("conditions", signing.ConsentForm()),
        ("paper", papers.PaperForm(label="مدرک", hint="PDF", accept=".pdf")),
    )  # fmt: skip


@pytest.mark.parametrize("slug", ["omid2", "covid_relief", "home_business", "productive_families"])
def test_the_pages_of_each_schemes_form(slug: str) -> None:
    """Without what stands beside them; papers have a form of their own."""
    pages = (page for page in way_of(slug).form.pages.values() if page.asks)
    compared(slug, *((page.slug, PageForm(page=page, scheme=SCHEMES[slug])) for page in pages))


def test_the_deeds_of_the_desk() -> None:
    file = a_file(State.APPROVED, answers={"intended_deposit": 70_000_000})
    own = {"study": StudyForm, "result": ResultForm, "training": TrainingForm, "passbook": PassbookForm}
    other: dict[str, Application] = {
        name: a_file(state, scheme=scheme)
        for name, scheme, state in (
            ("study", "productive_families", "study"), ("result", "productive_families", State.DISBURSED),
            ("training", "self_help_group", "training"), ("passbook", "self_help_group", "training"),
        )
    }  # fmt: skip
    compared(
        "deeds",
        *((form.__name__, form(file=file)) for form in (
            deeds.NoteForm, deeds.ReturnForm, deeds.RejectForm, deeds.VisitForm, deeds.InviteForm, deeds.FactForm,
        )),
        *((f"{slug}: {form.__name__}", form(file=a_file(scheme=slug, state=State.SUBMITTED)))
          for slug in SCHEMES if slug != "omid2" for form in (deeds.RejectForm, deeds.FactForm)),
        *((name, form(file=other[name])) for name, form in own.items()),
    )  # fmt: skip


def test_the_other_forms_of_the_desk() -> None:
    country, province = an_officer(Role.HEADQUARTERS, "").officer, an_officer(Role.MANAGER).officer
    law = SCHEMES["omid2"]
    circulars = (
        (f"circular: {name}", CircularForm(officer=country, law=law, parameter=name))
        for name in ("ceiling", "patterns", "schedule_method", "allowed_purposes", "most_plan_pages")
    )
    workshop = WorkshopForm(officer=an_officer(Role.ASSOCIATION, QASSIM).officer)
    families = workshop.fields["families"]
    families.choices = [("a family", words) for _key, words in families.choices]  # its key is another in each database
    compared(
        "desk",
        ("code", AuthenticatorForm(device=None)),
        ("parameter", ParameterForm()), *circulars,
        ("circular of a province", CircularForm(officer=province, law=law, parameter="minimum_contribution")),
        ("intake", IntakeForm(officer=country)), ("intake of a province", IntakeForm(officer=province)),
        ("end", EndForm()), ("trial", SimulationForm(officer=country)),
        ("workshop", workshop),
        ("group", GroupForm(province=SEMNAN)),
    )  # fmt: skip
