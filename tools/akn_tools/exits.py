"""Exit statuses, the same for every command."""

DONE = 0
"""It was done."""
FINDINGS = 1
"""Findings of severity error, a refusal, or an output not written; with --exit-code, a difference."""
MISUSE = 2
"""A misused command, or input that can't be read."""
INTERRUPTED = 130
"""Stopped from the keyboard."""
