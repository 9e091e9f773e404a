"""What may be done with banks and money: each verb is one transaction and says all that it causes."""

from disbursements.banks.clients import register_client
from disbursements.banks.credit import year_of_lines
from disbursements.deposits.saving import open_account, record_movement
from disbursements.forgetting import forget_calls
from disbursements.loans.contracting import accept, decline
from disbursements.loans.grading import grade
from disbursements.loans.payouts import pay_out
from disbursements.references import AlreadyUsed
from disbursements.referrals.referring import cancel, free_lines, refer

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
