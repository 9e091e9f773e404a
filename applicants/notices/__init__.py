"""What people are told: the texts, the outbox, and sending what waits in it."""

from applicants.notices.telling import TEXTS, said_again, tell, text_of, words_of

__all__ = ["TEXTS", "said_again", "tell", "text_of", "words_of"]
