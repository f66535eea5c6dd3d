"""The fragments of a stretch that a year can make stale: about each of them a turn must decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.citations import LAWS
from kehoach.rules.levels import UPPER, is_of_a_district, tells_what_was
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.measures import figures, measure
from kehoach.values.quantities import read_quantity
from kehoach.years import lunar
from kehoach.years.turn import cues
from kehoach.years.turn.plan_years import is_quoted
from kehoach.years.turn.turning import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.values.mentions import Mention
    from kehoach.years.turn.stretches import Stretch
    from kehoach.years.turn.turning import Kind

_DAY_LEAD = lazily(r"[Nn]gày\s+(?=\d{1,2}\s?/)")
_YEAR = lazily(r"(?:19|20)\d\d")
_BARE_YEAR = lazily(r"(?P<year>(?:19|20)\d\d)(?<![\w/.,–-]....)(?<![–-]\s....)(?![/.,]?\d|\s?[-–]\s?\d|\w)")
"""What stands before it is looked at after, here as elsewhere: a pattern that begins with a letter or digit is fast."""
_JOINT = lazily(r"\s*(?:của\s+Đảng)?\s*,?\s*(?:nhiệm\s+kỳ|giai\s+đoạn)?\s*\(?")
_YEAR_OF_A_RANGE = lazily(r"(?P<year>(?:19|20)\d\d)(?<=[\dIVX]/....)(?![/.,]?\d|\w|\s?[-–]\s?\d)")
"""The year of what has no other form of a date: `01-31/3/2025`, `quý I, II/2025`."""
_TITLE_YEAR = lazily(r"năm\s+(?P<year>20\d\d)(?!\s?[-–])")
_PLACE_OF_A_YEAR = lazily(
    r"ăm(?<=[Nn]ăm)(?<!\w[Nn]ăm)\s+(?P<place>thứ\s+(?:\d+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|đầu(?:\s+tiên)?|cuối(?:\s+cùng)?)"
    r"(?=\s+(?:của|thực\s+hiện|triển\s+khai|nhiệm\s+kỳ|giai\s+đoạn))"
)
_PART_OF_A_YEAR = r"ăm(?<=[Nn]ăm)(?<!\w[Nn]ăm)\s+(?P<place>WORDS(?:(?:\s*,\s*|\s+và\s+|\s+)WORDS)*)(?!\w)"
_DISTRICT = lazily(
    r"(?:huyện(?<!\w.{5})|quận(?<!\w.{4})|thị(?<!\w.{3})\s+(?:xã|trấn)"
    rf"|(?P<party>(?:Huyện|Quận|Thị)\s+(?:ủy|uỷ|đoàn)))(?!\w)(?:\s+[{UPPER}]\w*)*"
)
_BODY_REACH = 60
_HEAD_OF_BODY = (
    r"(?<!\w)WORDS(?!\w)(?!\s+(?:thi|nghị|thảo|trại|thao|diễn|chợ|hành|kết|tuyển|chống|ngừa|cháy|họp)(?!\w))"
)
"""No body begins with `Hội thi`, `Hội nghị`, `Ban hành`, `Đoàn kết`, `Phòng chống`."""
_BODY_STOP = lazily(r"[.,;:()“”\"]")
_COUNTED_SINCE = lazily(r"(?:kỷ\s+niệm|tròn)\s+$", re.IGNORECASE)
_LEAD_OF_TERM = lazily(r"(?:nhiệm\s+kỳ|giai\s+đoạn|thời\s+kỳ|năm\s+học)\s+\(?$", re.IGNORECASE)
_NUMBER_END = lazily(
    r"(?:,?\s+ngày\s+\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}|\s+năm\s+\d{4})"
)
_FIGURE = lazily(r"\s*(?P<value>\d[\d.,]*\s?%?)\s*")
_WEEKDAY = r"(?P<weekday>[Tt]hứ\s+(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|[Cc]hủ\s+[Nn]hật)"
_DATE = r"(?P<date>\d{1,2}/\d{1,2}/\d{4})"
_DAY_OF_A_WEEK = lazily(r"h(?:ứ\s+(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|ủ\s+[Nn]hật)(?!\w)")
_WEEKDAY_BEFORE = lazily(rf"(?<!\w){_WEEKDAY}\s*,?\s*\(?(?:ngày\s+)?{_DATE}(?!\d)")
_WEEKDAY_AFTER = lazily(rf"(?<![\d/]){_DATE}\s*,?\s*\(?{_WEEKDAY}(?!\w)")
_UP = lazily(r"\s*trở\s+(?:lên|xuống)\s*$")
_BEFORE = lazily(r";\s*năm\s+trước\s*=[^;:]*")
_KINDS: dict[str, Kind] = {"date": "date", "period": "period", "ordinal": "term", "quantity": "quantity"}
_PARAMETER = lazily(r"\s*số\s*=\s*(?P<value>\d[\d.,]*)\s*")
_HEAD: dict[str, Kind] = {
    "số": "number", "ngày": "issue", "cơ quan": "office", "cơ quan chủ quản": "office", "kèm theo": "paper",
}  # fmt: skip
_THEME = "chủ đề"
_ASSIGNED = ("giao", "đề nghị", "yêu cầu", "phối hợp")
IN_PROSE = "prose"
"""The value of a body that nothing but its words marks."""
_OF_BODIES = ("nơi nhận", "khen thưởng", "ký")
_SILENT = ("cột", "đầu", "từ", "ngang", "năm trước")
"""Attributes that hold no words of the plan, or that the turn writes itself."""


class Target(NamedTuple):
    """The value of an indicator: its figures, and the words of value and unit."""

    start: int
    end: int
    unit_end: int


def fragments(stretch: Stretch) -> list[Fragment]:
    """Every fragment of the stretch in its order; where two would overlap, the one that knows more stands."""
    if stretch.part == "attribute" and stretch.key in _SILENT:
        return []
    if stretch.part == "pair" and (whole := _of_the_head(stretch)):
        return [whole]
    chosen: list[Fragment] = []
    for found in _READERS:
        chosen += [one for one in found(stretch) if not any(_overlap(one, other) for other in chosen)]
    return sorted(
        [*_whole_words(stretch), *_people(stretch), *_titles(stretch), *chosen], key=lambda one: (one.start, -one.end)
    )


def _of_the_head(stretch: Stretch) -> Fragment | None:
    """A value of the head that is decided as a whole."""
    number = _PARAMETER.fullmatch(stretch.text) if stretch.directive == "tham số" else None
    if number and fold(stretch.key) != "nam":
        return Fragment("quantity", stretch, *number.span("value"), number["value"])
    kind = _HEAD.get(stretch.key) if stretch.directive == "kế hoạch" else None
    return Fragment(kind, stretch, 0, len(stretch.text)) if kind and stretch.text.strip() else None


def _people(stretch: Stretch) -> Iterator[Fragment]:
    """Bodies and persons by their whole line: who receives the plan, who grants an award, who signs."""
    whole = (0, len(stretch.text))
    if stretch.directive in _OF_BODIES and stretch.part in ("entry", "head") and not stretch.text.endswith(":"):
        yield Fragment("office", stretch, *whole)
    if _assigns(stretch) and is_of_a_district(stretch.text):
        yield Fragment("office", stretch, *whole)
    for one in stretch.scopes:
        if one.word in _ASSIGNED and is_of_a_district(stretch.text[one.start : one.end]):
            yield Fragment("office", stretch, one.start, one.end)
    name = stretch.text.strip(" …._")
    if stretch.part == "line" and name and not name.isupper() and not stretch.computed(*whole):
        yield Fragment("signer", stretch, *whole)


def _assigns(stretch: Stretch) -> bool:
    """Whether it says who does a task, or with whom."""
    if stretch.directive not in _ASSIGNED or stretch.part not in ("head", "attribute"):
        return False
    return stretch.part == "head" or stretch.key in _ASSIGNED


def _overlap(one: Fragment, other: Fragment) -> bool:
    return one.start < other.end and other.start < one.end


def _citations(stretch: Stretch) -> Iterator[Fragment]:
    """Documents with a number, a date or the name of a law; of them nothing moves with the year."""
    for one in stretch.citations:
        if one.number or one.date or one.kind in LAWS:
            yield Fragment("citation", stretch, one.start, one.end)


def _titles(stretch: Stretch) -> Iterator[Fragment]:
    """The years in the titles of cited documents."""
    for one in _citations(stretch):
        for found in _TITLE_YEAR.finditer(stretch.text, name_end(one), one.end):
            yield Fragment("title", stretch, *found.span("year"), str(one.start))


def name_end(fragment: Fragment) -> int:
    """Where the kind, number and date of a citation end and its issuer or title begins."""
    found = _NUMBER_END.search(fragment.text)
    named = next((one for one in fragment.stretch.citations if one.start == fragment.start), None)
    if named and named.kind in LAWS and not named.number and not found:
        return fragment.end
    if found:
        return fragment.start + found.end()
    number = named.number.split("/")[-1] if named else ""
    at = fragment.text.find(number) if number else -1
    return fragment.start + at + len(number) if at >= 0 else fragment.end


# ---- indicators


def _targets(stretch: Stretch) -> Iterator[Fragment]:
    """What indicators are to reach."""
    for start, end in _indicators(stretch):
        if target := target_in(stretch, start, end):
            yield Fragment("target", stretch, target.start, target.end, str(target.unit_end))


def target_in(stretch: Stretch, start: int, end: int) -> Target | None:
    """The value that the words of an indicator state outside the indicators that they hold."""
    words = stretch.text[start:end]
    quantity = read_quantity(words)
    if quantity is None or quantity.value is None or quantity.comparator in ("none", "qualitative"):
        return None
    found = next((one for one in figures(words) if quantity.start <= one.start() < quantity.end), None)
    if found is None or _in_a_part(stretch, start, end, start + found.start()):
        return None
    measured = measure(words, found[0], found.end())
    unit_end = measured.end if measured else found.end()
    shown = words[found.start() : unit_end]
    percent = words[found.end() :].lstrip()[:1] == "%"
    stop = words.index("%", found.end()) + 1 if percent else found.end()
    unit_end -= len(shown) - len(_UP.sub("", shown))
    return Target(start + found.start(), start + stop, start + max(unit_end, stop))


def _indicators(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Where the words of each indicator stand."""
    if stretch.directive == "chỉ tiêu" and stretch.part == "entry":
        yield 0, len(stretch.text)
    for one in stretch.scopes:
        if one.word == "chỉ tiêu" and stretch.part != "attribute":
            yield one.start, one.end


