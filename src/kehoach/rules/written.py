"""What stands in the source where the model keeps no place: values of the head, lines of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.text.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.content import Span as ModelSpan
    from kehoach.rules.rule import Subject
    from kehoach.text.diagnostics import Place

_KEY = lazily(r"(?P<indent>\s*)(?P<key>[^:@/|]+?)\s*:\s*")
_TITLE = lazily(r"\s*@\s*\S+\s+\S+\s*")


class Written(NamedTuple):
    """A stretch of a source as its author typed it."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as typed."""
        return self.source.text[self.start : self.end]

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Where a part of the words stands in the author's file."""
        stop = self.end if end is None else self.start + end
        return self.source.place(Span(self.start + start, stop))

    def replaced(self, text: str, start: int = 0, end: int | None = None, *, safe: bool = False) -> Fix:
        """The fix that writes a text in place of a part of the words."""
        edit = Edit(self.place(start, end), text)
        return Fix("fix.write" if text else "fix.delete", (edit,), safe, {"text": text})


def head_value(subject: Subject, key: str) -> Written | None:
    """The value of a key of the head: of the plan's own, else of the office's file."""
    span, own = subject.plan.head.span, _source(subject, subject.file)
    if own is not None and span is not None:
        found = _value(own, key, range(span.line - 1, min(span.end_line, len(own.clean_lines))))
        if found:
            return found
    others = (source for name, source in subject.sources.items() if name != subject.file)
    values = (_value(source, key, range(len(source.clean_lines))) for source in others)
    return next((value for value in values if value), None)


def in_head(subject: Subject, key: str, words: str) -> Place:
    """Where words stand in the value of a key; the whole value, or the head, where they are not typed there."""
    typed = head_value(subject, key)
    if typed is None:
        return subject.place(subject.plan.head.span)
    at = typed.text.find(words)
    return typed.place(at, at + len(words)) if words and at >= 0 else typed.place()


def title(subject: Subject) -> Written | None:
    """Trích yếu: on the line of `@kế hoạch`, or under its own key."""
    source, span = _source(subject, subject.file), subject.plan.head.span
    if source is None or span is None:
        return None
    line = source.clean_lines[span.line - 1]
    opening = _TITLE.match(line)
    if opening and opening.end() < len(line):
        start = source.line_starts[span.line - 1]
        return Written(source, start + opening.end(), start + len(line))
    return head_value(subject, "trích yếu")


def lines_of(subject: Subject, span: ModelSpan | None) -> Iterator[Written]:
    """Each line of a block, without its indent; blank lines and comments are passed over."""
    source = _source(subject, span.file or subject.file) if span else None
    if source is None or span is None:
        return
    for at in range(span.line - 1, min(span.end_line, len(source.clean_lines))):
        words = source.clean_lines[at].lstrip()
        if words and not words.startswith("//"):
            end = source.line_starts[at] + len(source.clean_lines[at])
            yield Written(source, end - len(words), end)


def _source(subject: Subject, file: str) -> Source | None:
    """The source that spans count in; a plan from JSON has none."""
    return subject.sources.get(file) if subject.passages else None


def _value(source: Source, key: str, lines: range) -> Written | None:
    for at in lines:
        found = _KEY.match(source.clean_lines[at])
        if found and fold(found["key"]) == fold(key):
            last = _last_line(source, at, len(found["indent"]))
            end = source.line_starts[last] + len(source.clean_lines[last])
            start = source.line_starts[at] + found.end()
            return Written(source, start, end) if start < end else None
    return None


def _last_line(source: Source, first: int, depth: int) -> int:
    """The last of the deeper lines that continue a value."""
    last = first
    for at in range(first + 1, len(source.clean_lines)):
        line = source.clean_lines[at]
        if not line or len(line) - len(line.lstrip()) <= depth:
            break
        last = at
    return last
