"""The way of the self-help groups: formed and led by a facilitator, graded by the bank before the contract."""

from django.utils.translation import gettext_lazy as _

from applicants.roles import Role
from applicants.way import Approval, Way
from applicants.way.deeds import DeskPage
from applicants.ways.self_help_group.bodies import BODIES
from applicants.ways.self_help_group.conditions import CONDITIONS
from applicants.ways.self_help_group.desk import DEEDS, new_group
from applicants.ways.self_help_group.facts import filed, records
from applicants.ways.self_help_group.measures import measures
from applicants.ways.self_help_group.questions import FORM
from applicants.ways.self_help_group.reasons import REJECTIONS
from applicants.ways.self_help_group.steps import STEPS
from applicants.ways.self_help_group.terms import terms

WAY = Way(
    bodies=BODIES,
    form=FORM,
    conditions=CONDITIONS,
    steps=STEPS,
    rejections=REJECTIONS,
    approval=Approval("local_executor_approved", _("تأیید مجری محلی")),
    filed=filed,
    terms=terms,
    measures=measures,
    own_role=Role.FACILITATOR,
    deeds=DEEDS,
    desk_pages=(DeskPage("new-group", "new_group", new_group),),
    records=records,
)
