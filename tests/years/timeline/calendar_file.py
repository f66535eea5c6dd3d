"""A strict reader of calendar files (RFC 5545): what it takes, calendars take too."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

_LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Za-z0-9-]+)*):(?P<value>.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)")
_TEXT = re.compile(r"(?:[^\\;,\r\n]|\\[\\;,nN])*")
_TEXTS = ("SUMMARY", "DESCRIPTION", "X-WR-CALNAME", "UID")


class Entry(NamedTuple):
    """An event of a calendar."""

    uid: str
    summary: str
    description: str
    start: date
    end: date
    """The day after the last one."""
    stamp: datetime
    triggers: list[str]


def read(data: bytes) -> list[Entry]:
    """The events of a calendar file; every rule that it breaks is a failed assertion."""
    assert data.endswith(b"\r\n")
    physical = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in physical)
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    for line in physical:
        line.decode("utf-8")  # a fold between the bytes of a letter would fail here
    logical = re.sub(rb"\r\n[ \t]", b"", data).decode("utf-8").split("\r\n")[:-1]
    lines = [_parsed(line) for line in logical]
    assert lines[0] == ("BEGIN", "", "VCALENDAR")
    assert lines[-1] == ("END", "", "VCALENDAR")
    head = {name: value for name, _, value in lines[: lines.index(("BEGIN", "", "VEVENT"))]}
    assert head["VERSION"] == "2.0"
    assert head["PRODID"]
    return [_entry(lines[start + 1 : end]) for start, end in _blocks(lines)]


def _parsed(line: str) -> tuple[str, str, str]:
    found = _LINE.fullmatch(line)
    assert found, line
    if found["name"] in _TEXTS:
        assert _TEXT.fullmatch(found["value"]), line
    return found["name"], found["parameters"], found["value"]


def _blocks(lines: list[tuple[str, str, str]]) -> list[tuple[int, int]]:
    starts = [at for at, line in enumerate(lines) if line == ("BEGIN", "", "VEVENT")]
    ends = [at for at, line in enumerate(lines) if line == ("END", "", "VEVENT")]
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    return list(zip(starts, ends, strict=True))


def _entry(lines: list[tuple[str, str, str]]) -> Entry:
    triggers = [value for name, _, value in lines if name == "TRIGGER"]
    if triggers:
        first, last = lines.index(("BEGIN", "", "VALARM")), lines.index(("END", "", "VALARM"))
        assert {name for name, _, _ in lines[first:last]} == {"BEGIN", "ACTION", "TRIGGER", "DESCRIPTION"}
        lines = lines[:first] + lines[last + 1 :]
    known = {name: value for name, _, value in lines}
    assert len(known) == len(lines)
    assert {parameters for name, parameters, _ in lines if name in ("DTSTART", "DTEND")} == {";VALUE=DATE"}
    return Entry(
        known["UID"],
        _plain(known["SUMMARY"]),
        _plain(known["DESCRIPTION"]),
        _day(known["DTSTART"]),
        _day(known["DTEND"]),
        datetime.strptime(known["DTSTAMP"], "%Y%m%dT%H%M%S%z"),
        triggers,
    )


def _day(value: str) -> date:
    assert re.fullmatch(r"\d{8}", value)
    return date(int(value[:4]), int(value[4:6]), int(value[6:]))


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
