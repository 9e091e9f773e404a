"""What people are told: the texts, the outbox, and sending what waits in it."""

from applicants.notices.telling import TEXTS, tell, text_of

__all__ = ["TEXTS", "tell", "text_of"]
