"""A sixth scheme, invented: loans for orchards. It lives here alone and is laid into a copy of the house."""
