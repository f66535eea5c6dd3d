"""`kehoach check --fix`: mends plans, first what is safe, then, if asked for, the rest one by one."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import kehoach
from kehoach.cli import plans
from kehoach.cli.console import err, out
from kehoach.render.files import WriteError, write_whole
from kehoach.rules import fixes
from kehoach.text import catalogue
from kehoach.text.letters import fold
from kehoach.text.source import LINE_END

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from kehoach.text.diagnostics import Diagnostic, Fix

Answer = Literal["y", "n", "q"]
_WORDS: dict[Answer, tuple[str, ...]] = {
    "y": ("y", "yes", "c", "co"),
    "n": ("n", "no", "k", "khong", ""),
    "q": ("q", "quit", "t", "thoi"),
}
_ANSWERS = {word: answer for answer, words in _WORDS.items() for word in words}
"""What may be typed, with or without diacritics; anything else is asked again."""


class Mender:
    """Mends one file after another as the user asks for."""

    def __init__(self, options: Namespace) -> None:
        self._options = options
        self._parameters = dict(options.parameters)
        self._say = catalogue.speaker(options.language)
        self._asking = bool(options.all)

    def mend(self, name: str) -> bool:
        """Mend a file; whether it could be read and written."""
        data = plans.read_bytes(name, self._say)
        if data is None:
            return False
        try:
            text = data.decode()
        except UnicodeDecodeError:  # what it is, the check tells
            return True
        mended = fixes.mend(text, name, lambda tried: self._check(name, tried))
        count, text_now = len(mended.fixed), mended.text
        if self._asking:
            text_now, more = self._ask_for_the_rest(name, text_now)
            count += more
        if mended.refused:
            err(self._say("check.fix-refused", file=name, count=mended.refused) + "\n")
        return text_now == text or self._write(name, text_now, count)

    def _check(self, name: str, text: str) -> tuple[Diagnostic, ...]:
        result = kehoach.loads(text, path=name, parameters=self._parameters, file=Path(name))
        return result.check(final=self._options.final)

    def _write(self, name: str, text: str, count: int) -> bool:
        try:
            write_whole(Path(name), text.encode())
        except WriteError as fault:
            err(self._say(f"write.{fault.reason}", path=name) + "\n")
            return False
        err(self._say("check.fixed", file=name, count=count) + "\n")
        return True

    def _ask_for_the_rest(self, name: str, text: str) -> tuple[str, int]:
        """Offer every fix that is left, from the top of the file down, but for those that make nothing better."""
        seen: set[tuple[str, str, str]] = set()
        count, found = 0, self._check(name, text)
        while offer := next(self._offers(name, text, found, seen), None):
            one, fix, tried = offer
            now = self._check(name, tried)
            if not fixes.is_better(text, found, tried, now):
                continue
            answer = self._ask(name, one, fix, text, tried)
            if answer == "q":
                self._asking = False
                break
            if answer == "y":
                text, found, count = tried, now, count + 1
        return text, count

    def _offers(
        self, name: str, text: str, found: tuple[Diagnostic, ...], seen: set[tuple[str, str, str]]
    ) -> Iterator[tuple[Diagnostic, Fix, str]]:
        """The fixes that were not offered yet; a fix is known by its fault, the line, and what would stand there."""
        lines = LINE_END.split(text)
        for one in sorted(found, key=lambda each: each.place):
            for fix in one.fixes:
                if not fixes.is_within(fix, name):
                    continue
                tried = fixes.edited(text, fix.edits)
                key = (one.code, lines[one.place.line - 1], "\n".join(edit.text for edit in fix.edits))
                if key not in seen:
                    seen.add(key)
                    yield one, fix, tried

    def _ask(self, name: str, one: Diagnostic, fix: Fix, text: str, tried: str) -> Answer:
        language = self._options.language
        out(f"\n{name}:{one.place.line}: {one.code} {one.message(language)}\n")
        out("".join(f"  {line}\n" for line in _changed(text, tried)))
        while True:
            out(self._say("check.ask", fix=fix.title_in(language)) + " ")
            sys.stdout.flush()
            typed = sys.stdin.readline()
            meant = _ANSWERS.get(fold(typed)) if typed else "q"
            if meant:
                return meant


def _changed(text: str, tried: str) -> Iterator[str]:
    """The lines that go and the lines that come."""
    lines = unified_diff(LINE_END.split(text), LINE_END.split(tried), n=0, lineterm="")
    return (line for line in lines if not line.startswith(("---", "+++", "@@")))
