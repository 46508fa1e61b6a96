"""Characters that can not be seen, or that turn the text around them: on a page each stands as its code."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls; a tab and a line feed are layout
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, or of direction
    "\ud800-\udfff\U000e0000-\U000e007f]"  # half of a pair; tags
)
"""Controls, marks of direction (Unicode Bidirectional Algorithm, 2), invisible characters, and what UTF-8 can not write.

The joiners U+200C and U+200D stay: scripts and emoji need them.
"""


def visible(text: str) -> str:
    """`text` with each hidden character as its code, `[U+202E]`, so that it neither hides nor turns what is around it."""
    return HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
