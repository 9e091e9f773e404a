"""The bodies of the Herfa portfolio: the association (الفقرات ١، ٩), and the ministries of the workshops (٣)."""

from applicants.models import OrganisationKind as Kind
from applicants.way.bodies import Bodies, Body

BODIES = Bodies(
    has_files=(Kind.ASSOCIATION,),
    named=(
        Body("herfa-{code}", Kind.ASSOCIATION, "جمعية حرفة"),
        Body("ministry-sa-labour", Kind.MINISTRY, "وزارة العمل"),
        Body("ministry-sa-municipal", Kind.MINISTRY, "وزارة الشؤون البلدية"),
    ),
)
