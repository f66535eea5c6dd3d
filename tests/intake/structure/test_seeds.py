"""The published plans, imported from their texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kehoach
from kehoach.dsl import parse
from kehoach.intake.structure import source_of
from kehoach.model.sameness import formatted
from kehoach.text.source import Source
from tests.intake import old

SHARED = Path(__file__).parents[4] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(not SEEDS, reason="the published texts are not here")


# The script rewrites «hoạch» before it looks for «kế hoạch»; `.ci/run` tells why that entry of its table is taken out.
COMPARE = """
import sys
sys.path.insert(0, sys.argv[1])
import seed_text
del seed_text.TONE["oạ"]
sys.exit(seed_text.main(*sys.argv[2:]))
"""


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_a_published_plan_prints_its_words_again(seed: Path, tmp_path: Path) -> None:
    imported = source_of(old.at(seed))
    assert imported.differences == ()
    built = tmp_path / "built.docx"
    built.write_bytes(kehoach.loads(imported.source).render("docx"))
    words = [sys.executable, "-c", COMPARE, str(SHARED / "accept"), str(built), str(seed)]
    told = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_its_source_stands_in_the_one_style_and_has_no_fault(seed: Path) -> None:
    source = Source(source_of(old.at(seed)).source, "plan.kh")
    assert formatted(source, None).text == source.text
    assert [found for found in parse(source)[1] if found.severity == "error"] == []
