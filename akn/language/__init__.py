"""What differs from language to language, one folder each. Nothing outside says `if zh`."""
