"""Indicators: what a list under such a heading says, and what is woven into a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.intake.facts import clauses
from kehoach.intake.facts.clauses import Stretch
from kehoach.intake.facts.records import labels
from kehoach.intake.facts.tables import any_of
from kehoach.intake.oldplan import Fact
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.text.resources import resource
from kehoach.values.quantities import COMPARISON, Quantity, name_without, read_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.facts.places import Here

_END_MARKS = " ;.,"
_LONGEST_ENTRY = 330
_SENTENCE = lazily(r"[.;!?]\s")
_LONGEST_NAME = 160
_SHORT_ENTRY = 110
_SHORT_NAME = 3
_SEVERAL = 2
_MOST_ID_WORDS = 4
_IN_BRACKETS = lazily(r"\(([^()]+)\)")
_BOTH = lazily(r"[Gg]iảm[^,.;:]*?cả\s+\d+\s+tiêu chí|cả\s+\d+\s+tiêu chí")
_STATUS = lazily(
    r"(?:xây dựng|hoàn thành|phấn đấu|công nhận|huyện|xã|phường)\s[^.;:“”]*?(?:đạt|về đích)\s+(?:tiêu )?chuẩn\s[^.;:]*"
    r"|hoàn thành\s+(?:xây dựng|tiêu chí)\s[^;:“”]*|xây dựng mô hình\s[^.;:]*",
    re.IGNORECASE,
)
_OFTEN = lazily(r"(?:hàng|hằng)\s(?:tháng|tuần|quý|ngày)\s[^.;:]+", re.IGNORECASE)
_FIGURE = lazily(r"\d")
_AIMED = lazily(r"phấn đấu\s", re.IGNORECASE)
_IN_A_YEAR = lazily(r"(?:trong|đến(?: hết| cuối)?|cuối) năm(?: \d{4})?,? có\s", re.IGNORECASE)
_AIM = lazily(r"đạt kế hoạch(?: đề ra| được giao)?|đạt và vượt", re.IGNORECASE)
_NO_FIGURE = lazily(
    r"(?:khóa|khoá|lần thứ|nhiệm kỳ|kỳ họp|giai đoạn|kỷ niệm|số|điều|khoản|mục)\s[^,;]*$", re.IGNORECASE
)
_SILENT = frozenset(
    ("purpose", "objects", "programme", "activity", "awards", "theme", "slogan", "criteria", "standards")
)
_NONE_STRONG = lazily(r"không còn\s+(?:hộ|xã|thôn|trẻ|người|nhà|trường hợp|tình trạng)", re.IGNORECASE)


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of `measured.toml`."""

    names: tuple[str, ...]
    leads: tuple[str, ...]
    acts: tuple[str, ...]
    scales: tuple[str, ...]
    money: tuple[str, ...]
    fillers: tuple[str, ...]


class _Said(NamedTuple):
    """A stretch that states an indicator, and how sure that is."""

    start: int
    end: int
    confidence: float
    reason: str


@cache
def measured() -> Measured:
    """The words that tell an indicator."""
    return msgspec.toml.decode(resource("intake", "facts", "measured.toml").read_bytes(), type=Measured)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){any_of(measured().names)}", re.IGNORECASE)


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){any_of(measured().acts)}", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"{any_of(measured().leads)}(?:\s+\d{{4}})?[\s,:]*", re.IGNORECASE)


def indicators(here: Here, *, asks: bool) -> Iterator[Fact]:
    """The indicators that a text states, the parts of one inside it; one that asks a body for something is no entry."""
    if here.is_heading or here.closing or here.topics & _SILENT:
        return
    if not asks and (_is_stated(here.text) or _is_broken_down(here.text)):
        yield from _with_parts(here.text, _Said(0, len(here.text.rstrip(_END_MARKS)), 0.8, "reason.stated"))
        return
    if "indicators" in here.topics and not asks and (entry := entry_of(here)):
        yield from _with_parts(here.text, entry)
        return
    for said in _woven(here):
        yield _fact(here.text, said)


