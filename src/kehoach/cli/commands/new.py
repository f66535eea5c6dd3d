"""`kehoach new`: writes a commented skeleton of a plan; on a terminal it asks for what the flags leave open."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentTypeError
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import msgspec

from kehoach.cli.console import Exit, err, out
from kehoach.model.issuers import kind_of
from kehoach.model.sameness import formatted
from kehoach.render.files import WriteError, write_whole
from kehoach.rules.days_off import why_off
from kehoach.text import catalogue
from kehoach.text.letters import slug
from kehoach.text.resources import resource
from kehoach.text.source import Source
from kehoach.values.dates import format_date, parse_date

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Sequence

    from kehoach.text.catalogue import Say

KINDS = ("thi-dua", "cong-tac", "kiem-tra", "tuyen-truyen")
FORMATS = ("nđ30", "đảng", "đoàn")
_STDOUT = "-"
_OPEN = "…"
_UNKNOWN_POSITION = "THỦ TRƯỞNG"
_PLACE = re.compile(r"(?:xã|phường|đặc khu|tỉnh|thành phố)\s+(?P<name>\S.*)")
_YEARS = range(1945, 2200)
_TITLE = re.compile(r"^@kế hoạch \w", re.MULTILINE)
_DUE = re.compile(r"(?P<key>hạn|báo cáo): (?P<day>\d+/\d+/\d{4})")


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is usual for the offices that use one format."""

    number: str
    """How the number is written round the symbol of the office."""
    position: str
    issuer: str
    unit: str
    partner: str
    people: str
    superior: str
    archive: str
    small_title: bool
    """Whether trích yếu begins with a small letter."""


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The file to write, and what is known of the plan."""
    parser.add_argument("file", nargs="?", metavar=say("plans.file"), help=say("new.file-help"))
    parser.add_argument("--kind", choices=KINDS, type=_one_of(KINDS), help=say("new.kind-help"))
    parser.add_argument("--format", choices=FORMATS, type=_one_of(FORMATS), help=say("new.format-help"))
    parser.add_argument("--issuer", metavar=say("new.name"), help=say("new.issuer-help"))
    parser.add_argument("--place", metavar=say("new.name"), help=say("new.place-help"))
    parser.add_argument("--year", type=_year(say), metavar=say("new.number"), help=say("new.year-help"))


def run(options: Namespace) -> int:
    """Write the skeleton, never over a file that is there."""
    say = catalogue.speaker(options.language)
    ask = _ask if sys.stdin.isatty() else _settle
    kind = options.kind or ask("kind", "", KINDS, say)
    if not kind:
        err(say("new.no-kind", kinds=", ".join(KINDS)) + "\n")
        return Exit.WRONG_USE
    layout = options.format or ask("format", FORMATS[0], FORMATS, say)
    issuer = options.issuer or ask("issuer", _offices()[layout].issuer, (), say)
    place = options.place or ask("place", _place_of(issuer), (), say)
    year = options.year or int(ask("year", str(_this_year()), tuple(map(str, _YEARS)), say))
    file = options.file or ask("file", f"{kind}-{year}.kh", (), say)
    return _write(file, skeleton(kind, layout, issuer, place, year), say)


def skeleton(kind: str, layout: str, issuer: str, place: str, year: int) -> str:
    """The text of a new plan."""
    office = _offices()[layout]
    known = kind_of(issuer)
    symbol = known.symbol if known else _OPEN
    signers = (known.authority, office.position) if known else (_UNKNOWN_POSITION,)
    values = msgspec.structs.asdict(office) | {
        "format": layout,
        "year": str(year),
        "issuer": issuer,
        "place": place,
        "number": office.number.format(symbol=symbol),
        "signers": "\n  ".join(signers),
    }
    text = Template(resource("skeletons", f"{kind}.kh").read_text(encoding="utf-8")).substitute(values)
    text = _DUE.sub(lambda found: f"{found['key']}: {_working_day(found['day'])}", text)
    text = _TITLE.sub(lambda found: found[0].lower(), text) if office.small_title else text
    return formatted(Source(text, ""), None).text


def _working_day(written: str) -> str:
    """The day that is written, or the last one before it on which offices are open."""
    day = parse_date(written)
    while isinstance(day, date) and why_off(day):
        day -= timedelta(days=1)
    return format_date(day) if day else written


@cache
def _offices() -> dict[str, Office]:
    return msgspec.toml.decode(resource("skeletons", "offices.toml").read_bytes(), type=dict[str, Office])


def _place_of(issuer: str) -> str:
    """The place that an office is named after, which it writes before the date."""
    found = _PLACE.search(issuer)
    return found["name"] if found else _OPEN


def _this_year() -> int:
    return datetime.now(UTC).astimezone().year


def _one_of(words: Sequence[str]) -> Callable[[str], str]:
    """Read one of the words however its diacritics are typed; argparse refuses any other."""
    known = {slug(word): word for word in words}
    return lambda typed: known.get(slug(typed), typed)


def _year(say: Say) -> Callable[[str], int]:
    def read(typed: str) -> int:
        if typed.isdecimal() and int(typed) in _YEARS:
            return int(typed)
        raise ArgumentTypeError(say("new.year-form", first=_YEARS[0], last=_YEARS[-1]))

    return read


def _settle(_question: str, usual: str, _choices: Sequence[str], _say: Say) -> str:
    """Take what is usual: nobody is there to be asked."""
    return usual


def _ask(question: str, usual: str, choices: Sequence[str], say: Say) -> str:
    """Ask until the answer is one of the choices, or anything where there are none; none is the usual one."""
    while True:
        hint = f" [{usual}]" if usual else ""
        err(f"{say(f'new.ask-{question}')}{hint}: ")
        line = sys.stdin.readline()
        answer = _one_of(choices)(line.strip()) or usual
        if not line or not choices or answer in choices:
            return answer
        err(_not_one(question, answer, say) + "\n")


def _not_one(question: str, answer: str, say: Say) -> str:
    """What is wrong with an answer: a year has a form rather than choices."""
    if question == "year":
        return say("new.not-year", word=answer, first=_YEARS[0], last=_YEARS[-1])
    return say("new.not-one", word=answer)


def _write(name: str, text: str, say: Say) -> int:
    if name == _STDOUT:
        out(text)
        return Exit.GOOD
    file = Path(name)
    if file.exists():
        err(say("new.exists", file=name) + "\n")
        return Exit.WRONG_USE
    try:
        write_whole(file, text.encode())
    except WriteError as fault:
        err(say(f"write.{fault.reason}", path=name) + "\n")
        return Exit.WRONG_USE
    out(say("new.done", file=name) + "\n")
    return Exit.GOOD
