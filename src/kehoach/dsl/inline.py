r"""Prose → its parts: italic and bold, braces, escapes; prose without `{`, `*` or `\` is never looked into."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach.dsl.heads import read_head
from kehoach.dsl.nodes import Brace, Head, Inline, Prose, Styled, Text
from kehoach.dsl.vocabulary import NOTE
from kehoach.text.hygiene import LONGEST_LINE, figure
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Literal

    Report = Callable[..., None]
    _Fault = tuple[str, int, int, dict[str, str]]

_TOKEN = lazily(r"[\\*{}](?:(?<=\\)(?P<escaped>[\\{}*|@#/+\-(\w])|(?<=\*)\*|(?<!\\))")
"""It begins with one of few signs, which makes the search fast."""
_HEAD = lazily(r"[^{}:]*")
DEEPEST = 30


_NO_HEAD = Head()


class _Frame:
    """What is open: a brace, a style, or the prose itself, with the parts read so far."""

    def __init__(self, opener: str, start: int, at: int, head: Head = _NO_HEAD) -> None:
        self.opener = opener
        self.start = start
        self.content_start = at
        self.head = head
        self.parts: list[Inline] = []
        self.fault: tuple[str, int, str] | None = None
        """What is wrong with the head, its end, its words: told only where the brace is closed."""


def with_parts(prose: Prose, report: Report) -> Prose:
    """The prose with its parts read, cut where it is too long; `report(code, start, end, **args)` takes the faults."""
    if len(prose.text) > LONGEST_LINE:
        report("KH004", 0, LONGEST_LINE, limit=figure(LONGEST_LINE))
        prose = Prose(prose.text[:LONGEST_LINE], prose.pieces)
    if not has_signs(prose.text):
        parts: tuple[Inline, ...] = (Text(0, len(prose.text), prose.text),) if prose.text else ()
    else:
        parts, faults = scanned(prose.text)
        for code, start, end, args in faults:
            report(code, start, end, **args)
    return Prose(prose.text, prose.pieces, parts)


def has_signs(text: str) -> bool:
    """Whether the text holds a sign that prose may not; four plain searches are faster than one pattern."""
    return "{" in text or "*" in text or "\\" in text or "}" in text


@lru_cache(maxsize=4096)
def scanned(text: str) -> tuple[tuple[Inline, ...], list[_Fault]]:
    """The parts, and what is wrong with them; an edit leaves most of a plan's proses as they were."""
    scanner = _Scanner(text)
    return scanner.scan(), scanner.faults


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[_Fault] = []
        self.stack = [_Frame("", 0, 0)]
        self.at = 0

    def report(self, code: str, start: int, end: int, **args: str) -> None:
        """Note what is wrong with a stretch of the text."""
        self.faults.append((code, start, end, args))

    def scan(self) -> tuple[Inline, ...]:
        """Read the whole text: a style that was not closed is the plain sign, a brace goes on to the end."""
        while found := _TOKEN.search(self.text, self.at):
            self._plain(found.start())
            self._token(found)
        self._plain(len(self.text))
        open_brace = any(frame.opener == "{" for frame in self.stack)
        while len(self.stack) > 1:
            if self.stack[-1].opener == "{":
                self._close_at_the_end()
            else:
                self._give_up(told=open_brace)
        return tuple(self.stack[0].parts)

    def _close_at_the_end(self) -> None:
        """Keep the fact of a brace that was never closed, so that what refers to it is not told as well."""
        frame = self.stack.pop()
        self.report("KH040", frame.start, frame.start + 1)
        if frame.fault:
            self.stack[-1].parts.extend(frame.parts)
        else:
            self._keep(frame, len(self.text))

    def _token(self, found: re.Match[str]) -> None:
        sign = found.group()
        if escaped := found["escaped"]:
            self._escape(found, escaped)
        elif sign == "{":
            self._open_brace(found.start())
        elif sign == "}":
            self._close_brace(found.end())
        else:
            self._style(sign, found.start(), found.end())

    def _plain(self, end: int) -> None:
        if end > self.at:
            self.stack[-1].parts.append(Text(self.at, end, self.text[self.at : end]))
        self.at = end

    def _literal(self, start: int, end: int, text: str) -> None:
        self.stack[-1].parts.append(Text(start, end, text))
        self.at = end

    def _escape(self, found: re.Match[str], escaped: str) -> None:
        marks_a_line = found.start() == 0
        if escaped in "\\{}*|" or marks_a_line:
            self._literal(found.start(), found.end(), escaped)
        else:
            self._literal(found.start(), found.end(), found.group())

    def _open_brace(self, start: int) -> None:
        head_end = self._end_of_head(start + 1)
        closer = self.text[head_end : head_end + 1]
        if closer not in (":", "}") or len(self.stack) > DEEPEST:
            self._unclosed(start)
            return
        words = self.text[start + 1 : head_end]
        read = read_head(words, has_content=closer == ":")
        frame = _Frame("{", start, self._after_colon(head_end), _NO_HEAD if isinstance(read, str) else read)
        frame.fault = (read, head_end + 1, words.strip()) if isinstance(read, str) else None
        if closer == ":":
            self.stack.append(frame)
            self.at = frame.content_start
            return
        if self._told(frame):
            self._literal(start, head_end + 1, self.text[start : head_end + 1])
            return
        self.stack[-1].parts.append(Brace(start, head_end + 1, frame.head, head_end))
        self.at = head_end + 1

    def _told(self, frame: _Frame) -> bool:
        """Whether the head was wrong, which is told now: the words of such a brace are words."""
        if frame.fault is None:
            return False
        code, end, words = frame.fault
        self.report(code, frame.start, end, words=words)
        return True

    def _end_of_head(self, start: int) -> int:
        found = _HEAD.match(self.text, start)
        return found.end() if found else start

    def _after_colon(self, colon: int) -> int:
        return len(self.text) - len(self.text[colon + 1 :].lstrip(" "))

    def _unclosed(self, start: int) -> None:
        self.report("KH040", start, start + 1)
        self._literal(start, start + 1, "{")

    def _close_brace(self, end: int) -> None:
        if not any(frame.opener == "{" for frame in self.stack):
            self.report("KH041", end - 1, end)
            self._literal(end - 1, end, "}")
            return
        while self.stack[-1].opener != "{":
            self._give_up()
        frame = self.stack.pop()
        if self._told(frame):
            self.stack[-1].parts.extend(frame.parts)
        else:
            if not frame.parts:
                self.report("KH045", frame.start, end)
            if frame.head.keyword == NOTE and any(outer.head.keyword == NOTE for outer in self.stack):
                self.report("KH046", frame.start, end)
            self._keep(frame, end)
        self.at = end

    def _keep(self, frame: _Frame, end: int) -> None:
        self.stack[-1].parts.append(Brace(frame.start, end, frame.head, frame.content_start, tuple(frame.parts)))

    def _style(self, sign: str, start: int, end: int) -> None:
        closes = not self.text[start - 1 : start].isspace()
        if closes and sign == "**" and self._closes_italic_first(end):
            sign, end = "*", start + 1
        elif closes:
            self._turn_what_opened_together(sign)
        if closes and self.stack[-1].opener == sign:
            frame = self.stack.pop()
            style: Literal["bold", "italic"] = "bold" if sign == "**" else "italic"
            self.stack[-1].parts.append(Styled(frame.start, end, style, tuple(frame.parts)))
            self.at = end
        elif self._may_open(sign, end) and len(self.stack) <= DEEPEST:
            self.stack.append(_Frame(sign, start, end))
            self.at = end
        else:
            self._literal(start, end, sign)

    def _closes_italic_first(self, end: int) -> bool:
        """Whether the `**` before this place begins a `***` that closes what stands in italic within bold."""
        inner_first = [frame.opener for frame in self.stack[:-3:-1]]
        return inner_first == ["*", "**"] and self.text.startswith("*", end)

    def _turn_what_opened_together(self, sign: str) -> None:
        """Let the bold that a `***` opened stand within its italic, where it closes first: `***bold** italic*`."""
        outer, inner = self.stack[-2:] if len(self.stack) > 1 else (self.stack[-1], self.stack[-1])
        if sign == outer.opener == "**" and inner.opener == "*" and inner.start == outer.content_start:
            outer.opener, outer.content_start = "*", outer.start + 1
            inner.opener, inner.start = "**", outer.content_start

    def _may_open(self, sign: str, end: int) -> bool:
        following = self.text[end : end + 1]
        return bool(following) and not following.isspace() and not self._is_open(sign)

    def _is_open(self, sign: str) -> bool:
        for frame in reversed(self.stack):
            if frame.opener in ("", "{"):
                return False
            if frame.opener == sign:
                return True
        return False

    def _give_up(self, *, told: bool = False) -> None:
        """Turn the innermost open style into plain words, and say that it was never closed."""
        frame = self.stack.pop()
        end = frame.start + len(frame.opener)
        if not told:
            self.report("KH044", frame.start, end)
        self.stack[-1].parts.append(Text(frame.start, end, frame.opener))
        self.stack[-1].parts.extend(frame.parts)


def plain(parts: tuple[Inline, ...]) -> str:
    """The words of the parts as they will be read, values left out."""
    return "".join(part.text if isinstance(part, Text) else plain(part.parts or ()) for part in parts)
