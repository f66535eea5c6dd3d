"""Words out of lines: joined over continuation lines, cut into pieces, each knowing where it came from."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from kehoach.dsl.nodes import Comment, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.nodes import Line


def joined(text: str, start: int, body: tuple[Line | Comment, ...], source_text: str) -> Prose:
    """The words of a line and of the deeper lines that continue it; a backslash at a line's end breaks the line."""
    if not body:
        return Prose(text, ((0, start),))
    spans = [line.span for line in continuation(body)]
    lines = [source_text[span.start : span.end] for span in spans]
    origins = [span.start for span in spans]
    if text:
        lines.insert(0, text)
        origins.insert(0, start)
    words = [*map(_with_end, lines[:-1]), *lines[-1:]]
    return Prose("".join(words), tuple(zip(accumulate(map(len, words), initial=0), origins, strict=False)))


def _with_end(line: str) -> str:
    """A line that another one follows."""
    broken = line.endswith("\\") and not line.endswith("\\\\")
    return f"{line[:-1].rstrip()}\n" if broken else f"{line} "


def continuation(body: tuple[Line | Comment, ...]) -> Iterator[Line]:
    """Every deeper line in order, comments left out."""
    for item in body:
        if isinstance(item, Comment):
            continue
        yield item
        if item.body:
            yield from continuation(item.body)


def part_of(prose: Prose, start: int, end: int | None = None) -> Prose:
    """A stretch of a prose without the spaces around it."""
    stop = len(prose.text) if end is None else end
    words = prose.text[start:stop]
    begin = start + len(words) - len(words.lstrip())
    text = words.strip()
    inner = [(at - begin, origin) for at, origin in prose.pieces if begin < at < begin + len(text)]
    return Prose(text, ((0, prose.offset(begin)), *inner))
