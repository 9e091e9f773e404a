"""The bodies of the home-business loans: the labour office checks and introduces to the bank (بند ۱، ۵؛ R36)."""

from applicants.models import OrganisationKind as Kind
from applicants.way.bodies import Bodies, NamedBody

BODIES = Bodies(
    has_files=(Kind.LABOUR_OFFICE,),
    named=(NamedBody("labour-{code}", Kind.LABOUR_OFFICE, "اداره کل تعاون، کار و رفاه اجتماعی استان {name}"),),
)
