"""Walking through the open questions of a draft: each answer is written before the next question is asked."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import kehoach
from kehoach.cli.console import err, out
from kehoach.cli.show.cells import clip
from kehoach.model.sameness import formatted
from kehoach.render.files import WriteError, write_whole
from kehoach.rules.fixes import edited
from kehoach.text.source import Source
from kehoach.years.turn.answers import answer, open_questions

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.text.catalogue import Language, Say
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.years.turn.answers import OpenQuestion

_SHOWN = 60
_LATER, _STOP = "s", "q"


def walk(draft: Path, say: Say, language: Language) -> bool:
    """Ask for every open question until all are answered or put off, or the person stops; whether all was written."""
    put_off: set[tuple[int, str]] = set()
    while True:
        text = draft.read_bytes().decode("utf-8")
        source = Source(text, str(draft))
        left = open_questions(source)
        one = next((each for each in left if (each.number, each.text) not in put_off), None)
        said = _said(one, len(left), say) if one else _STOP
        if one is None or said == _STOP:
            out(say("next.left" if left else "next.none-left", count=len(left), file=draft) + "\n")
            return True
        if said == _LATER:
            put_off.add((one.number, one.text))
            continue
        answered = in_style(text, edited(text, answer(source, one, said)), draft)
        if wrong := _new_fault(text, answered, draft):
            out(say("next.unusable-answer", why=wrong.message(language)) + "\n")
        elif not write(draft, answered, say):
            return False


def _said(one: OpenQuestion, left: int, say: Say) -> str:
    """Ask, and what was typed; the end of the input stops."""
    where = say("next.line", lines=", ".join(map(str, one.lines)))
    out(f"\n[{say('next.to-go', count=left)}] {where}: {one.context}\n" + (f"  {one.reason}\n" if one.reason else ""))
    out(say("next.how", suggestion=clip(" ".join(one.suggestion.split()), _SHOWN)) + "\n> ")
    sys.stdout.flush()
    typed = sys.stdin.readline()
    return typed.strip() if typed else _STOP


def _new_fault(before: str, after: str, file: Path) -> Diagnostic | None:
    """What an answer makes wrong with the plan that was not so before."""
    known, found = (
        [one for one in kehoach.loads(text, path=str(file), file=file).diagnostics if one.severity == "error"]
        for text in (before, after)
    )
    left = Counter(one.code for one in known)
    for one in found:
        left[one.code] -= 1
        if left[one.code] < 0:
            return one
    return None


def in_style(before: str, after: str, file: Path) -> str:
    """A text as `kehoach fmt` sets it, where the text that it was made from stood so."""
    if formatted(Source(before, str(file)), file).text != before:
        return after
    text, changed = formatted(Source(after, str(file)), file)
    return after if changed else text


def write(draft: Path, text: str, say: Say) -> bool:
    """Write the draft whole; whether that could be done, and a word where not."""
    try:
        write_whole(draft, text.encode())
    except WriteError as fault:
        err(say(f"write.{fault.reason}", path=draft) + "\n")
        return False
    return True
