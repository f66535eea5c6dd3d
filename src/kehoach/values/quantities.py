"""The quantity that a Vietnamese phrase states: `đạt 97% trở lên`, `1-2 nhà`, `6/6 cụm`, `không còn hộ nghèo`."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.text.patterns import lazily
from kehoach.values import REMEMBERED
from kehoach.values.measures import Measure, counted_noun, figures, is_year, known_unit, measure

if TYPE_CHECKING:
    import re

Comparator = Literal["=", "≥", ">", "≤", "<", "≈", "range", "decrease", "none", "qualitative"]


class Quantity(msgspec.Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """What is to be reached, and the phrase `text[start:end]` that says so."""

    comparator: Comparator
    value: Decimal | None = None
    value_to: Decimal | None = None
    out_of: Decimal | None = None
    unit: str = ""
    per: str = ""
    text: str = ""
    start: int = 0
    end: int = 0


class _Candidate(msgspec.Struct, frozen=True, gc=False):
    comparator: Comparator | None
    measure: Measure
    start: int
    strong: bool
    bracketed: bool


_WORD = lazily(r"[:;,()“”\"]|(?:[≥≤<>≈=~]=?)|[^\s:;,()“”\"≥≤<>≈=~]+")
_NONE = lazily(
    r"[Kk]hông\s+(?:còn|có|để\s+xảy\s+ra|để|xảy\s+ra|phát\s+sinh)(?!\w)\s*(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)?"
)
_DECREASE = lazily(r"(?:[Kk]éo\s+)?[Gg]iảm(?!\w|\s+(?:nghèo|thiểu|trừ|cấp|sát))")
_CHANGE = r"(?:tăng|giảm|cao hơn|thấp hơn|vượt)\s(?:thêm\s)?\d"
COMPARISON = lazily(rf",\s(?:{_CHANGE}[^;:()]*?\bso với\b|so với\b)(?:[^,;:()]|,(?=\d))*|,\s{_CHANGE}[\d.,]*\s?%?$")
"""How much more or less a figure is than another: `còn 2,5%, giảm 0,6% so với năm 2025`."""
_QUOTED = lazily(r"“[^“”]*[0-9][^“”]*”|\"[^\"]*[0-9][^\"]*\"")
_LABELS = frozenset(
    ("số", "thứ", "điều", "khoản", "mục", "quý", "án", "thị", "quyết", "định", "luật", "lệ", "cả", "luận", "(")
)
_LOOSE_LABELS = frozenset(("thôn", "tổ", "tháng", "ngày", "đợt", "khóa", "chí", "tiêu", "phố", "lễ", "điểm", "loại"))
_TIMES = frozenset(("năm", "tháng", "quý", "tuần", "ngày", "giờ", "phút"))
_PLACES = frozenset(("tại", "ở", "của", "cho", "thuộc", "trong"))
_LOOK_BACK = 60
_MOST_LEAD_WORDS = 4
_LONGEST = 20_000


@cache
def _comparators() -> dict[str, Comparator]:
    lines = Path(__file__).with_name("comparators.tsv").read_text(encoding="utf-8").splitlines()
    return msgspec.convert(dict(line.split("\t") for line in lines), dict[str, Comparator])


@lru_cache(maxsize=REMEMBERED)
def read_quantity(text: str) -> Quantity | None:
    """The quantity that the text states; `qualitative` where it has no number, None where it says nothing."""
    text = text[:_LONGEST]
    candidates = _beside_comparison(text, _candidates(text))
    colon = _last_colon(text)
    chosen = _choose([one for one in candidates if one.start > colon], first=True) if colon >= 0 else None
    chosen = chosen or _choose(candidates, first=False)
    if chosen and chosen.strong:
        return _quantity(text, chosen)
    return _without_number(text) or (_quantity(text, chosen) if chosen else _qualitative(text, colon))


def name_without(text: str, quantity: Quantity) -> str:
    """The text without the phrase of its quantity: the name of the indicator."""
    before, after = text[: quantity.start].rstrip(), text[quantity.end :].rstrip(" .;,/")
    if quantity.value is None or quantity.comparator == "none":
        after = "" if before.endswith(":") else after
    elif quantity.unit.startswith("% ") or after[1:2].isalpha():
        after = _counted(quantity) + after
    gap = "" if after[:1] in (",", ";", ")") else " "
    name = " ".join(f"{before.rstrip(' :–-')}{gap}{after}".split()).strip(" :;,./")
    return name or _counted(quantity) or text.strip(" .;")


def name_before(text: str) -> str:
    """The words that name an indicator whose quantity follows them, without the comparator that they end in."""
    _, start, _ = _lead(text, len(text))
    return text[:start].strip(" :;,–-")


def _counted(quantity: Quantity) -> str:
    """The noun that the quantity counts, which stays in the name: `1-2 nhà đại đoàn kết`."""
    noun = counted_noun(quantity.unit)
    place = quantity.text.lower().rfind(noun) if noun else len(quantity.text)
    quote = quantity.text[place - 1 : place].strip()
    return (quote if quote in ('"', "“") else "") + quantity.text[place : place + len(noun)]


def _candidates(text: str) -> list[_Candidate]:
    found = []
    quoted = [match.span() for match in _QUOTED.finditer(text)] if "“" in text or '"' in text else []
    read_to = 0
    for figure in figures(text):
        place = figure.start()
        if place < read_to or any(start < place < end for start, end in quoted):
            continue
        candidate = _candidate(text, figure)
        if candidate:
            found.append(candidate)
            read_to = candidate.measure.end
    return found


def _beside_comparison(text: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """The candidates without those that only compare one before them with another figure."""
    found = COMPARISON.search(text) if len(candidates) > 1 else None
    if found is None or candidates[0].start > found.start():
        return candidates
    return [one for one in candidates if not found.start() < one.start < found.end()]


def _candidate(text: str, figure: re.Match[str]) -> _Candidate | None:
    measured = measure(text, figure[0], figure.end())
    if not measured:
        return None
    comparator, start, before = _lead(text, figure.start())
    if _is_label(before, measured, figure) or _is_mark(text, figure, measured):
        return None
    led = start < figure.start() or bool(measured.direction)
    at_colon = before == ":"
    if measured.shape == "fraction" and not (measured.unit or led or at_colon):
        return None
    strong = led or at_colon or (measured.known_unit and measured.unit not in _TIMES and before not in _PLACES)
    bracketed = "(" in text and text.rfind("(", 0, start) > text.rfind(")", 0, start)
    return _Candidate(comparator, measured, start, strong, bracketed)


def _lead(text: str, end: int) -> tuple[Comparator | None, int, str]:
    """The comparator that the words before `end` state, where they begin, and the word before them."""
    words = [(match.start(), match[0]) for match in _WORD.finditer(text, max(0, end - _LOOK_BACK), end)]
    comparator: Comparator | None = None
    start = end
    while words:
        size, meaning = _longest_lead(words)
        if not meaning:
            break
        if meaning == "decrease" or comparator in (None, "="):
            comparator = meaning
        start = words[-size][0]
        del words[-size:]
    return comparator, start, words[-1][1].lower() if words else ""


def _longest_lead(words: list[tuple[int, str]]) -> tuple[int, Comparator | None]:
    table = _comparators()
    for size in range(min(_MOST_LEAD_WORDS, len(words)), 0, -1):
        meaning = table.get(" ".join(word for _, word in words[-size:]).lower())
        if meaning:
            return size, meaning
    return 0, None


def _is_label(before: str, measured: Measure, figure: re.Match[str]) -> bool:
    """Whether the figure only names something: `số 17`, `năm 2025`, `thôn 2`, `cả 3 tiêu chí`."""
    if measured.unit.startswith("%"):
        return False
    if is_year(measured.value, figure[0]) and (not measured.known_unit or before in ("năm", "đến", "với", "")):
        return True
    if before in _LABELS:
        return not figure.string[: figure.start()].rstrip().lower().endswith("tổng số")
    return before in _LOOSE_LABELS and measured.unit != "lần"


def _is_mark(text: str, figure: re.Match[str], measured: Measure) -> bool:
    """Whether the figure is the mark of a point: `1. …`, `(3) …`, `17.1. …`."""
    return (
        measured.end == figure.end()
        and text[figure.end() : figure.end() + 1] in (".", ")")
        and (not text[: figure.start()].strip(" -("))
    )


def _choose(candidates: list[_Candidate], *, first: bool) -> _Candidate | None:
    """The candidate that states the quantity: outside brackets before inside, strong before weak."""
    for wanted in ((False, True), (False, False), (True, True), (True, False)):
        matching = [one for one in candidates if (one.bracketed, one.strong) == wanted]
        if matching:
            return matching[0 if first else -1]
    return None


def _last_colon(text: str) -> int:
    """The last colon outside brackets, or -1."""
    colon = text.rfind(":")
    while colon >= 0 and text.rfind("(", 0, colon) > text.rfind(")", 0, colon):
        colon = text.rfind(":", 0, colon)
    return colon


def _quantity(text: str, chosen: _Candidate) -> Quantity:
    found = chosen.measure
    return Quantity(
        comparator=_comparator(text, chosen),
        value=found.value,
        value_to=found.other if found.shape == "range" else None,
        out_of=found.other if found.shape == "fraction" else None,
        unit=found.unit,
        per=found.per,
        text=text[chosen.start : found.end],
        start=chosen.start,
        end=found.end,
    )


def _comparator(text: str, chosen: _Candidate) -> Comparator:
    found = chosen.measure
    if found.direction:
        return "≥" if found.direction == "lên" else "≤"
    if chosen.comparator == "decrease":
        return "decrease"
    if found.shape == "range":
        return "range"
    if (
        chosen.comparator in (None, "=")
        and text[: chosen.start].rstrip().endswith(":")
        and _DECREASE.search(text, 0, chosen.start)
    ):
        return "decrease"
    return chosen.comparator or "="


def _without_number(text: str) -> Quantity | None:
    """`không còn …` and `giảm …`, which say what is to be reached without a number."""
    nothings = [*_NONE.finditer(text)]
    if nothings:
        noun = nothings[-1]["noun"] or ""
        return _phrase(text, "none", nothings[-1].start(), nothings[-1].end() - len(noun), known_unit(noun))
    decrease = _DECREASE.search(text)
    return _phrase(text, "decrease", decrease.start(), decrease.end()) if decrease else None


def _qualitative(text: str, colon: int) -> Quantity | None:
    if not any(sign.isalnum() for sign in text):
        return None
    start = colon + 1 if colon >= 0 else len(text)
    start += len(text[start:]) - len(text[start:].lstrip())
    return _phrase(text, "qualitative", start, max(start, len(text.rstrip(" .;,/"))))


def _phrase(text: str, comparator: Comparator, start: int, end: int, unit: str = "") -> Quantity:
    """A quantity that its words state without a figure."""
    phrase = text[start:end].rstrip()
    return Quantity(
        comparator=comparator,
        value=Decimal(0) if comparator == "none" else None,
        unit=unit,
        text=phrase,
        start=start,
        end=start + len(phrase),
    )
