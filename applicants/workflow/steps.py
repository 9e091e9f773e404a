"""Which move is allowed: the steps of a file's way, asked for by verb, by place and by role."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.states import Holder, StateRow, states
from applicants.way import way_of
from applicants.way.reasons import FROM_BANK, RETURN, Reason
from applicants.way.steps import Step
from applicants.workflow.actors import Refused


def step_of(verb: str, scheme: str) -> Step:
    """The step of this verb on the way of a scheme; `Refused("not_in_this_scheme")` where the way has none."""
    step = way_of(scheme).step(verb)
    if step is None:
        raise Refused("not_in_this_scheme", _("این کار در راه این طرح نیست."))
    return step


def allowed(application: Application, roles: Iterable[str]) -> list[Step]:
    """The steps of its scheme's way that one of these roles may take from where the file stands now."""
    roles = set(roles)
    steps = way_of(application.scheme).steps
    return [step for step in steps if application.state in step.sources and roles & set(step.roles)]


def next_of(scheme: str, state: str) -> tuple[object, Holder]:
    """What an applicant of this scheme reads comes next in a state, and who has the file."""
    row: StateRow = states()[state]
    own = way_of(scheme).words.get(state)
    return (own.next, own.holder) if own else (row.next, row.holder)


def rejections(scheme: str) -> dict[str, Reason]:
    """The reasons for which a file of this scheme may be rejected, by code."""
    return {reason.code: reason for reason in way_of(scheme).rejections}


def reason_of(scheme: str, verb: str, code: str) -> Reason | None:
    """The reason that a step was given for, None where it has no coded one."""
    if verb == "reject":
        return rejections(scheme).get(code)
    return {"return_to_applicant": RETURN, "return_from_bank": FROM_BANK}.get(verb, {}).get(code)
