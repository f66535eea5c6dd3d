"""Which check holds which rule of the ledger: by the figures that a row names, and by rows of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.audit import letters, order, pages, places, words
from kehoach.intake.audit.looks import LOOKS, look
from kehoach.intake.audit.parts import lines_of_part
from kehoach.intake.audit.spacing import apart
from kehoach.intake.audit.verdicts import ABSENT, Outcome, found, gravest, unsure
from kehoach.intake.audit.verdicts import at as fault_at
from kehoach.layout.ledger import ledgers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.intake.audit.verdicts import Subject
    from kehoach.layout.ledger import Rule

    Check = Callable[[Subject], Outcome]

LEDGERS = {
    "nđ30": ("nd30", "to-chuc"),
    "đảng-05": ("dang-05",),
    "đảng-36": ("dang-36", "dang-05"),
    "đoàn": ("doan",),
}
"""The ledgers that an audit by each format goes through; what an earlier one holds, a later one is not asked about."""
_FILES = ("nd30", "dang-05", "dang-36", "doan", "to-chuc")


def below_the_signature(subject: Subject) -> Outcome:
    """Whether the note of circulation stands centred below the signature."""
    notes = [line for line in subject.roles.of("circulation") if line.region == "foot"]
    return look(subject, notes, "align")


def of_its_day(subject: Subject) -> Outcome:
    """Whether the format is that of the day of the document: it is told by the day unless the user names it."""
    return unsure("format-named") if subject.forced else Outcome("pass")


def part_looks(subject: Subject, part: str, figures: tuple[str, ...]) -> Outcome:
    """Whether the lines of a part look as their style has it, in several respects."""
    lines = lines_of_part(subject, part)
    return gravest(look(subject, lines, figure) for figure in figures)


OWN: dict[str, tuple[Check, ...]] = {
    "PG-06": (letters.face,),
    "PG-07": (letters.colour,),
    "PG-12": (pages.counted_in_one_run,),
    "PG-14": (letters.coherent,),
    "DD-04": (words.month_without_zero,),
    "KG-01": (words.no_addressee,),
    "ND-01": (letters.one_size,),
    "ND-13": (order.letters,),
    "ND-14": (order.numbers,),
    "ND-16": (order.dotted,),
    "ND-19": (letters.no_leading_blanks,),
    "NN-06": (words.kept_last,),
    "MK-03": (partial(part_looks, part="drafter", figures=("size", "italic", "bold")),),
    "MK-04": (partial(part_looks, part="contact", figures=("size", "italic")),),
    "MK-09": (words.places_of_the_plan,),
    "DT-01": (words.no_other_head,),
    "HDND-01": (words.by_the_decree,),
    "DANG-001": (words.no_other_head,),
    "DANG-116": (partial(part_looks, part="drafter", figures=("italic", "bold")),),
    "DANG-117": (partial(part_looks, part="contact", figures=("italic",)),),
    "DANG-123": (of_its_day,),
    "DANG-011": (pages.mirrored,),
    "DANG-012": (letters.face, letters.colour),
    "DANG-027": (words.joint_issuers,),
    "DANG-041": (words.month_zero, words.month_without_zero),
    "DANG-051": (words.small_letter,),
    "DANG-060": (letters.one_size,),
    "DANG-063": (letters.no_leading_blanks,),
    "DANG-082": (order.letters,),
    "DANG-084": (order.numbers,),
    "DANG-102": (words.kept_last,),
    "DANG-106": (words.no_addressee,),
    "D36-10": (below_the_signature,),
    "D36-17": (words.number_zero,),
    "D36-18": (words.day_zero, words.month_zero, words.month_without_zero),
    "D36-23": (letters.face, letters.colour),
    "DTN-05": (words.day_zero, words.month_zero, words.month_without_zero),
    "DTN-14": (pages.mirrored,),
    "DTN-26": (words.no_addressee,),
    "DTN-27": (pages.file_letters,),
    "DTN-29": (words.kept_last,),
    "DTN-31": (letters.face, letters.colour),
}
"""What rows of the ledger ask beyond the figures that they name."""

INSTEAD: dict[str, dict[str, Check]] = {
    "SO-02": {"number.words": words.number_zero},
    "SO-03": {"number.words": words.number_spaces},
    "DANG-032": {"number.words": words.number_zero},
    "DANG-031": {"number.words": words.number_of_a_body},
    "DANG-037": {"number.words": words.number_spaces},
    "DD-02": {"place-date.words": words.day_zero},
    "DD-03": {"place-date.words": words.month_zero},
    "DANG-041": {"place-date.words": words.day_zero},
    "DANG-070": {"basis.words": words.basis_lead, "last-basis.words": words.basis_lead},
    "D36-02": {"basis.words": words.basis_lead, "last-basis.words": words.basis_lead},
    "DANG-083": {"heading.words": order.one_mark},
}
"""Rows that look at one side of a line's words only."""


