"""The model as plain JSON values, and back: what the contracts of documents and of comparisons have in common."""
