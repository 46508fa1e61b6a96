"""Schema checks: the official OASIS schema and the project's narrower profile."""
