"""Every reason that a guess gives has words."""

from __future__ import annotations

import re
from pathlib import Path

from kehoach.text.catalogue import phrases

INTAKE = Path(__file__).parents[3] / "src" / "kehoach" / "intake"


def test_every_reason_and_doubt_has_words_in_both_languages() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in INTAKE.glob("[fsw]*/*.py"))
    named = set(re.findall(r'"((?:reason|doubt)\.[a-z-]+)"', code))
    known = phrases("import-structure")
    assert len(named) > 20
    assert {name for name in named if set(known.get(name, {})) != {"vi", "en"}} == set()
