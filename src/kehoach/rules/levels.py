"""Rules about levels of government, bodies and provinces in their time, and about who speaks in the plan."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.bodies import bodies
from kehoach.rules.prose import Found, in_citation, search
from kehoach.rules.rule import Finding, Rule
from kehoach.rules.tables import items, table
from kehoach.rules.written import in_head
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.content import Span
    from kehoach.rules.bodies import Body
    from kehoach.rules.rule import Subject
    from kehoach.text.diagnostics import Place

TWO_LEVELS = date(2025, 7, 1)
"""From this day there are provinces and communes, and nothing between."""

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
"""The capital letters, for a set of them in a pattern."""
_DISTRICT = lazily(
    r"[HhQqTt](?<!\w.)(?<!đô\s.)"
    r"(?:(?:(?<=h)uyện|(?<=q)uận|(?<=t)hị\s+xã|(?<=t)hị\s+trấn)(?!\w)(?!\s+(?:công|chúa|hội)(?!\w))"
    r"|(?:(?<=[Hh])uyện|(?<=[Qq])uận|(?<=[Tt])hị)\s+(?:ủy|uỷ|đoàn)(?!\w))"
)
_WORD_BEFORE = lazily(r"[^\s,.;:()“”]+\s+$")
_STOPS = (". ", "; ", "\n")
_REACH = 300
_LONGEST_WORD = 40
_DISTRICT_WORDS = ("uyện", "uận", "hị xã", "hị trấn", "hị ủy", "hị uỷ")
_HISTORY = lazily(
    r"trước\s+(?:đây|(?:khi\s+)?(?:sắp|sáp|hợp|nhập)|ngày\s+0?1/0?7/2025)|c(?<!\w.)ũ(?!\w)|nguyên\s+(?:là|thuộc|của|huyện)"
    r"|sắp\s+xếp|sáp\s+nhập|hợp\s+nhất|không\s+(?:còn|tổ\s+chức)\s+cấp|(?:kết\s+thúc|chấm\s+dứt)\s+hoạt|nay\s+là"
)
_NAMED_PLACE = lazily(
    rf"(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|tỉnh|thành\s+phố|Thành\s+phố)\s+(?P<name>[{UPPER}]\D+)$"
)
_SPEAKER = lazily(
    r"(?:^|[.;,:]\s+)(?P<body>Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|UBND|Hội\s+đồng\s+(?:nhân\s+dân|[Tt]hi\s+đua)|HĐND"
    r"|Ban\s+Chỉ\s+đạo|Đảng\s+ủy|Ban\s+Thường\s+vụ\s+\w+\s+ủy|(?:Ủy\s+ban\s+)?(?:MTTQ|Mặt\s+trận\s+Tổ\s+quốc)|Đoàn\s+Thanh\s+niên"
    rf"|Hội\s+[{UPPER}]\w+\s+\w+)(?P<rest>[^,.;:]{{0,60}}?)\s+(?:phát\s+động|ban\s+hành|xây\s+dựng)\s+(?:phong\s+trào|[Kk]ế\s+hoạch|thi\s+đua)"
)
_SPEAKERS = (
    ("uy ban nhan dan", "ubnd"), ("hoi dong thi dua",), ("hoi dong nhan dan", "hdnd"), ("ban chi dao",),
    ("dang uy", "ban thuong vu", "ban chap hanh", "tinh uy", "huyen uy", "thanh uy"),
    ("mttq", "mat tran", "uy ban mttq", "uy ban mat tran"),
    ("doan thanh nien", "ban chap hanh doan"),
)  # fmt: skip


class _Name(NamedTuple):
    """A name of the plan's own parts: in a key of the head, or at a place of its own."""

    text: str
    key: str = ""
    span: Span | None = None

    def place(self, subject: Subject) -> Place:
        """Where the name stands."""
        return in_head(subject, self.key, self.text) if self.key else subject.place(self.span)


def district_level(subject: Subject) -> Iterator[Finding]:
    """A district where there are none any more."""
    for name in _names(subject):
        if is_of_a_district(name.text):
            yield Finding(name.place(subject), {"typed": name.text})
    for found in search(subject, _DISTRICT, having=_DISTRICT_WORDS):
        if _is_of_now(subject, found):
            text, (start, end) = found.passage.text, found.match.span()
            before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
            start = before.start() if before else start
            yield Finding(found.passage.place(start, end), {"typed": text[start:end]})


def is_of_a_district(name: str) -> bool:
    """Whether a body is one of a huyện, quận, thị xã or thị trấn."""
    return bool(_DISTRICT.search(name[:1].lower() + name[1:]))


def tells_what_was(text: str, at: int) -> bool:
    """Whether the sentence around a place speaks of the time before bodies were joined or done away with."""
    return bool(_HISTORY.search(_sentence(text, at).lower()))


def body_out_of_time(subject: Subject) -> Iterator[Finding]:
    """A body by a name that it no longer goes by."""
    day = subject.day
    gone = [body for body in bodies() if day and body.until and body.until < day and body.sure]
    names = _gone_names(tuple(gone))
    if not names:
        return
    pattern = lazily(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)(?!\s+(?:HĐND|Hội\s+đồng|của\s+Quốc))")
    for name in _names(subject):
        match = pattern.search(name.text) if any(gone in name.text for gone in names) else None
        if match:
            yield Finding(name.place(subject), _told(names[match[0]]))
    for found in search(subject, pattern, having=tuple(names)):
        if _is_of_now(subject, found):
            yield found.finding(**_told(names[found.said()]))


