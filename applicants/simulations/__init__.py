"""Trying a circular on the files that wait, before anybody signs it."""
