"""The way of Omid-2: a plan is approved, its owner invited to save, an offer chosen, and then the bank lends."""

from django.utils.translation import gettext_lazy as _

from applicants.models import Inquiry
from applicants.way import Approval, Way
from applicants.ways.omid2.bodies import BODIES
from applicants.ways.omid2.calculator import calculator
from applicants.ways.omid2.conditions import CONDITIONS
from applicants.ways.omid2.facts import filed
from applicants.ways.omid2.measures import measures
from applicants.ways.omid2.questions import FORM
from applicants.ways.omid2.reasons import REJECTIONS
from applicants.ways.omid2.steps import STEPS
from applicants.ways.omid2.terms import terms

WAY = Way(
    bodies=BODIES,
    form=FORM,
    conditions=CONDITIONS,
    steps=STEPS,
    rejections=REJECTIONS,
    approval=Approval(
        "plan_approved", _("رأی کمیته"), _("رأی کمیته تصویب طرح‌ها ثبت و به متقاضی گفته می‌شود (ماده ۱۹).")
    ),
    filed=filed,
    terms=terms,
    measures=measures,
    calculator=calculator,
    supplied={
        "other_debt": Inquiry.Kind.DEBTS,
        "good_record": Inquiry.Kind.DEBTS,
        "earlier_omid2_loans": Inquiry.Kind.LOANS,
    },
    earlier_loans="earlier_omid2_loans",
    offers=True,
)