ELSEWHERE = {"CK-11a": "other-file", "DANG-122a": "other-file"}
"""Rows that no Word file can show, with the reason."""


class Row(NamedTuple):
    """A rule of the ledger, the figures of it that are asked about, and what it asks beyond figures."""

    code: str
    rule: Rule
    figures: tuple[str, ...]
    own: tuple[Check, ...]


def rows(form: str) -> Iterator[Row]:
    """The rules that an audit by this format goes through."""
    known = dict(zip(_FILES, ledgers(), strict=True))
    seen: set[str | Check] = set()
    for at, name in enumerate(LEDGERS[form]):
        for code, rule in known[name].rules.items():
            figures = tuple(figure for figure in rule.figures if figure not in seen)
            own = tuple(check for check in OWN.get(code, ()) if check not in seen)
            if at == 0 or figures or own or (not rule.figures and form != "đảng-36"):
                yield Row(code, rule, figures, own)
        for code, rule in known[name].rules.items():
            seen.update(rule.figures, OWN.get(code, ()))


def outcomes(row: Row, subject: Subject) -> Iterator[Outcome]:
    """What each check of a rule finds."""
    for figure in row.figures:
        part, _, name = figure.rpartition(".")
        instead = INSTEAD.get(row.code, {}).get(figure)
        yield instead(subject) if instead else check(subject, part, name)
    for own in row.own:
        yield own(subject)


def is_checked(row: Row) -> bool:
    """Whether any check holds a rule."""
    return bool(row.figures or row.own)


def check(subject: Subject, part: str, name: str) -> Outcome:
    """The check of one figure of one part."""
    if part in _PAGES:
        return _PAGES[part](subject, name)
    if name == "words":
        asked = words.WORDS.get(part)
        return asked(subject, part) if asked else _there(subject, part)
    if name in {"after", "before"} and part not in {"signer", "post"}:
        return apart(subject, part)
    if name in _PLACES:
        return _PLACES[name](subject, part)
    if name in LOOKS:
        return look(subject, lines_of_part(subject, part), name)
    return unsure("no-check")


def _there(subject: Subject, part: str) -> Outcome:
    """A part whose words are the author's: nothing is asked of them."""
    return Outcome("pass") if lines_of_part(subject, part) else ABSENT


def _number(subject: Subject, name: str) -> Outcome:
    return pages.number_place(subject) if name == "align" else pages.number_look(subject, name)


def _page_one(subject: Subject, name: str) -> Outcome:
    if name == "hides_first_number":
        return pages.hidden_on_page_one(subject)
    return pages.number_from_edge(subject)


def _kept(subject: Subject, part: str) -> Outcome:
    """Whether a line stays with the next; one that does not may still stand well, which only the page shows."""
    lines = lines_of_part(subject, part)
    if not lines:
        return ABSENT
    if all(line.paragraph.shape.keep_next for line in lines):
        return Outcome("pass")
    return unsure("needs-pages")


def _one_line(subject: Subject, part: str) -> Outcome:
    """Whether a line of the letterhead stands on one line."""
    from kehoach.intake.audit.drawn import lines_of  # noqa: PLC0415 - beside its only use

    lines = lines_of_part(subject, part)
    if not lines or part.endswith("-in-two-lines"):
        return Outcome("pass") if lines else ABSENT
    return found(fault_at(line, "several-lines") for line in lines if len(lines_of(line.paragraph)) > 1)


_PAGES: dict[str, Callable[[Subject, str], Outcome]] = {
    "page": pages.page,
    "page-number": _number,
    "page-one": _page_one,
    "appendix-pages": lambda subject, _: pages.appendices_count_anew(subject),
    "appendix-on-its-side": pages.lying,
}
_PLACES: dict[str, Callable[[Subject, str], Outcome]] = {
    "column": places.column,
    "row": places.row,
    "follows": places.follows,
    "rule": places.under,
    "rule_centred": places.centred,
    "cell": lambda subject, _: places.cells(subject),
    "own_page": places.own_page,
    "from_top": partial(places.from_edge, bottom=False),
    "from_bottom": partial(places.from_edge, bottom=True),
    "before": places.room_to_sign,
    "kept_with_next": _kept,
    "lines": _one_line,
}
