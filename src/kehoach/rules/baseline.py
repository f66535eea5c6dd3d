"""Faults of old plans that an office lets stand for now: a file with a line for each, found again by its words."""

from __future__ import annotations

import os.path
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.rules.config import UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kehoach.text.diagnostics import Diagnostic
    from kehoach.text.source import Source

Known = Counter[str]
_SEPARATOR = "\t"
_TITLE = "# kehoach: lỗi đã biết của các kế hoạch cũ; mỗi dòng là tệp, mã, dòng văn bản"


def read(text: str) -> Known:
    """The faults that a baseline holds."""
    return Counter(line for line in text.splitlines() if line and not line.startswith("#"))


def written(found: Iterable[Diagnostic], sources: Mapping[str, Source], folder: Path) -> str:
    """The baseline that holds these faults; those of the language itself are never let stand."""
    lines = [_line(one, sources, folder) for one in found if not one.code.startswith(UNREAD)]
    return "\n".join([_TITLE, *sorted(lines)]) + "\n"


def unknown(
    found: Iterable[Diagnostic], known: Known, sources: Mapping[str, Source], folder: Path
) -> tuple[Diagnostic, ...]:
    """The faults that the baseline does not hold; of one that it holds twice a third is told."""
    left = known.copy()
    told: list[Diagnostic] = []
    for one in found:
        line = _line(one, sources, folder)
        if left[line]:
            left[line] -= 1
        else:
            told.append(one)
    return tuple(told)


def _line(one: Diagnostic, sources: Mapping[str, Source], folder: Path) -> str:
    """How a baseline tells a fault: not by the number of its line, which every edit above it changes."""
    source = sources.get(one.place.file)
    words = source.clean_lines[one.place.line - 1].strip() if source else ""
    path = Path(os.path.relpath(Path(one.place.file).resolve(), folder.resolve())).as_posix()
    return _SEPARATOR.join((path, one.code, words))
