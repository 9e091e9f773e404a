"""Persons and their phones: registering, signing in, agreeing."""
