"""A group's loan is divided among its members when it is contracted."""

from applicants.models import GroupMember
from disbursements.models import Loan, MemberShare


def split_by_member(loan: Loan) -> None:
    """Divide a group's loan in the proportion of the shares asked; the last member takes what rounding leaves (R33).

    A loan without members stays whole.
    """
    members = list(GroupMember.objects.filter(application=loan.referral.application_id).order_by("id"))
    if not members:
        return
    whole = sum(member.share for member in members)
    parts = [loan.principal * member.share // whole for member in members]
    parts[-1] += loan.principal - sum(parts)
    MemberShare.objects.bulk_create(
        MemberShare(loan=loan, member=member, amount=part) for member, part in zip(members, parts, strict=True)
    )
