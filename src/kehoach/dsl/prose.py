"""Words out of lines: joined over continuation lines, cut into pieces, each knowing where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.dsl.nodes import Comment, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.nodes import Line


def joined(text: str, start: int, body: tuple[Line | Comment, ...], source_text: str) -> Prose:
    """The words of a line and of the deeper lines that continue it; a backslash at a line's end breaks the line."""
    if not body:
        return Prose(text, ((0, start),))
    lines = [(text, start)] if text else []
    lines += ((source_text[line.span.start : line.span.end], line.span.start) for line in continuation(body))
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    at = 0
    for number, (line, origin) in enumerate(lines, start=1):
        broken = line.endswith("\\") and not line.endswith("\\\\") and number < len(lines)
        words.append(line[:-1].rstrip() if broken else line)
        words.append("\n" if broken else " ")
        pieces.append((at, origin))
        at += len(words[-2]) + 1
    return Prose("".join(words[:-1]), tuple(pieces))


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
