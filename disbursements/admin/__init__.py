"""What officers find of banks and money; importing it registers the tables."""

from disbursements.admin import banks, referrals

__all__ = ["banks", "referrals"]
