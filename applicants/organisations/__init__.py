"""The bodies as they work: laid down from the documents, and named where somebody acts for them."""

from applicants.organisations.laying import lay_down
from applicants.organisations.naming import body_of

__all__ = ["body_of", "lay_down"]
