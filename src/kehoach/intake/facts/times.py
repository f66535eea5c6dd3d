"""Phases with their report deadlines, milestones, and the deadlines of what somebody is asked for."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kehoach.intake.facts.records import labels
from kehoach.intake.oldplan import Fact
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.dates import iso, parse_date
from kehoach.values.periods import parse_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.facts.places import Here
    from kehoach.values.dates import Date

_DATE = (
    r"(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}|(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
    r"|tháng\s+\d{1,2}(?:/\d{4}|\s+năm\s+\d{4})|quý\s+(?:IV|I{1,3})(?:/|\s+năm\s+)\d{4}"
)
_DAY = rf"(?:{_DATE}|ngày\s+\d{{1,2}}(?:/|\s+tháng\s+)\d{{1,2}}(?![/\d]|\s+(?:năm|hằng|hàng)))"
"""A date of a deadline may leave out its year."""
_BRACKET = r"(?:\s*\([^()]{3,80}\))?"
_PHASE = lazily(
    r"(?P<label>(?P<word>Đợt|Giai đoạn)\s+(?P<id>\d{1,2}|[IVX]{1,4}|[^\W\d_][^:;,.()\d]{2,40}(?=:)))\s*[:(\-–]?\s*"
    rf"(?:từ\s+[^;:.]{{1,80}}?\s+(?:đến|tới)\s+(?:hết\s+)?(?:{_DATE})|(?:{_DATE})\s*[-–]\s*(?:{_DATE})|từ\s+(?:{_DATE}))",
    re.IGNORECASE,
)
_STRETCH = lazily(
    rf"(?:từ|kể từ)\s+[^;:.]{{3,80}}?\s+(?:đến|tới)\s+(?:hết\s+)?(?:{_DATE})",
    re.IGNORECASE,
)
_REPORT = lazily(
    r"(?:hạn(?:\s+chót)?\s+(?:gửi|nộp)\s+báo cáo|gửi\s+báo cáo[^.;:]{0,60}?"
    r"|báo cáo[^.;:]{0,60}?(?:gửi|về|trước|chậm nhất)[^.;:]{0,40}?)"
    rf"\s*:?\s*(?:trước|chậm nhất(?:\s+(?:là|vào))?)?\s*(?P<date>{_DATE})",
    re.IGNORECASE,
)
_MILESTONE = lazily(
    rf"(?P<label>sơ kết|tổng kết|khai mạc|bế mạc|phát động|nghiệm thu|tổng duyệt)(?:(?!hoàn thành)[^;:.()]){{0,60}}?\s+"
    rf"(?:vào|trong|xong trước|(?P<before>trước))\s+(?P<date>(?:{_DATE}){_BRACKET})",
    re.IGNORECASE,
)
_NAMED = lazily(rf"^(?P<label>sơ kết|tổng kết|khai mạc|bế mạc)[^:]{{0,60}}:\s*(?P<date>{_DATE})", re.IGNORECASE)
_STATED = lazily(rf"^(?P<label>[^:;.]{{3,60}}):\s*(?P<date>{_DATE})\s*(?:[.;:]|$)", re.IGNORECASE)
_DUE = lazily(
    r"(?:thời hạn\s*:|trước"
    r"|chậm nhất(?:\s+(?:là|vào|đến))?|hạn(?:\s+hoàn thành)?\s*:|xong trong|hoàn thành (?:trong|vào|trước))"
    rf"\s+(?P<date>{_DAY})",
    re.IGNORECASE,
)
_AND_DUE = lazily(rf"{_BRACKET}(?:,|\s+và)\s+(?P<date>{_DAY})(?=\s*(?:[.;,()]|$))", re.IGNORECASE)
_PASSED = lazily(
    r"(?:từ|sinh|thành lập|phát sinh|tồn đọng|đăng ký|khởi công|tuyển dụng"
    r"|được (?:cấp|giao|ký|ban hành|kết nạp|phê duyệt)|thay(?: thế)?(?: cho)?(?: thời)? hạn)\s+(?:trước|chậm nhất)\s+$",
    re.IGNORECASE,
)
"""Before a date that tells which things are meant rather than when they are due."""
_OF = lazily(r"\s+của\s")
_CITED = lazily(r"số\s+\S+\s*$")
_TIME = "thoi gian"
_OCCASIONS = frozenset(("phát động", "khai mạc"))


class Times:
    """Finds what is due when; a milestone that is named again is not another one."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.labels: Counter[str] = Counter()

    def found(self, here: Here, *, assigned: bool) -> Iterator[Fact]:
        """The phases, milestones and deadlines of a text; `assigned` tells whether somebody is asked for it."""
        taken: list[tuple[int, int]] = []
        phases = tuple(self._phases(here))
        told = {iso(date) for fact in phases for date in _dates(here.text[fact.start : fact.end])}
        for fact in (*phases, *self._milestones(here, told, assigned=assigned)):
            taken.append((fact.start, fact.end))
            yield fact
        if assigned and not here.is_heading:
            yield from (fact for fact in _deadlines(here) if not any(s < fact.end and fact.start < e for s, e in taken))

    def _phases(self, here: Here) -> Iterator[Fact]:
        found = _PHASE.search(here.text)
        if found and parse_range(found[0]):
            word = "đợt" if fold(found["word"]) == "dot" else "giai đoạn"
            self.labels[f"{word} {found['id']}"] += 1
            if self.labels[f"{word} {found['id']}"] > 1:
                return
            yield Fact(found.start(), found.end(), word, 0.95, "reason.phase", found["id"])
            yield from _reports(here, found.end())
            return
        of_time = "time" in here.topics or fold(here.text).startswith(_TIME)
        found = _STRETCH.search(here.text) if of_time and not here.is_heading else None
        if found and parse_range(found[0]):
            yield Fact(found.start(), found.end(), "giai đoạn", 0.8, "reason.stretch")
            yield from _reports(here, found.end())

    def _milestones(self, here: Here, told: set[str], *, assigned: bool) -> Iterator[Fact]:
        """Those of a text; the days of a phase that its text tells again (`told`) are none."""
        stated = [one for one in _STATED.finditer(here.text) if _is_occasion(one["label"])]
        for found in stated or (*_MILESTONE.finditer(here.text), *_NAMED.finditer(here.text)):
            label = " ".join(found["label"].lower().split())
            date = parse_date(found["date"])
            if date is None or iso(date) in told or (not stated and label in _OCCASIONS and "time" not in here.topics):
                continue
            key = f"{label} {iso(date)}"
            if key in self.known or (assigned and found.groupdict().get("before")):
                if assigned:
                    yield Fact(found.start("date"), found.end("date"), "hạn", 0.75, "reason.due")
                continue
            self.known.add(key)
            self.labels[label] += 1
            named = label if self.labels[label] == 1 else f"{label} {self.labels[label]}"
            yield Fact(found.start("date"), found.end("date"), "mốc", 0.85, "reason.milestone", named)


