"""School years and seasons, which run over the turn of a year: `năm học 2025 - 2026`, `vụ đông xuân 2024 - 2025`."""

from __future__ import annotations

import re

from kehoach.text.patterns import lazily

SEASON_BEFORE = lazily(
    r"(?<!\w)(?:năm\s+học|niên\s+học|niên\s+khóa|niên\s+vụ|vụ|mùa|đông\s+xuân)(?:\s+\w+){0,2}\s+\(?$", re.IGNORECASE
)
"""What is said right before the two years of one."""
