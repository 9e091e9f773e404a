"""The way of the orchard loans: sent, seen by the gardener, referred to a bank, paid."""

from collections.abc import Iterator, Mapping
from typing import Any

from applicants.ways.orchards.states import IN_GARDEN
from django.utils.translation import gettext_lazy as _

from applicants.models import Application, Document, OrganisationKind
from applicants.roles import DECIDERS
from applicants.states import State
from applicants.way import Approval, SourcedFact, Way
from applicants.way.bodies import Bodies, NamedBody
from applicants.way.conditions import Condition, Conditions
from applicants.way.measures import Indicator, Scope
from applicants.way.pages import FormPage, Questionnaire, Section
from applicants.way.reasons import Reason
from applicants.way.steps import (
    BEFORE_THE_DESK,
    CANCEL_REFERRAL,
    CONTRACT,
    DISBURSE,
    FIND_INCOMPLETE,
    FIND_INELIGIBLE,
    REFER,
    REOPEN,
    RETURN_FROM_BANK,
    SUBMIT,
    Step,
    pass_check,
    withdraw,
)

FORM = Questionnaire(
    (
        Section(
            _("باغچه"),
            (
                FormPage("trees", _("درخت‌ها"), asks=("trees",)),
                FormPage("amount", _("مبلغ وام"), asks=("requested_amount",)),
            ),
        ),
        Section(_("مدارک"), (FormPage("papers", _("عکس باغچه"), takes=(Document.Kind.PROFORMA,), must=False),)),
    ),
    {},
    {"gardener_approved": _("رأی باغبان")},
    labels={"trees": _("درخت‌ها")},
)


def filed(application: Application) -> Iterator[SourcedFact]:
    """The filing tells the law nothing by itself."""
    return iter(())


def terms(application: Application, amount: int, quantities: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing is asked as security."""
    return {"method": "qard", "collateral_total": 0}


def measures(scope: Scope) -> list[Indicator]:
    """How many orchards were lent to."""
    return [Indicator("ماده ۱", _("باغچه‌هایی که وام گرفته‌اند"), scope.payouts("orchards").count(), _("باغچه"))]


WAY = Way(
    bodies=Bodies(
        has_files=(OrganisationKind.ASSOCIATION,),
        named=(NamedBody("gardeners-{code}", OrganisationKind.ASSOCIATION, "انجمن باغبانان استان {name}"),),
    ),
    form=FORM,
    conditions=Conditions("1404-1", (Condition("برای چه کسانی", "هر کس که باغچه دارد.", "ماده ۲"),)),
    steps=(
        SUBMIT,
        FIND_INCOMPLETE,
        FIND_INELIGIBLE,
        REOPEN,
        pass_check(IN_GARDEN, _("درخواست به باغبان رسید.")),
        Step("approve", (IN_GARDEN,), State.READY, DECIDERS, _("پذیرش باغبان"), _("باغبان باغچه را پذیرفت.")),
        Step("reject", (IN_GARDEN,), State.REJECTED, DECIDERS, _("رد باغبان"), _("باغبان باغچه را نپذیرفت.")),
        REFER,
        RETURN_FROM_BANK,
        CANCEL_REFERRAL,
        CONTRACT,
        DISBURSE,
        withdraw(*BEFORE_THE_DESK, IN_GARDEN, State.READY),
    ),
    rejections=(Reason("no_garden", _("باغچه‌ای نیست."), "ماده ۲"),),
    approval=Approval("gardener_approved", _("رأی باغبان")),
    filed=filed,
    terms=terms,
    measures=measures,
)
