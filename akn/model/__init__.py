"""What a legislative document is, as frozen dataclasses: no XML, no files, no language of its own."""
