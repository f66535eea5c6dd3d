"""An old file as a plan source: understood, written, and proved to print the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import kehoach
from kehoach.dsl import parse
from kehoach.dsl.formatter import formatted
from kehoach.intake.facts.find import with_facts
from kehoach.intake.oldfile import Remark
from kehoach.intake.oldplan import Difference, Guess, Head, Imported, OldPlan
from kehoach.intake.structure import proof
from kehoach.intake.structure.money import with_money, with_summary
from kehoach.intake.structure.reading import Read, read
from kehoach.intake.words import joined, lines_of, on_one_line, plain, tidy
from kehoach.intake.write.plan import source_lines
from kehoach.intake.write.prose import written
from kehoach.model.formats import FORMATS, format_named
from kehoach.text.patterns import lazily
from kehoach.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Cell, Line, OldFile
    from kehoach.intake.oldplan import Fact, Text

_BRACE = lazily(r"(?<!\\)\{(?!chú thích)(?=[^\W\d_])")


class _Proof(NamedTuple):
    """What holds a source against its file: where its words differ, and what it lacks to be built."""

    differences: tuple[Difference, ...]
    faults: int


def source_of(old: OldFile) -> Imported:
    """The source of the plan that an old file holds, what was guessed in it, and where its words would differ."""
    found = read(old)
    notes = _notes(old)
    plan = with_facts(with_money(found.plan))
    source = _written(_without_references(plan), notes)
    proved = _proved(found, source)
    if (summed := with_summary(plan)) != plan:
        other = _written(_without_references(summed), notes)
        if not (kept := _proved(found, other)).differences:
            plan, source, proved = summed, other, kept
    if any(one.zone == "head" for one in proved.differences) and any(annex.reference for annex in plan.appendices):
        found = found.without_references()
        source = _written(plan, notes)
        proved = _proved(found, source)
    if lost := tuple(_lost(found, proved.differences)):
        source = _written(plan._replace(asides=(*plan.asides, *lost)), notes)
    remarks = (*old.remarks, *found.remarks, *_not_built(proved.faults))
    return Imported(source, tuple(_guesses(plan, source)), proved.differences, remarks, plan.margins)


def _not_built(faults: int) -> tuple[Remark, ...]:
    return (Remark("import.faults", (("count", str(faults)),)),) if faults else ()


def unproved(old: OldFile) -> str:
    """The source alone, where nobody asks what of the file's words it would print otherwise."""
    return _written(_without_references(with_facts(read(old).plan)), _notes(old))


def _notes(old: OldFile) -> tuple[str, ...]:
    return tuple(written(on_one_line(tidy(_joined(note))), opens=False) for note in old.notes)


def _lost(found: Read, differences: Sequence[Difference]) -> Iterator[Remark]:
    """The lines above and below the body that hold words which the plan does not print: comments keep them."""
    for zone, lines in (("head", found.head), ("foot", found.foot)):
        words = {word for one in differences if one.zone == zone for word in one.file.split()}
        for line in lines if words else ():
            if words & set(proof.words((line,))):
                yield Remark("import-structure.said", (("words", line),))


def _written(plan: OldPlan, notes: tuple[str, ...]) -> str:
    source = Source("\n".join(source_lines(plan, notes)) + "\n", "")
    shapes = plan.shapes or (format_named(plan.head.format) or FORMATS[0]).numbering
    _, found = parse(source)
    return formatted(source, found, shapes)


def _without_references(plan: OldPlan) -> OldPlan:
    """The plan whose appendices say what they belong to as the compiler has it."""
    return plan._replace(appendices=tuple(annex._replace(reference="") for annex in plan.appendices))


def _joined(note: Sequence[Line]) -> Text:
    return joined(*(line.words for line in note))


def _proved(found: Read, source: str) -> _Proof:
    result = kehoach.loads(source)
    faults = sum(each.severity == "error" for each in result.diagnostics)
    if result.plan is None:
        return _Proof((Difference("body", " ".join(found.words.body), ""),), faults)
    return _Proof(proof.differences(found.words, proof.printed(result.plan)), faults)


def _guesses(plan: OldPlan, source: str) -> Iterator[Guess]:
    """Every guess with the line of the source that it stands in."""
    lines = source.split("\n")
    yield from _of_head(plan.head, lines)
    braces = (at for at, line in enumerate(lines, 1) for _ in _BRACE.finditer(line))
    for text, fact in _facts(plan):
        yield Guess(next(braces, 0), fact.word, plain(text)[fact.start : fact.end], fact.confidence, fact.reason)


def _of_head(head: Head, lines: list[str]) -> Iterator[Guess]:
    for key, confidence in head.guessed:
        at = next((at for at, line in enumerate(lines, 1) if line.strip().startswith(f"{key}:")), 1)
        said = lines[at - 1].partition(":")[2].strip()
        yield Guess(at, key, said, confidence, "reason.head")


def _facts(plan: OldPlan) -> Iterator[tuple[Text, Fact]]:
    """Every fact with the words that it stands in, in the order of the source."""
    annexed = [item for annex in plan.appendices for item in annex.items]
    for item in (*plan.items, *plan.closing, *annexed):
        for fact in sorted(item.facts, key=lambda fact: (fact.start, -fact.end)):
            yield item.text, fact
        if item.grid:
            yield from ((_in_cell(item.grid.rows[row][at]), fact) for row, at, fact in item.cells)


def _in_cell(cell: Cell) -> Text:
    return joined(*(line.words for line in lines_of(cell.blocks)))
