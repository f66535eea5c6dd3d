"""The checker on the words of a Word file: through the import, for the rules of the ledger that are about words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.intake.audit.registry import rows
from kehoach.intake.audit.verdicts import Fault, Verdict, quoted
from kehoach.intake.oldfile import OldFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.word.file import Paragraph, WordFile
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.text.source import Source

_CODE = re.compile(r"KH\d{3}")
_MARKUP = re.compile(r"\{[^:{}]*:\s*|\}|\*+|^\s*(?:#+|@(?:phụ lục|kế hoạch|nơi nhận|\S+))\s*")
_FEW = 3
"""A code of more rules than this says of none of them that it is broken."""
_CHUNK = 24
"""So many letters of a line find its paragraph again."""


class Said(NamedTuple):
    """What the checker says."""

    found: Mapping[str, Sequence[Fault]]
    """By its codes."""
    skipped: Mapping[str, str]
    """Why rules of it did not look at the plan."""
    owners: Mapping[str, str]
    """The rule of the ledger that each code is told under."""


def with_words(audited: Audit, file: WordFile, data: bytes, name: str) -> Audit:
    """The audit with the verdicts on its words, and with what else the checker says of them."""
    from kehoach.intake.readers import read  # noqa: PLC0415 - slow, and not everybody asks for the words

    old = read(data, name)
    if not isinstance(old, OldFile):
        return audited
    found = _checked(old)
    if found is None:
        return audited
    diagnostics, skipped, source = found
    paragraphs = list(file.paragraphs)
    told = [_fault(each, source, paragraphs) for each in diagnostics]
    by_code: dict[str, list[Fault]] = {}
    for each, fault in zip(diagnostics, told, strict=True):
        by_code.setdefault(each.code, []).append(fault)
    codes = {row.code: tuple(word for word in row.rule.where if _CODE.fullmatch(word)) for row in rows(audited.form)}
    said = Said(by_code, skipped, _owners(codes))
    verdicts = tuple(_judged(each, codes.get(each.rule, ()), said) for each in audited.verdicts)
    others = tuple(fault for each, fault in zip(diagnostics, told, strict=True) if each.code not in said.owners)
    return replace(audited, verdicts=verdicts, words=others)


def _owners(codes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The first rule of each code; a code that stands for many rules is told apart from all of them."""
    uses = Counter(code for rule in codes.values() for code in rule)
    owners: dict[str, str] = {}
    for rule, own in codes.items():
        for code in own:
            if uses[code] <= _FEW:
                owners.setdefault(code, rule)
    return owners


def _checked(old: OldFile) -> tuple[Sequence[Diagnostic], Mapping[str, str], Source] | None:
    """What the checker says of the plan that the file holds, and which of its rules did not look at it."""
    import kehoach  # noqa: PLC0415 - the face of the package stands before this room
    from kehoach.intake.structure import source_of  # noqa: PLC0415 - slow

    result = kehoach.loads(source_of(old).source)
    if result.plan is None:
        return None
    report = result.review()
    return report.diagnostics, report.not_evaluated, next(iter(result.sources.values()))


def _judged(verdict: Verdict, codes: Sequence[str], said: Said) -> Verdict:
    """The verdict on a rule that the checker holds; a code of several rules breaks none of them for sure."""
    if verdict.why != "needs-import" or not codes:
        return verdict
    own = (code for code in codes if said.owners.get(code) == verdict.rule)
    faults = tuple(fault for code in own for fault in said.found.get(code, ()))
    if faults:
        return replace(verdict, status="fail", faults=faults, why="")
    if any(code in said.found for code in codes):
        return replace(verdict, status="not-evaluated", why="one-code")
    if all(code in said.skipped for code in codes):
        return replace(verdict, status="not-evaluated", why=f"checker-{said.skipped[codes[0]]}")
    return replace(verdict, status="pass", why="")


def _fault(of: Diagnostic, source: Source, paragraphs: Sequence[Paragraph]) -> Fault:
    line = source.lines[of.place.line - 1] if 0 < of.place.line <= len(source.lines) else ""
    words = _MARKUP.sub("", line).strip()
    at = next(_holding(words[: 3 * _CHUNK], paragraphs), -1)
    said = tuple((f"{language}{end}", text) for language in ("vi", "en")
                 for end, text in (("", of.message(language)), ("_help", of.help(language))))  # fmt: skip
    return Fault("word", "", (("code", of.code), *said), at, quoted(words))


def _holding(words: str, paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The paragraphs that hold these words, or some of them."""
    chunks = [words[at : at + _CHUNK] for at in range(0, max(len(words) - _CHUNK, 0) + 1, _CHUNK)]
    for chunk in chunks:
        if len(chunk) >= min(_CHUNK, 8):
            yield from (each.at for each in paragraphs if chunk in each.text)