def entry_of(here: Here) -> _Said | None:
    """A point of a list of indicators that is one as a whole."""
    text = _without_comparison(here.text.rstrip(_END_MARKS))
    if not here.item.typed or len(text) > _LONGEST_ENTRY or len(clauses.sentences(text)) > 1:
        return None
    quantity = read_quantity(text)
    if quantity is None or here.has_children:
        return None
    measured_ = quantity.value is not None or quantity.comparator == "decrease"
    in_list = here.item.typed.startswith(("(", "-", "+")) or _names().match(text) or ":" in text
    return _Said(0, len(text), 0.95 if in_list else 0.8, "reason.entry") if measured_ and in_list else None


def _without_comparison(text: str) -> str:
    """The text without how much more or less its figure is than another: `còn 2,5%, giảm 0,6% so với năm 2025`."""
    found = COMPARISON.search(text)
    figure = read_quantity(text[: found.start()]) if found and found.end() == len(text) else None
    return text[: found.start()] if found and figure and figure.value is not None else text


def _is_stated(text: str) -> bool:
    """Whether a text is a name, a colon and a figure, and no labelled line of an activity."""
    name, colon, rest = text.rstrip(_END_MARKS).partition(": ")
    if not colon or len(name) > _LONGEST_NAME or _SENTENCE.search(name) or fold(name) in labels().fields:
        return False
    quantity = read_quantity(rest)
    whole = quantity is not None and quantity.value is not None and quantity.start == 0 and quantity.end == len(rest)
    return whole and bool(quantity and (quantity.unit or quantity.comparator != "="))


def _is_broken_down(text: str) -> bool:
    """Whether a text is a name, a colon and several figures, each with its name: `Cơ cấu kinh tế: Dịch vụ: 60%; …`."""
    name, _, rest = text.rstrip(_END_MARKS).partition(": ")
    pieces = rest.split("; ")
    return len(pieces) >= _SEVERAL and len(name) <= _SHORT_ENTRY and all(map(_is_stated, pieces))


def is_entry(here: Here) -> bool:
    """Whether a text reads like an entry of a list of indicators: short, its name before a colon or a figure."""
    return ":" in here.text and len(here.text) <= _SHORT_ENTRY and entry_of(here) is not None


def _with_parts(text: str, entry: _Said) -> Iterator[Fact]:
    yield _fact(text, entry)
    for part in _parts(text, entry):
        yield _fact(text, part)


def _parts(text: str, entry: _Said) -> list[_Said]:
    """The parts of an entry: what stands between semicolons after its colon, or a second figure in brackets."""
    whole = Stretch(entry.start, entry.end)
    found = clauses.clauses(text, whole)
    if len(found) >= _SEVERAL:
        colon = _colon(text, found)
        first = Stretch(colon, found[-1].end) if colon else whole
        pieces = [piece for piece in clauses.clauses(text, first) if text[piece.start : piece.end].strip()]
        with_figures = [
            piece for piece in pieces if (q := read_quantity(text[piece.start : piece.end])) and q.value is not None
        ]
        if len(pieces) >= _SEVERAL and len(with_figures) * 2 > len(pieces):
            return [_Said(*piece, 0.85, "reason.part") for piece in pieces]
    quantity = read_quantity(text[entry.start : entry.end])
    brackets = _IN_BRACKETS.search(text, entry.start, entry.end)
    inner = read_quantity(brackets[1]) if brackets else None
    if brackets and quantity and inner and inner.value is not None and inner.unit and _names().match(brackets[1]):
        return [_Said(brackets.start(1), brackets.end(1), 0.85, "reason.part")]
    return []


