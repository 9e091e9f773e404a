from disbursements.models.banks import Bank, CreditLine
from disbursements.models.calls import IdempotentCall
from disbursements.models.deposits import Account, Movement
from disbursements.models.loans import CashBlock, Instalment, Loan, Payout
from disbursements.models.members import MemberShare
from disbursements.models.referrals import OPEN, Referral

__all__ = [
    "OPEN",
    "Account",
    "Bank",
    "CashBlock",
    "CreditLine",
    "IdempotentCall",
    "Instalment",
    "Loan",
    "MemberShare",
    "Movement",
    "Payout",
    "Referral",
]