def _in_a_part(stretch: Stretch, start: int, end: int, at: int) -> bool:
    inner = (one for one in stretch.scopes if one.word == "chỉ tiêu" and (one.start, one.end) != (start, end))
    return any(one.start <= at < one.end for one in inner if start <= one.start and one.end <= end)


def _whole_words(stretch: Stretch) -> Iterator[Fragment]:
    """Indicators of nothing but words, and sets that shrink."""
    for start, end in _indicators(stretch):
        if not target_in(stretch, start, end) and not stretch.text[start:end].rstrip().endswith(":"):
            yield Fragment("words", stretch, start, end, "indicator")
    yield from (Fragment("words", stretch, one.start, one.end, "theme") for one in stretch.scopes if one.word == _THEME)
    if not cues.pattern("tập còn lại", "WORDS").search(stretch.text):
        return
    rest = cues.pattern("tập còn lại", r"(?:[Cc]ác|[Nn]hững|[Ss]ố|[Pp]hần)\s+[^,.;:]{0,40}?WORDS(?!\w)")
    for found in rest.finditer(stretch.text):
        yield Fragment("words", stretch, found.start(), found.end(), "set")


# ---- dates, years, periods, ordinals, quantities


def _values(stretch: Stretch) -> Iterator[Fragment]:
    masked = [found.span() for found in _BEFORE.finditer(stretch.text)] if stretch.part == "attribute" else []
    mentions = [one for one in stretch.mentions if not any(begin <= one.start < end for begin, end in masked)]
    yield from _joined(stretch, _kinds(stretch, mentions))