def _colon(text: str, found: list[Stretch]) -> int:
    """Where the parts begin: after the colon of the whole; a colon of each part is none."""
    first = next((piece for piece in found if ": " in text[piece.start : piece.end]), None)
    if first is None:
        return 0
    at = text.find(": ", first.start, first.end)
    later = [piece for piece in found if piece.end > at]
    labelled = [piece for piece in later[1:] if ": " in text[piece.start : piece.end]]
    holds_another = ": " in text[at + 2 : first.end]
    alike = bool(labelled) and not holds_another
    return at + 2 if len(later) >= _SEVERAL and not alike and not _names().match(text, at + 2) else 0


def _woven(here: Here) -> Iterator[_Said]:
    """The indicators in the sentences of a text."""
    for sentence in clauses.sentences(here.text):
        for clause in clauses.clauses(here.text, sentence):
            of_goal = "goal" in here.topics and bool(_IN_A_YEAR.match(here.text, clause.start))
            loose = "indicators" in here.topics or of_goal
            yield from _of_clause(here.text, clause, loose=loose, headless=here.headless)


def _of_clause(text: str, clause: Stretch, *, loose: bool, headless: bool) -> Iterator[_Said]:
    """The indicators of a clause: one a part that has a figure, else what the whole clause says without one."""
    begin = clause.start
    some = False
    for part in clauses.parts(text, clause):
        compares = COMPARISON.match(text, text.rfind(",", 0, part.start)) and _FIGURE.search(
            text, clause.start, part.start
        )
        said = None if compares else _of_part(text, begin, part, loose=loose)
        if said:
            some = True
            yield said._replace(end=_end(text, clause)) if said.reason == "reason.none" else said
            if said.reason == "reason.none":
                return
            begin = part.end + 1
    if not some and (said := _without_figure(text, clause, loose=loose, headless=headless)):
        yield said


def _of_part(text: str, begin: int, part: Stretch, *, loose: bool) -> _Said | None:
    words = _without_comparison(text[part.start : part.end].rstrip(_END_MARKS))
    part = Stretch(part.start, part.start + len(words))
    quantity = read_quantity(words)
    if quantity is None or quantity.value is None or _NO_FIGURE.search(words[: quantity.start]):
        return None
    confidence = _confidence(words, quantity, loose=loose)
    if not confidence:
        return None
    start = _start(text, begin, part, part.start + quantity.start)
    return _Said(
        start, _end(text, part), confidence, "reason.none" if quantity.comparator == "none" else "reason.figure"
    )


def _confidence(words: str, quantity: Quantity, *, loose: bool) -> float:
    """How sure it is that a figure is an aim; 0 where it only counts something."""
    led = quantity.comparator not in ("=", "none") or not words[quantity.start : quantity.start + 1].isdecimal()
    if quantity.comparator == "none":
        return 0.85 if _NONE_STRONG.search(words) else 0.75 if loose else 0
    if quantity.unit.startswith("%"):
        return 0.9 if led or loose else 0.6
    if quantity.comparator == "≥" and _AIMED.match(words):
        return 0.75
    return _of_a_count(words, quantity, led=led, loose=loose) if quantity.unit else 0


def _of_a_count(words: str, quantity: Quantity, *, led: bool, loose: bool) -> float:
    """The same where things are counted or measured in a unit."""
    before = words[: quantity.start]
    if loose and (led or quantity.per or quantity.out_of or _acts().search(before) or _IN_A_YEAR.match(words)):
        return 0.85
    if led and (quantity.per or quantity.comparator in ("≥", ">", "≈", "≤", "<")):
        return 0.8 if _names().search(before) or quantity.per else 0.6
    return 0.75 if led and _names().search(words) else 0


def _start(text: str, begin: int, part: Stretch, figure: int) -> int:
    """Where the indicator begins: at the noun that names it, else with its part, or the part before a bare figure."""
    names = [found.start() for found in _names().finditer(text, begin, figure)]
    if names:
        return names[0]
    start = part.start
    if (
        len(text[start:figure].split()) < _SHORT_NAME
        and begin < part.start
        and len(text[start : part.end].split()) <= _SHORT_NAME + 2
    ):
        start = max(
            begin, text.rfind(",", begin, max(part.start - 2, begin)) + 1, text.rfind(";", begin, part.start) + 1
        )
    return _past_leads(text, start, figure)


