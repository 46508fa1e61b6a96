"""The document contract as JSON (design: JSON contracts; schemas/document.schema.json)."""

CONTRACT = "1.0"
"""Version of the contract. Additions raise the second figure; a reader accepts every version with its own first one."""