def _kinds(stretch: Stretch, mentions: Iterable[Mention]) -> Iterator[Fragment]:
    """Each mention as a fragment; a year alone is not a date, a count of years before an occasion no quantity."""
    for one in mentions:
        kind, start = _KINDS[one.kind], one.start
        if kind == "date" and _YEAR.fullmatch(one.value):
            kind, start = "year", one.end - len(one.value)
        elif kind == "date" and (lead := _DAY_LEAD.match(one.text)):
            start += lead.end()
        elif kind == "quantity" and one.value.endswith(" năm") and _counts_since(stretch, one):
            kind = "anniversary"
        yield Fragment(kind, stretch, start, one.end, one.value)


def _counts_since(stretch: Stretch, one: Mention) -> bool:
    celebrated = _COUNTED_SINCE.search(stretch.text[max(0, one.start - 12) : one.start])
    return bool(celebrated) or cues.opens_with("kỷ niệm", stretch.text[one.end : one.end + 40])


def _joined(stretch: Stretch, found: Iterable[Fragment]) -> Iterator[Fragment]:
    """Ordinals with the ordinal or the term that goes on from them as one: `khóa XX, nhiệm kỳ 2020 - 2025`."""
    held: Fragment | None = None
    for one in found:
        if held and one.kind in ("term", "period") and _goes_on(stretch, held, one):
            held = held._replace(end=one.end, value=f"{held.value} {one.value}")
            continue
        if held:
            yield held
        held = one if one.kind == "term" else None
        if not held:
            yield one
    if held:
        yield held


