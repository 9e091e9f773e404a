"""What officers find of banks, credit, referrals and figures."""
