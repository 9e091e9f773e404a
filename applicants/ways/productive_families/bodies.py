"""The bodies of the Herfa portfolio: the association (الفقرات ١، ٩), and the ministries of the workshops (٣)."""

from applicants.models import OrganisationKind as Kind
from applicants.way.bodies import Bodies, NamedBody

BODIES = Bodies(
    has_files=(Kind.ASSOCIATION,),
    named=(
        NamedBody("herfa-{code}", Kind.ASSOCIATION, "جمعية حرفة"),
        NamedBody("ministry-sa-labour", Kind.MINISTRY, "وزارة العمل"),
        NamedBody("ministry-sa-municipal", Kind.MINISTRY, "وزارة الشؤون البلدية"),
    ),
)
