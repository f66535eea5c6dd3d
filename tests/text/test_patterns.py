from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kehoach.rules import RULES
from kehoach.text import patterns
from kehoach.text import tables as stored
from tests.examples.plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = (ROOT / "examples" / "binh-luong-2024.kh").read_text(encoding="utf-8")[:4000]


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """No table that another test has made."""
    yield
    patterns.kept.cache_clear()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Every pattern of the program, in a table made just now."""
    assert RULES
    monkeypatch.setattr(stored, "FOLDER", tmp_path)
    patterns.save(patterns.PATTERNS)
    patterns.kept.cache_clear()
    known = (key.partition(" ") for key in patterns.kept())
    return [(source, int(flags)) for flags, _, source in known]


def found(pattern: re.Pattern[str]) -> list[tuple[object, ...]]:
    return [(match.span(), match.lastgroup, match.groupdict()) for match in pattern.finditer(TEXT)]


def test_a_kept_pattern_finds_what_a_compiled_one_finds(kept: list[tuple[str, int]]) -> None:
    assert len(kept) > 150
    for source, flags in kept:
        ours, compiled = patterns.compiled(source, flags), re.compile(source, flags)
        assert (ours.flags, ours.groups, ours.groupindex) == (compiled.flags, compiled.groups, compiled.groupindex)
        assert found(ours) == found(compiled)


def test_a_table_of_another_python_is_not_used(kept: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept
    monkeypatch.setattr("sys.version", "0.0")
    patterns.kept.cache_clear()
    assert patterns.kept() == {}
    assert patterns.compiled("(?P<a>a)", 0).fullmatch("a")


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    pattern = patterns.lazily("thi đua")
    assert "search" not in vars(pattern)
    assert pattern.search("phong trào thi đua")
    assert "search" in vars(pattern)
