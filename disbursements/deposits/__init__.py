"""Accounts that banks open for savers, and their movements."""
