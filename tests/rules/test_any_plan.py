"""Whatever a file holds, the checker answers: no exception, every word filled in, every place in the file, in time."""

from __future__ import annotations

from itertools import chain
from time import monotonic, process_time
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.text.source import LINE_END
from tests import fuzz

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.text.diagnostics import Diagnostic, Place
    from tests.fuzz import Case

SEED = 20_260_101
SECONDS = 2.0


def unsound(found: Sequence[Diagnostic], case: Case) -> list[str]:
    lines = LINE_END.split(case.data.decode("utf-8-sig", "replace"))
    return [f"{one.code} {place}" for one in found for place in places(one) if not inside(place, lines)]


def places(one: Diagnostic) -> list[Place]:
    return [one.place, *(edit.place for fix in one.fixes for edit in fix.edits)]


def inside(place: Place, lines: Sequence[str]) -> bool:
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return (1, 1) <= start <= end and all(
        line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in (start, end)
    )


def test_broken_files_are_checked() -> None:
    stop, tried = monotonic() + SECONDS, 0
    for case in fuzz.random_cases(fuzz.seeded(SEED)):
        found = kehoach.loads(case.data, path=fuzz.FILE).check(final=True)
        assert unsound(found, case) == []
        assert all(list(chain(one.message("vi"), one.help("en"))) for one in found)
        tried += 1
        if monotonic() > stop:
            break
    assert tried > 20


@pytest.mark.parametrize("case", list(fuzz.huge()), ids=lambda case: case.name)
def test_a_huge_plan_is_checked_in_time(case: Case) -> None:
    result = kehoach.loads(case.data, path=fuzz.FILE)
    begin = process_time()
    result.check()
    assert process_time() - begin < 2 * fuzz.allowed(case)  # many rules look at what is read once


def test_a_plan_without_a_head_is_checked_as_far_as_it_goes() -> None:
    text = "@kế hoạch\nỦy ban nhân dân xã Bình Gia phát động phong trào thi đua như sau:\n@ký\n@nơi nhận\n"
    assert kehoach.loads(text).check(final=True)
