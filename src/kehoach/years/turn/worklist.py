"""What is left to do on a draft: its open questions, and what its new dates have brought about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach import loads
from kehoach.text import catalogue
from kehoach.text.resources import readable
from kehoach.years.turn.answers import open_questions
from kehoach.years.turn.breaks import break_of, told
from kehoach.years.turn.marks import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kehoach import Result
    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.years.turn.answers import OpenQuestion
    from kehoach.years.turn.decisions import Decision

_BOX = "☐"


class Worklist(NamedTuple):
    """What a person must decide, and what he is told beside it."""

    file: str
    questions: tuple[OpenQuestion, ...]
    told: tuple[Diagnostic, ...]
    """Dates of the draft that no longer go together."""
    shared: tuple[str, ...]
    """Files that the plan uses: they are not turned."""


def worklist(text: str, name: str, file: Path | None = None) -> Worklist:
    """The work left on the text of a draft."""
    result = loads(text, path=name, file=file)
    own, *shared = result.sources.items()
    questions = tuple(open_questions(own[1]))
    return Worklist(name, questions, tuple(_told(result, name, questions)), tuple(one for one, _ in shared))


def _told(result: Result, name: str, questions: Iterable[OpenQuestion]) -> Iterator[Diagnostic]:
    """What is told of the days of a draft and not asked there."""
    asked = {one.reason for one in questions}
    for fault in told(result, name):
        found = break_of(fault)
        if not found or reason_of(found.why, found.args) not in asked:
            yield fault


def as_text(work: Worklist, language: Language) -> str:
    """The worklist as a terminal shows it."""
    say = catalogue.speaker(language)
    lines = [say("next.open", file=work.file, count=len(work.questions))]
    for one in work.questions:
        lines += [f"{one.number or '-':>4}  {_lines(one, language)}: {one.context}"]
        lines += [f"      {one.reason}"] if one.reason else []
        lines += [f"      {say('next.proposal')} {one.proposal}"] if one.proposal else []
    lines += [say("next.told")] if work.told else []
    lines += [f"  {say('next.line', lines=one.place.line)}: {one.message(language)}" for one in work.told]
    lines += [say("next.shared", files=", ".join(work.shared))] if work.shared else []
    return "\n".join(lines) + "\n"


def as_markdown(work: Worklist, language: Language) -> str:
    """The worklist as a table with a box to tick."""
    say = catalogue.speaker(language)
    titles = [say(f"next.column-{name}") for name in ("number", "lines", "text", "proposal", "reason")]
    rows = [["", *titles], ["---"] * (len(titles) + 1)]
    for one in work.questions:
        cells = (str(one.number or ""), ", ".join(map(str, one.lines)), one.context, one.proposal, one.reason)
        rows.append([_BOX, *map(_cell, cells)])
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    told = "".join(f"- {say('next.line', lines=one.place.line)}: {one.message(language)}\n" for one in work.told)
    shared = f"\n{say('next.shared', files=', '.join(work.shared))}\n" if work.shared else ""
    head = f"# {say('next.open', file=work.file, count=len(work.questions))}"
    return f"{head}\n\n{table}\n" + (f"\n{say('next.told')}\n\n{told}" if told else "") + shared


def as_json(work: Worklist, language: Language, decisions: Iterable[Decision] = ()) -> str:
    """The worklist for other programs, with every decision of the turn where there was one."""
    data = {
        "file": readable(work.file),
        "questions": [
            {name: getattr(one, name) for name in ("number", "lines", "text", "context", "proposal", "reason")}
            for one in work.questions
        ],
        "told": [{"code": one.code, "line": one.place.line, "message": one.message(language)} for one in work.told],
        "shared": work.shared,
        "decisions": [msgspec.to_builtins(one) | {"reason": one.reason(language)} for one in decisions],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


FORMATS = ("text", "json", "md")


def _lines(one: OpenQuestion, language: Language) -> str:
    return catalogue.phrase("next.line", language, lines=", ".join(map(str, one.lines)))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