def former_province(subject: Subject) -> Iterator[Finding]:
    """A province by a name that went when provinces were joined."""
    pattern = lazily(rf"(?<!\w)(?:[Tt]ỉnh|[Tt]hành\s+phố)\s+(?P<name>{'|'.join(map(re.escape, _joined()))})(?!\w)")
    for name in _names(subject):
        match = pattern.search(name.text) if any(old in name.text for old in _joined()) else None
        if match:
            yield Finding(name.place(subject), {"typed": match["name"], "now": _joined()[match["name"]]})
    for found in search(subject, pattern, having=tuple(_joined())):
        if _is_of_now(subject, found):
            yield found.finding(typed=found.said("name"), now=_joined()[found.said("name")])


def _is_of_now(subject: Subject, found: Found) -> bool:
    """Whether the sentence does not speak of what was, and no document is cited that did."""
    return not tells_what_was(found.passage.text, found.match.start()) and not in_citation(subject, found.place())


def place_of_another(subject: Subject) -> Iterator[Finding]:
    """A place of issue that is not the place of the issuer."""
    head = subject.plan.head
    named = [match["name"] for issuer in head.issuers if (match := _NAMED_PLACE.search(issuer.name))]
    alike = any(fold(name) in fold(head.place) or fold(head.place) in fold(name) for name in named)
    if head.place and named and not alike and any(sign.isalpha() for sign in head.place):
        args = {"typed": head.place, "right": named[0], "issuer": head.issuers[0].name}
        yield Finding(in_head(subject, "nơi", head.place), args)


def another_speaks(subject: Subject) -> Iterator[Finding]:
    """An opening that lets another body issue the plan than its head does."""
    issuers = {_speaker(issuer.name) for issuer in subject.plan.head.issuers}
    opening = {(block.span.file, block.span.line) for block in subject.plan.opening if block.span}
    for found in search(subject, _SPEAKER, ("paragraph",), having=("phát động", "ban hành", "xây dựng")):
        place = found.passage.place(0, 1)
        speaker = _speaker(found.said("body"))
        here = any(line == place.line for _, line in opening)
        known = here and issuers and speaker is not None and None not in issuers
        if known and (speaker not in issuers or _is_elsewhere(found.said("rest"), subject)):
            words = (found.said("body") + found.said("rest")).strip()
            yield Finding(found.place("body"), {"typed": words, "issuer": subject.plan.head.issuers[0].name})


def _is_elsewhere(words: str, subject: Subject) -> bool:
    """Whether a body is told as that of another place of the same level: a plan copied from a neighbour."""
    told = _NAMED_PLACE.search(words.strip())
    own = [match for one in subject.plan.head.issuers if (match := _NAMED_PLACE.search(one.name))]
    alike = [fold(one["name"]) for one in own if told and _level(one) == _level(told)]
    return told is not None and bool(alike) and fold(told["name"]) not in alike


def _level(named: re.Match[str]) -> str:
    return fold(named[0][: -len(named["name"])])


def _names(subject: Subject) -> Iterator[_Name]:
    """The issuers and recipients, whose names are not prose."""
    issuers = subject.plan.head.issuers
    yield from (_Name(one.name, "cơ quan") for one in issuers)
    yield _Name(subject.plan.head.place, "nơi")
    yield from (_Name(one.parent, "cơ quan chủ quản") for one in issuers if one.parent)
    yield from (_Name(one.name, span=one.span) for one in subject.plan.recipients)


@cache
def _gone_names(gone: tuple[Body, ...]) -> dict[str, Body]:
    """Names that only a body which is gone went by; those of the district level are told by their level."""
    living = {body.name for body in bodies() if body not in gone}
    names = {body.name: body for body in gone if body.name not in living and not _DISTRICT.search(body.name)}
    return {name: names[name] for name in sorted(names, key=len, reverse=True)}


@cache
def _joined() -> dict[str, str]:
    """The provinces that are gone, with those that they are in now."""
    living = {row["tên"] for row in table("provinces")}
    joined = {old: row for row in table("provinces") for old in items(row["nhập từ"]) if old not in living}
    return {old: f"{row['loại']} {row['tên']}" for old, row in joined.items()}


def _told(body: Body) -> dict[str, str]:
    return {"typed": body.name, "until": body.until.strftime("%d/%m/%Y") if body.until else "", "now": body.now or "…"}


def _sentence(text: str, at: int) -> str:
    """The sentence around a place, as far as it bears on it."""
    first, last = max(0, at - _REACH), min(len(text), at + _REACH)
    start = max(text.rfind(sign, first, at) for sign in _STOPS) + 1
    ends = [end for end in (text.find(sign, at, last) for sign in _STOPS) if end >= 0]
    return text[max(start, first) : min(ends, default=last)]


def _speaker(name: str) -> int | None:
    """Which kind of body speaks, as a number; None for one that is not known."""
    folded = fold(name)
    return next((index for index, names in enumerate(_SPEAKERS) if folded.startswith(names)), None)


RULES = (
    Rule("KH370", district_level, since=TWO_LEVELS),
    Rule("KH371", body_out_of_time),
    Rule("KH372", former_province, since=TWO_LEVELS),
    Rule("KH373", place_of_another),
    Rule("KH374", another_speaks, needs_words=True),
)
