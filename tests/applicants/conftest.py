"""Strangers stand beside every test of this floor."""

from tests.beside import _strangers_stand_by, django_db_setup

__all__ = ["_strangers_stand_by", "django_db_setup"]
