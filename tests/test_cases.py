from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach import dsl
from kehoach.dsl.inline import plain
from kehoach.dsl.nodes import Directive, Heading, Paragraph, Point, Row
from kehoach.text import catalogue
from kehoach.text.source import Source
from tests.case_files import PLAN, Case, Fault, all_cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kehoach.dsl.nodes import Block
    from kehoach.text.diagnostics import Diagnostic

ALL = all_cases()


def compiled(case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch) -> kehoach.Result:
    if len(case.files) == 1:
        return kehoach.loads(case.files[PLAN], path=PLAN, parameters=case.given)
    for name, text in case.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    monkeypatch.chdir(folder)
    return kehoach.load(PLAN, parameters=case.given)


def told(found: Diagnostic) -> Fault:
    """A fault as the cases write it; one that runs over several lines is marked to the end of its first line."""
    place = found.place
    last = place.end_column - 1 if place.end_line == place.line else 999
    return Fault(place.file, place.line, found.code, place.column, max(last, place.column), found.message("vi"))


def agree(expected: Fault, found: Fault) -> bool:
    return expected[:5] == found[:5] and expected.words in found.words


def blocks_by_line(source: Source, blocks: tuple[Block, ...]) -> Iterator[tuple[int, Block]]:
    for block in blocks:
        yield source.line_of(block.span.start) + 1, block
        if isinstance(block, Directive):
            yield from blocks_by_line(source, block.blocks)


def described(block: Block | None) -> tuple[str, str]:
    if isinstance(block, Paragraph):
        return "đoạn", plain(block.prose.parts)
    if isinstance(block, Heading):
        return "mục " + "#" * block.level, plain(block.prose.parts)
    if isinstance(block, Point):
        return "điểm " + block.style, plain(block.prose.parts)
    if isinstance(block, Row):
        return "hàng", " | ".join(plain(cell.parts) for cell in block.cells)
    if isinstance(block, Directive):
        return f"lệnh @{block.kind.name}", plain(block.head.parts)
    return "nối", ""


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in ALL])
def test_a_case_is_told_as_it_says(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = compiled(case, tmp_path, monkeypatch)
    found = [told(one) for one in result.diagnostics]
    unexpected = [one for one in found if not any(agree(fault, one) for fault in case.faults)]
    missing = [fault for fault in case.faults if not any(agree(fault, one) for one in found)]
    assert (list(map(str, unexpected)), list(map(str, missing))) == ([], [])
    assert len(found) == len(case.faults)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in ALL if case.blocks])
def test_a_line_is_what_the_case_says(case: Case) -> None:
    source = Source(case.files[PLAN], PLAN)
    blocks = dict(blocks_by_line(source, dsl.parse(source)[0].blocks))
    for expected in case.blocks:
        kind, words = described(blocks.get(expected.line))
        assert (expected.line, kind) == (expected.line, expected.kind)
        assert not expected.words or words == expected.words


def test_cases_have_names_of_their_own() -> None:
    names = [case.name for case in ALL]
    assert sorted(set(names)) == sorted(names)


def test_every_fault_of_a_case_has_its_words_in_both_languages() -> None:
    codes = {fault.code for case in ALL for fault in case.faults}
    assert codes <= set(catalogue.entries())