def _goes_on(stretch: Stretch, one: Fragment, other: Fragment) -> bool:
    return "-" not in one.value and bool(_JOINT.fullmatch(stretch.text[one.end : other.start]))


def _bare_years(stretch: Stretch) -> Iterator[Fragment]:
    """Years without the word before them: `năm 2024, 2025`, `số = 2026`."""
    for form in (_BARE_YEAR, _YEAR_OF_A_RANGE):
        for found in form.finditer(stretch.text):
            yield Fragment("year", stretch, *found.span("year"), found["year"])


def _places_of_years(stretch: Stretch) -> Iterator[Fragment]:
    """Which year of a term or a programme the plan's is: `năm thứ 5 thực hiện`, `năm cuối nhiệm kỳ`."""
    for found in _PLACE_OF_A_YEAR.finditer(stretch.text):
        yield Fragment("term", stretch, *found.span("place"))


def _parts_of_years(stretch: Stretch) -> Iterator[Fragment]:
    """What the year of the plan is to its term: `năm bản lề`, `năm tăng tốc, bứt phá`."""
    for found in cues.pattern("vai trò của năm", _PART_OF_A_YEAR).finditer(stretch.text):
        yield Fragment("term", stretch, *found.span("place"), "part")


def _labels(stretch: Stretch) -> Iterator[Fragment]:
    """Numbers that name something."""
    form = r"(?<!\w)WORDS\s+(?P<number>\d+(?:\.\d+)*)(?!\d|[.,/]\d|\s?%|\w)"
    for found in cues.pattern("số của tên", form).finditer(stretch.text):
        yield Fragment("label", stretch, *found.span("number"), found["number"])


def _cells(stretch: Stretch) -> Iterator[Fragment]:
    """A bare number in a table; one in the first column counts rows."""
    found = _FIGURE.fullmatch(stretch.text) if stretch.part == "cell" and not stretch.opens_row else None
    if found:
        yield Fragment("quantity", stretch, *found.span("value"), found["value"])


def _weekdays(stretch: Stretch) -> Iterator[Fragment]:
    """The day of the week beside a date: `Thứ Ba, ngày 02/9/2025`, `02/9/2025 (thứ Ba)`."""
    for form in (_WEEKDAY_BEFORE, _WEEKDAY_AFTER) if _DAY_OF_A_WEEK.search(stretch.text) else ():
        for found in form.finditer(stretch.text):
            yield Fragment("weekday", stretch, *found.span("weekday"), str(found.start("date")))


def _lunar_years(stretch: Stretch) -> Iterator[Fragment]:
    """The name of a lunar year: `Ất Tỵ`."""
    for found in lunar.NAME.finditer(stretch.text):
        yield Fragment("lunar year", stretch, *found.span())


def _bodies(stretch: Stretch) -> Iterator[Fragment]:
    """Bodies of the district level in prose that nothing marks: `Phòng Nội vụ huyện`."""
    whole = stretch.directive in (*_OF_BODIES, *_ASSIGNED) and stretch.part != "text"
    if whole or not is_of_a_district(stretch.text):
        return
    last = 0
    for found in _DISTRICT.finditer(stretch.text):
        start = found.start() if found["party"] else _head_of_body(stretch.text, found.start())
        if start is None or start < last:
            continue
        last = found.end()
        body = Fragment("office", stretch, start, last, IN_PROSE)
        if not (body.inside(*_ASSIGNED) or is_quoted(body) or tells_what_was(stretch.text, start)):
            yield body


def _head_of_body(text: str, at: int) -> int | None:
    """Where the body begins whose level stands there; nothing where no body is named."""
    heads = cues.pattern("cơ quan", _HEAD_OF_BODY).finditer(text, max(0, at - _BODY_REACH), at)
    head = max(heads, key=lambda one: one.start(), default=None)
    return head.start() if head and not _BODY_STOP.search(text, head.end(), at) else None


_READERS = (
    _citations, _targets, _values, _bare_years, _places_of_years, _parts_of_years, _labels, _cells, _weekdays,
    _lunar_years, _bodies,
)  # fmt: skip
"""Those that know more come first."""


def period_lead(fragment: Fragment) -> str:
    """The word that says what a period is: `nhiệm kỳ`, `giai đoạn`, `năm học`, or nothing."""
    found = _LEAD_OF_TERM.search(fragment.before())
    return " ".join(found[0].split()).rstrip(" (").lower() if found else ""
