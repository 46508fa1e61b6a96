"""Cross-references: what a text cites, and which provision that is."""
