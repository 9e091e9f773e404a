"""The way of the Herfa portfolio: the association studies, decides, refers its families and follows their projects."""

from django.utils.translation import gettext_lazy as _

from applicants.models import Inquiry
from applicants.roles import Role
from applicants.states import Holder, State
from applicants.way import Approval, Way, Words
from applicants.ways.productive_families.bodies import BODIES
from applicants.ways.productive_families.conditions import CONDITIONS
from applicants.ways.productive_families.desk import DEEDS
from applicants.ways.productive_families.facts import filed, records, shown
from applicants.ways.productive_families.measures import measures
from applicants.ways.productive_families.questions import FORM
from applicants.ways.productive_families.reasons import REJECTIONS
from applicants.ways.productive_families.steps import STEPS
from applicants.ways.productive_families.terms import terms

WAY = Way(
    bodies=BODIES,
    form=FORM,
    conditions=CONDITIONS,
    steps=STEPS,
    rejections=REJECTIONS,
    approval=Approval(None),
    filed=filed,
    terms=terms,
    measures=measures,
    own_role=Role.ASSOCIATION,
    supplied={"association_member": Inquiry.Kind.MEMBERSHIP},
    desk=(Role.ASSOCIATION,),
    deeds=DEEDS,
    # The association, and not a province's experts, has the file until the bank; it knows one bank (الفقرات ٨–٩).
    words={
        State.RETURNED: Words(_("خواسته جمعیت را انجام دهید و دوباره بفرستید."), Holder.APPLICANT),
        State.READY: Words(_("جمعیت شما را به بانک معرفی می‌کند."), Holder.ASSOCIATION),
    },
    arrival="in_study",
    records=records,
    shown=shown,
)