def _past_leads(text: str, start: int, figure: int) -> int:
    while start < figure and text[start] in " ,:":
        start += 1
    while (lead := _leads().match(text, start)) and lead.end() < figure:
        start = lead.end()
    return start


def _end(text: str, part: Stretch) -> int:
    end = part.end
    while end > part.start and text[end - 1] in _END_MARKS:
        end -= 1
    return end


def _without_figure(text: str, clause: Stretch, *, loose: bool, headless: bool) -> _Said | None:
    """What a clause asks for in words: a status to be reached, something that must not happen, a rhythm."""
    words = text[clause.start : clause.end]
    both = _BOTH.search(words)
    if both and "iảm" in words:
        begin = words.find("kéo giảm") if "kéo giảm" in words else words.lower().find("giảm")
        return _Said(clause.start + max(begin, 0), clause.start + both.end(), 0.8, "reason.decrease")
    if not (loose or headless):
        return None
    status = _STATUS.search(words)
    if status:
        start = clause.start + status.start()
        return _Said(start, start + len(status[0].rstrip(_END_MARKS)), 0.75 if loose else 0.7, "reason.status")
    return _in_words(text, clause) if loose else None


def _in_words(text: str, clause: Stretch) -> _Said | None:
    words = text[clause.start : clause.end]
    quantity = read_quantity(words)
    if quantity and quantity.comparator == "none":
        start = clause.start + quantity.start
        first = text.rfind("không", clause.start, start + 1)
        return _Said(first if first >= 0 else start, _end(text, clause), 0.7, "reason.none")
    if found := _OFTEN.search(words):
        start = clause.start + found.start()
        return _Said(start, start + len(found[0].rstrip(_END_MARKS)), 0.65, "reason.often")
    if _AIM.search(words):
        return _Said(_past_leads(text, clause.start, clause.end), _end(text, clause), 0.7, "reason.aim")
    return None


def _fact(text: str, said: _Said) -> Fact:
    words = text[said.start : said.end]
    quantity = read_quantity(words)
    attributes: tuple[tuple[str, str], ...] = ()
    if quantity and quantity.unit in measured().scales and re.search(any_of(measured().money), words, re.IGNORECASE):
        attributes = (("đơn vị", f"{quantity.unit} đồng"),)
    name = name_without(words, quantity) if quantity else words
    return Fact(said.start, said.end, "chỉ tiêu", said.confidence, said.reason, id_of(name), attributes=attributes)


class Figures:
    """The figures told so far: one that a sentence puts in brackets behind the name of another is told again."""

    def __init__(self) -> None:
        self._told: dict[tuple[object, ...], list[frozenset[str]]] = {}

    def is_new(self, fact: Fact, text: str) -> bool:
        """Whether no fact before says the same; `text` holds the words of this one."""
        words = text[fact.start : fact.end]
        quantity = read_quantity(fact.value or words)
        if quantity is None or quantity.value is None:
            return True
        said = dict(fact.attributes)
        known = self._told.setdefault((quantity.comparator, quantity.value, said.get("đơn vị") or quantity.unit), [])
        if fact.reason == "reason.figure" and words[: quantity.start].endswith("("):
            before = frozenset(_telling_words(words[: quantity.start]))
            return not any(2 * len(before & name) > len(before) for name in known)
        known.append(frozenset(_telling_words(said.get("tên") or name_without(words, quantity))))
        return True


def id_of(name: str) -> str:
    """An id made from the words of a name that tell it from others."""
    return "-".join(fold(word) for word in _telling_words(name)[:_MOST_ID_WORDS])


def _telling_words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name.lower()) if word not in measured().fillers]
