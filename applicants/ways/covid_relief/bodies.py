"""The bodies of the COVID relief: the ministry's offices register, the sector agency decides (مراحل گام ۳)."""

from applicants.models import OrganisationKind as Kind
from applicants.roles import Role
from applicants.way.bodies import Bodies, NamedBody

BODIES = Bodies(
    has_files=(Kind.LABOUR_OFFICE,),
    by_role={Role.SECTOR: (Kind.SECTOR_AGENCY,)},
    named=(
        # The national officers of every scheme sit there.
        NamedBody("ministry-labour", Kind.MINISTRY, "وزارت تعاون، کار و رفاه اجتماعی", every_scheme=True),
        NamedBody("labour-{code}", Kind.LABOUR_OFFICE, "اداره کل تعاون، کار و رفاه اجتماعی استان {name}"),
        NamedBody("sector-{code}", Kind.SECTOR_AGENCY, "دستگاه بخشی استان {name}"),
    ),
)
