"""Marks that stand twice or are missing, and spaces where none belong or one is missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.language.words import holding, readings, search, vocabulary, writing
from kehoach.rules.prose import once_a_plan
from kehoach.rules.rule import Rule
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.language.words import Reading
    from kehoach.rules.rule import Finding, Subject


class Change(NamedTuple):
    """What is to stand in the place of a stretch of letters."""

    start: int
    end: int
    text: str


_CODE = lazily(r"www|http|@|\.vn|\.com|\.gov|[A-ZĐ]{2}[.,:;]?[A-ZĐ]|[A-ZĐ]\.[A-ZĐ]|\b[Tt][Pp]\.")
_ODD = lazily(
    r"[.,;:!?…)”%(“](?:(?<=\s[^(“])|(?<=[(“])(?= )|(?<![(“])(?=[^\W\d_])|(?<=[.,;:])(?=\s?[.,;:…]))|^[-+](?=[^\W\d_])"
)
"""A sign behind a space, or before a letter; before a space where a sign opens; before another sign."""
_BARE_MARK = lazily(r"(?:\d{1,2}\.){1,3}|[-+]")
"""The mark of a point that lacks the space behind it, and so is no mark."""
_BLANK = lazily(r"(?:giờ|ngày|tháng|năm|quý|đến|của)\b")
"""What follows a place that is left open for a figure."""
_KEPT_OF_TWO = {
    "..": ".",
    ",,": ",",
    ";;": ";",
    "::": ":",
    ",.": ".",
    ":.": ":",
    ";.": ";",
    ";,": ";",
    ",;": ";",
}


@once_a_plan
def _odd(passages: tuple[Passage, ...]) -> list[Reading]:
    """The passages with signs that are not set as in most places."""
    return [reading for reading in readings(passages) if _ODD.search(reading.text)]


def _measures(passages: tuple[Passage, ...]) -> list[Reading]:
    """The passages with words of figures and letters."""
    mixed = {word for word in vocabulary(passages) if word.isalnum() and not (word.isalpha() or word.isdigit())}
    return [reading for reading in readings(passages) if not reading.vocabulary.isdisjoint(mixed)]


def found_by(
    pattern: str,
    judge: Callable[[str, re.Match[str]], Change | None],
    *,
    among: Callable[[tuple[Passage, ...]], Iterable[Reading]] = _odd,
    safe: bool = True,
) -> Callable[[Subject], Iterator[Finding]]:
    """What a pattern finds and a judge would change, told with the words on either side."""
    compiled = lazily(pattern)

    def find(subject: Subject) -> Iterator[Finding]:
        for reading, match in search(among(subject.passages), compiled):
            change = judge(reading.text, match)
            if change is not None:
                yield _finding(reading, match, change, safe=safe)

    return find


def _finding(reading: Reading, match: re.Match[str], change: Change, *, safe: bool) -> Finding:
    """Told with the words on either side; where something is to be put in, at what stands before it."""
    text, (start, end, right) = reading.text, change
    shown = match.start() if start == end else start
    left, after = _last_word(text[:shown]), text[end:].lstrip(" ").split(" ", 1)[0]
    gap = text[end : len(text) - len(text[end:].lstrip(" "))]
    fix = writing(f"{left}{text[shown:start]}{right}{gap}{after}", [reading.edit(start, end, right)], safe=safe)
    return reading.finding(shown, end, *fix, text=f"{left}{text[shown:end]}{gap}{after}")


def _last_word(text: str) -> str:
    """The last word and the space behind it, if any."""
    bare = text.rstrip(" ")
    return text[bare.rfind(" ") + 1 :]


def _is_code(text: str, at: int) -> bool:
    """Whether a mark stands inside an address or between capitals, as in `GS.TS`."""
    start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return _CODE.search(text, start, end if end >= 0 else len(text)) is not None


def one_of_two(text: str, match: re.Match[str]) -> Change | None:
    """Two marks in a row of which one belongs there; three full stops are an ellipsis."""
    start, end = match.span()
    kept = _KEPT_OF_TWO.get(match.group().replace(" ", ""))
    is_ellipsis = text[start - 1 : start] == "." or text[end : end + 1] == "."
    return None if kept is None or is_ellipsis else Change(start, end, kept)


def nothing_before_ellipsis(_: str, match: re.Match[str]) -> Change:
    """No comma before an ellipsis."""
    return Change(match.start(), match.start() + 1, "")


def no_space_before(_: str, match: re.Match[str]) -> Change:
    """No space before what was found."""
    return Change(match.start() - 1, match.start(), "")


def no_space_inside(_: str, match: re.Match[str]) -> Change:
    """No space between a bracket or a quotation mark and what stands in it."""
    at = match.start() + (1 if match.group() in "(“" else -1)
    return Change(at, at + 1, "")


def space_after(text: str, match: re.Match[str]) -> Change | None:
    """A space behind a mark that a word follows without one."""
    at, sign = match.start(), match.group()
    if _BARE_MARK.fullmatch(text, 0, match.end()):
        return Change(match.end(), match.end(), " ")
    before = text[max(0, at - 2) : at]
    if sign in ",;:." and not (before.isalpha() and len(before) > 1 and (before == ".." or not _is_code(text, at))):
        return None
    if sign == "." and not text[at + 1 : at + 3].istitle():
        return None
    if sign in ("...", "…") and _BLANK.match(text, match.end()):
        return None
    return None if sign == ":" and text[at + 1 : at + 3] == "//" else Change(match.end(), match.end(), " ")


def space_before_unit(_: str, match: re.Match[str]) -> Change:
    """A space between a figure and its unit."""
    return Change(match.end(), match.end(), " ")


def comma_after(_: str, match: re.Match[str]) -> Change:
    """A comma behind what was found."""
    return Change(match.end(), match.end(), ",")


_LETTER = r"[^\W\d_]"
_UNITS = "km|kg|ha|m|m²|m2|m³|m3|tấn|tạ|lít|đồng|triệu|tỷ|hộ|người"
_UNIT = rf"\d(?<![^\W\d_.]\d)(?=(?:{_UNITS})(?:[/\s,;.)]|$))"
_TERM = r"lần thứ [IVXLC]+(?= nhiệm kỳ)"
_TERMS = partial(holding, words=(" nhiệm kỳ",))
_REQUEST = r"năm \d{4}(?= (?:đề nghị|yêu cầu) (?:các|Ủy ban|Thủ trưởng|Chủ tịch))"
_REQUESTS = partial(holding, words=(" đề nghị ", " yêu cầu "))

RULES = (
    Rule("KH575", found_by(r"[.,;:] ?[.,;:](?=\s|$|[”\")])", one_of_two), needs_words=True),
    Rule("KH576", found_by(r",(?=\s?\.\.\.|…)", nothing_before_ellipsis, safe=False), needs_words=True),
    Rule("KH578", found_by(_TERM, comma_after, among=_TERMS, safe=False), needs_words=True),
    Rule("KH580", found_by(r"[,;:!?.](?<=[\w”\")%] .)(?=\s|$)", no_space_before), needs_words=True),
    Rule("KH581", found_by(rf"(?:\.\.\.|[,;:.)”…]|^[-+])(?={_LETTER})", space_after), needs_words=True),
    Rule("KH582", found_by(r"[(“](?= \S)|[)”](?<=[\w.,;%] .)", no_space_inside), needs_words=True),
    Rule("KH583", found_by(_REQUEST, comma_after, among=_REQUESTS, safe=False), needs_words=True),
    Rule("KH584", found_by(r"%(?<=\d %)", no_space_before), needs_words=True),
    Rule("KH585", found_by(_UNIT, space_before_unit, among=_measures), needs_words=True),
)
