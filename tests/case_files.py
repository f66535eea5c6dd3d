"""Reads the cases of `tests/cases`: plans with what is expected of them written below the lines concerned."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"
PLAN = "kế-hoạch.kh"
HEAD = "@kế hoạch Phát động phong trào thi đua năm {năm}\n  năm: 2024\n  cơ quan: Ủy ban nhân dân xã Bình Gia\n\n"
"""What stands above a text that is only a part of a plan."""

_TITLE = re.compile(r"--- (?P<title>.+?)(?: \((?P<tags>[^()]+)\))? ---")
_FILE = re.compile(r"=== (?P<name>\S+) ===")
_FAULT = re.compile(r"[ ]*//! (?P<code>KH\d{3}) (?P<first>\d+)(?:-(?P<last>\d+))?(?: (?P<words>.+))?")
_BLOCK = re.compile(r"[ ]*//= (?P<kind>[^:]+)(?:: (?P<words>.+))?")
_GIVEN = re.compile(r"//\+ (?P<name>[^=]+) = (?P<value>.*)")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


class Fault(NamedTuple):
    """A diagnostic that is expected: both columns from 1, the last one included."""

    file: str
    line: int
    code: str
    first: int
    last: int
    words: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.code} {self.first}-{self.last} {self.words}"


class Block(NamedTuple):
    """What a line is expected to be, and the words that it is expected to print."""

    line: int
    kind: str
    words: str


class Case(NamedTuple):
    """A plan, the files beside it, and what is expected."""

    name: str
    files: dict[str, str]
    given: dict[str, str]
    faults: list[Fault]
    blocks: list[Block]
    final: bool = False
    """Whether it is checked as a plan to be issued."""


def under_head(text: str) -> str:
    """The whole plan of which the text is a part."""
    return HEAD + text


def all_cases() -> list[Case]:
    """Every case of every file, and the one that the documentation shows."""
    shown = (CASES / "README.md").read_text(encoding="utf-8").split("```")[1]
    files = [file for file in sorted(CASES.glob("*.txt")) if not file.name.startswith("rules-")]
    texts = ((file.stem, file.read_text(encoding="utf-8")) for file in files)
    return [case for topic, text in (("README", shown), *texts) for case in read_cases(topic, text)]


def rule_cases(family: str) -> list[Case]:
    """The cases of a family of rules: `tests/cases/rules-<family>*.txt`."""
    files = sorted(CASES.glob(f"rules-{family}*.txt"))
    return [case for file in files for case in read_cases(file.stem, file.read_text(encoding="utf-8"))]


def read_cases(topic: str, text: str) -> list[Case]:
    """The cases of one topic."""
    parts: list[tuple[re.Match[str], list[str]]] = []
    for line in text.splitlines():
        if title := _TITLE.fullmatch(line):
            parts.append((title, []))
        elif parts:
            parts[-1][1].append(line)
    return [_case(f"{topic}: {title['title']}", (title["tags"] or "").split(", "), lines) for title, lines in parts]


def _case(name: str, tags: list[str], lines: list[str]) -> Case:
    head = [] if "nguyên văn" in tags else HEAD.splitlines()
    files: dict[str, list[str]] = {PLAN: head}
    case, file = Case(name, {}, {}, [], [], final="để ban hành" in tags), PLAN
    for line in _without_blank_end(lines):
        if found := _FILE.fullmatch(line):
            file = found["name"]
            files[file] = []
        elif found := _GIVEN.fullmatch(line):
            case.given[found["name"]] = found["value"]
        elif found := _FAULT.fullmatch(line):
            first = int(found["first"])
            last = int(found["last"] or first)
            case.faults.append(Fault(file, len(files[file]), found["code"], first, last, found["words"] or ""))
        elif found := _BLOCK.fullmatch(line):
            case.blocks.append(Block(len(files[file]), found["kind"], found["words"] or ""))
        else:
            files[file].append(_ESCAPE.sub(lambda sign: chr(int(sign[1], 16)), line))
    case.files.update({name: _text(content, tags) for name, content in files.items()})
    return case


def _without_blank_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _text(lines: list[str], tags: list[str]) -> str:
    text = "\n".join(lines) + ("" if "không xuống dòng cuối" in tags else "\n")
    if "NFD" in tags:
        text = unicodedata.normalize("NFD", text)
    return text.replace("\n", "\r\n") if "CRLF" in tags else text
