"""The self-help group programme as law, read part by part in the order of its text."""

from schemes.books.self_help_group import account, grading, group
from schemes.books.self_help_group.programme import self_help_group

__all__ = ["account", "grading", "group", "self_help_group"]
