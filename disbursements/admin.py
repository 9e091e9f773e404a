"""Where Django looks for what the desk shows of banks and money; importing it registers the tables."""

from disbursements.desk import banks, indicators, referrals

__all__ = ["banks", "indicators", "referrals"]
