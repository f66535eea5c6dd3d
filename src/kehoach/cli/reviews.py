"""What the checker found, for a person: every fault, a summary over many plans, and which rules looked at them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kehoach.cli.show import TerminalView
from kehoach.cli.show.cells import clip
from kehoach.text import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.cli.checking import Checked
    from kehoach.text.catalogue import Language, Say
    from kehoach.text.diagnostics import Diagnostic

_MOST_FREQUENT = 10


def text(
    found: Sequence[Diagnostic], checked: Sequence[Checked], language: Language, *, colour: bool, width: int
) -> str:
    """Every fault with its line; of many plans also how many are sound and which faults are most frequent."""
    say = catalogue.speaker(language)
    if not found:
        what = checked[0].file if len(checked) == 1 else say("plans.count", count=len(checked))
        return say("check.good", what=what) + "\n"
    report = TerminalView(lines(checked), language, colour=colour, width=width).report(found)
    return report if len(checked) == 1 else report + "\n" + "\n".join(_summary(found, checked, language, width)) + "\n"


def lines(checked: Iterable[Checked]) -> dict[str, list[str]]:
    """The lines that any of the reports speaks of, at their places in their files."""
    told: dict[str, list[str]] = {}
    for one in checked:
        for file, kept in one.lines.items():
            known = told.get(file, kept)
            told[file] = kept if known is kept else [line or more for line, more in zip(known, kept, strict=False)]
    return told


def _summary(found: Sequence[Diagnostic], checked: Sequence[Checked], language: Language, width: int) -> Iterator[str]:
    say = catalogue.speaker(language)
    faulty = {one.place.file for one in found}
    sound = sum(one.name not in faulty for one in checked)
    yield say("check.sound", sound=sound, count=len(checked))
    rules = catalogue.entries()
    for code, count in Counter(one.code for one in found).most_common(_MOST_FREQUENT):
        yield clip(f"{count:>6} × {code}  {rules[code].general(rules[code].message, language)}", width)


def coverage(checked: Sequence[Checked], say: Say) -> str:
    """For every plan, how many rules looked at it, and which did not and why."""
    return "".join("\n".join(_coverage(one, say)) + "\n" for one in checked)


def _coverage(one: Checked, say: Say) -> Iterator[str]:
    report = one.report
    total = len(report.applied) + len(report.not_evaluated)
    yield ""
    yield say("coverage.applied", file=one.name, count=len(report.applied), total=total)
    for reason in dict.fromkeys(report.not_evaluated.values()):
        codes = sorted(code for code, why in report.not_evaluated.items() if why == reason)
        yield f"  {say(f'coverage.{reason}')}: {', '.join(codes)}"
