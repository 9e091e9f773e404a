"""The law for whoever reads it: the lawyer's page, its tables and its print."""
