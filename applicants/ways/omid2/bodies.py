"""The bodies of the directive: the Fund and its tree (م۱، م۳، م۸؛ R39)."""

from applicants.models import OrganisationKind as Kind
from applicants.way.bodies import Bodies, NamedBody

BODIES = Bodies(
    has_files=(Kind.FUND_PROVINCE, Kind.FUND_COUNTY, Kind.FUND_BRANCH, Kind.FUND_OFFICE, Kind.FUND),
    # Until labour offices and executors have officers of their own, the Fund's desk in a province has every file.
    named=(
        NamedBody("fund", Kind.FUND, "صندوق کارآفرینی امید", every_scheme=True),
        NamedBody(
            "fund-{code}", Kind.FUND_PROVINCE, "صندوق کارآفرینی امید، مدیریت استان {name}", parent="fund",
            every_scheme=True,
        ),
    ),
)  # fmt: skip
