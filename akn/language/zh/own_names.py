"""What a text calls itself: 本法, 本条例."""

from __future__ import annotations

NAMES = "实施细则|实施条例|宪法|法|条例|规定|办法|细则|规则|守则|解释|决定|决议|批复|安排|规范|修正案|章程|准则|意见|通则|公约|通知"
"""What a text calls itself after 本."""
