"""Comparison: which unit became which, and what changed in it, as pure data."""
