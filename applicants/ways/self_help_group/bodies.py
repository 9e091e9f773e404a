"""The bodies of the programme: Behzisti, institute, local executors, facilitators (سازوکار اجرایی ۱–۶؛ R38)."""

from applicants.models import OrganisationKind as Kind
from applicants.roles import Role
from applicants.way.bodies import Bodies, NamedBody

BODIES = Bodies(
    has_files=(Kind.EXECUTING_INSTITUTE,),
    by_role={Role.FACILITATOR: (Kind.FACILITATORS,)},
    by_verb=dict.fromkeys(("approve", "reject"), (Kind.LOCAL_EXECUTOR,)),
    named=(
        NamedBody("institute", Kind.EXECUTING_INSTITUTE, "مؤسسه مجری برنامه تأمین مالی خرد"),
        NamedBody("behzisti-{code}", Kind.BEHZISTI, "اداره کل بهزیستی استان {name}"),
        NamedBody("governor-{code}", Kind.GOVERNOR, "استانداری {name}"),
        NamedBody("facilitators-{code}", Kind.FACILITATORS, "تسهیلگران استان {name}"),
        # Non-financial services for the members (بند ۶).
        NamedBody("services-skills", Kind.SERVICES, "سازمان آموزش فنی و حرفه‌ای"),
        NamedBody("services-agriculture", Kind.SERVICES, "جهاد کشاورزی"),
        NamedBody("services-insurance", Kind.SERVICES, "صندوق بیمه اجتماعی کشاورزان، روستاییان و عشایر"),
    ),
)
