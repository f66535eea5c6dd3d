"""The reference of the language shows what is printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kehoach.dsl import vocabulary

ROOT = Path(__file__).parent.parent


def test_every_example_of_the_reference_prints_what_it_shows() -> None:
    done = subprocess.run([sys.executable, "tools/language_doc.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run python tools/language_doc.py and read what changed"


def test_the_reference_names_every_directive_key_and_word() -> None:
    text = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    directives = [f"@{directive.name}" for directive in vocabulary.DIRECTIVES]
    keys = [f"`{key}`" for key in vocabulary.HEAD_KEYS]
    words = [f"`{word}`" for word in vocabulary.INLINE]
    assert [name for name in (*directives, *keys, *words) if name not in text] == []
