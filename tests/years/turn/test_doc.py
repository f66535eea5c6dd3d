"""What docs/next-year.md shows is so."""

from __future__ import annotations

import doctest
import re

import kehoach
from kehoach.years import next_year
from tests.examples.plans import ROOT

DOC = ROOT / "docs" / "next-year.md"


def test_the_plan_that_the_document_shows_becomes_the_draft_beside_it() -> None:
    old, new = re.findall(r"```kh\n(.*?)```\n", DOC.read_text(encoding="utf-8"), re.DOTALL)
    result = kehoach.loads(old)
    assert result.diagnostics == ()
    assert next_year(result, previous="thi-dua-2025.kh").text == new


def test_every_call_that_the_document_shows_gives_what_it_says() -> None:
    done = doctest.testfile(str(DOC), module_relative=False, encoding="utf-8")
    assert done.attempted > 5
    assert done.failed == 0
