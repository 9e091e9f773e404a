"""What may be done with banks and money: each verb is one transaction and says all that it causes."""

from disbursements.services.accounts import open_account, record_movement
from disbursements.services.answers import accept, decline
from disbursements.services.clients import register_client
from disbursements.services.credit import year_of_lines
from disbursements.services.forgetting import forget_calls
from disbursements.services.grading import grade
from disbursements.services.payouts import pay_out
from disbursements.services.references import AlreadyUsed
from disbursements.services.referrals import cancel, free_lines, refer

__all__ = [
    "AlreadyUsed",
    "accept",
    "cancel",
    "decline",
    "forget_calls",
    "free_lines",
    "grade",
    "open_account",
    "pay_out",
    "record_movement",
    "refer",
    "register_client",
    "year_of_lines",
]
