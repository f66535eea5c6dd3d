"""What is written wrongly, by tables: words taken for others, words left out, set phrases and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.rules.language.phrases import slips_in
from kehoach.rules.language.words import in_the_case_of, small, writing
from kehoach.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.rules.language.phrases import Match
    from kehoach.rules.rule import Finding, Subject

_CERTAIN = "lỗi"
_DOUBTFUL = "gợi ý"


def slips(tables: tuple[str, ...], level: str) -> Callable[[Subject], Iterator[Finding]]:
    """What the rows of some tables find that are as certain as this."""

    def find(subject: Subject) -> Iterator[Finding]:
        for match in slips_in(subject.passages):
            row = match.phrase.row
            if match.phrase.table in tables and row["báo"] == level and _is_wrong(match):
                right = _right(match)
                fix = writing(right, match.words.edits(right))
                note = f" ({row['ghi chú']})" if row["ghi chú"] and match.phrase.table != "confusables" else ""
                yield match.words.finding(*fix, text=match.words.text, right=right, note=note)

    return find


def _right(match: Match) -> str:
    """What should stand there, in capitals where the words are; names keep the capitals of their table."""
    right, written = match.phrase.row["đúng"], match.words.text
    is_name = small(right) != right and not written.isupper()
    return right if is_name or written == match.phrase.text else in_the_case_of(written, right)


def _is_wrong(match: Match) -> bool:
    """A row that differs from the right form by capitals alone is not wrong where these stand as they should."""
    return match.words.text != match.phrase.row["đúng"]


RULES = (
    Rule("KH503", slips(("confusables",), _CERTAIN), needs_words=True),
    Rule("KH504", slips(("confusables",), _DOUBTFUL), needs_words=True),
    Rule("KH505", slips(("gaps",), _CERTAIN), needs_words=True),
    Rule("KH506", slips(("gaps",), _DOUBTFUL), needs_words=True),
    Rule("KH530", slips(("names",), _CERTAIN), needs_words=True),
    Rule("KH531", slips(("names",), _DOUBTFUL), needs_words=True),
    Rule("KH532", slips(("movements",), _CERTAIN), needs_words=True),
    Rule("KH533", slips(("movements",), _DOUBTFUL), needs_words=True),
    Rule("KH535", slips(("commas",), _CERTAIN), needs_words=True),
    Rule("KH536", slips(("commas",), _DOUBTFUL), needs_words=True),
)
