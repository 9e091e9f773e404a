"""What officers find of banks and money; importing it registers the tables."""

from disbursements.admin import banks, indicators, referrals

__all__ = ["banks", "indicators", "referrals"]