def _is_occasion(label: str) -> bool:
    """Whether a date behind this label is a milestone rather than a field of an activity."""
    folded = fold(label)
    return folded not in labels().fields and not folded.startswith(
        ("han ", "so ", "ke hoach ", "can cu ", "dot ", "giai doan ")
    )


def _dates(words: str) -> Iterator[Date]:
    """The days that the words of a phase or of its report say."""
    days = parse_range(words) or (parse_date(words),)
    return (day for day in days if day is not None)


def _reports(here: Here, start: int) -> Iterator[Fact]:
    found = _REPORT.search(here.text, start)
    if found:
        yield Fact(found.start("date"), found.end("date"), "báo cáo", 0.9, "reason.report")


def _deadlines(here: Here) -> Iterator[Fact]:
    for found in _DUE.finditer(here.text):
        date: re.Match[str] | None = found if _is_due(here.text, found.start("date"), found.end("date")) else None
        while date:
            yield Fact(date.start("date"), date.end("date"), "hạn", 0.85, "reason.due")
            date = _AND_DUE.match(here.text, date.end("date"))


def _is_due(text: str, start: int, end: int) -> bool:
    """Whether a date is a deadline rather than one of a document that is cited, or of the things that are meant."""
    before = text[:start]
    return not (_CITED.search(before) or _PASSED.search(before) or _OF.match(text, end))
