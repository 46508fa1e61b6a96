"""Markdown: the text reader sees its marks as layout; the writer gives headings, bold numbers and pipe tables."""
