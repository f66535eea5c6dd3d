"""Faults of old plans that an office lets stand for now: a file with a line for each, found again by its words."""

from __future__ import annotations

import os.path
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.rules.config import UNREAD
from kehoach.text.resources import readable
from kehoach.text.source import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kehoach.text.diagnostics import Diagnostic

    Lines = Mapping[str, Sequence[str]]
    """The lines of every file as its author typed them."""

Known = Counter[str]
_SEPARATOR = "\t"
_TITLE = "# kehoach: lỗi đã biết của các kế hoạch cũ; mỗi dòng là tệp, mã, dòng văn bản"


def read(text: str) -> Known:
    """The faults that a baseline holds."""
    return Counter(line for line in text.splitlines() if line and not line.startswith("#"))


def written(found: Iterable[Diagnostic], lines: Lines, folder: Path) -> str:
    """The baseline that holds these faults; those of the language itself are never let stand."""
    faults = [_line(one, lines, folder) for one in found if not one.code.startswith(UNREAD)]
    return "\n".join([_TITLE, *sorted(faults)]) + "\n"


def unknown(found: Iterable[Diagnostic], known: Known, lines: Lines, folder: Path) -> tuple[Diagnostic, ...]:
    """The faults that the baseline does not hold; of one that it holds twice a third is told."""
    left = known.copy()
    told: list[Diagnostic] = []
    for one in found:
        line = _line(one, lines, folder)
        if left[line]:
            left[line] -= 1
        else:
            told.append(one)
    return tuple(told)


def _line(one: Diagnostic, lines: Lines, folder: Path) -> str:
    """How a baseline tells a fault: not by the number of its line, which every edit above it changes."""
    told = lines.get(one.place.file)
    words = clean(told[one.place.line - 1]).strip() if told else ""
    path = Path(os.path.relpath(Path(one.place.file).resolve(), folder.resolve())).as_posix()
    return _SEPARATOR.join((readable(path), one.code, words))
