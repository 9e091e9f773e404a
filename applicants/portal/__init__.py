"""The applicants' pages: register, agree, answer, follow."""
