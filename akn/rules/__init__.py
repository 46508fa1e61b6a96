"""Rules: what a schema can't say. One rule a file; its docstring is its manual page; `table.RULES` is their order."""
