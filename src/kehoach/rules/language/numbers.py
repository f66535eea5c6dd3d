"""Numbers: small counts padded now and not then, money without its unit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kehoach.rules.language.words import Stretch, holding, places_of, search, writing
from kehoach.rules.rule import Finding, Rule
from kehoach.rules.written import lines_of
from kehoach.text.patterns import lazily
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.plan import BudgetLine
    from kehoach.rules.language.words import Reading
    from kehoach.rules.rule import Subject

_SMALL = frozenset(sign + figure for figure in "123456789" for sign in ("", "0"))
_COUNTED_AS = frozenset(
    ("thứ", "số", "điều", "khoản", "điểm", "mục", "đợt", "tháng", "ngày", "quý", "năm", "ương", "phần", "chương", "tập")
)
"""Behind these words a number names one of a row."""
_JOINTS = frozenset("/-.,+:")
"""Beside these signs it is part of a date, a figure or a code."""
_AMOUNTS = ("triệu", "tỷ", "nghìn")
_MONEY = lazily(r"\d[\d.,]*\s(?:triệu|tỷ|nghìn)(?=\s(?:trở lên|trở xuống)|/|[;.,)]|\sđến\s|$)")


def padded_and_not(subject: Subject) -> Iterator[Finding]:
    """Counts below ten written `06` and `6` in one plan: the rarer way, once."""
    counts = [one for one in _counts(subject) if one]
    padded = [one for one in counts if one.text[0] == "0"]
    bare = [one for one in counts if one.text[0] != "0"]
    if padded and bare:
        rare = min(padded, bare, key=len)
        right = [one.text.lstrip("0") if rare is padded else f"0{one.text}" for one in rare]
        edits = [edit for one, text in zip(rare, right, strict=True) for edit in one.edits(text)]
        first = Stretch(rare[0].reading, rare[0].start, rare[0].end + 1)
        said = {"padded": str(len(padded)), "bare": str(len(bare))}
        yield first.finding(*writing(right[0], edits), text=first.text, **said)


def _counts(subject: Subject) -> Iterator[Stretch]:
    """Every number below ten that counts something."""
    for reading, index in places_of(_SMALL, subject.passages):
        if _counts_something(reading, index):
            yield Stretch(reading, index, index + 1)


def _counts_something(reading: Reading, index: int) -> bool:
    before = reading.words[index - 1] if index else ""
    after = reading.words[index + 1] if index + 1 < len(reading.words) else ""
    if after not in _counted() or before in _COUNTED_AS:
        return False
    at = reading.starts[index]
    return reading.text[at - 1 : at] not in _JOINTS and not reading.is_quoted(at)


@cache
def _counted() -> frozenset[str]:
    """The first words of what plans count."""
    lines = resource("values", "counted.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines if line and line[0] != "#") | {"năm", "chương", "chỉ"}


def money_without_unit(subject: Subject) -> Iterator[Finding]:
    """A sum that says `triệu` or `tỷ` and not of what."""
    for reading, match in search(holding(subject.passages, _AMOUNTS), _MONEY):
        fix = writing(f"{match.group()} đồng", [reading.edit(match.end(), match.end(), " đồng")])
        yield reading.finding(*match.span(), *fix, text=match.group())
    for line in _budget_lines(subject.plan.budget.lines):
        for words in lines_of(subject, line.span):
            for match in _MONEY.finditer(words.text):
                fixed = words.replaced(f"{match.group()} đồng", *match.span())
                yield Finding(words.place(*match.span()), {"text": match.group()}, (fixed,))


def _budget_lines(lines: tuple[BudgetLine, ...]) -> Iterator[BudgetLine]:
    """The lines of the money and all below them, whose words are in no passage."""
    for line in lines:
        yield line
        yield from _budget_lines(line.parts)


RULES = (
    Rule("KH590", padded_and_not, needs_words=True),
    Rule("KH591", money_without_unit, needs_words=True),
)
