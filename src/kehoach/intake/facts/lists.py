"""Facts that a heading announces: goals, criteria, forms of award, an activity, the steps of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.facts.bodies import body_at
from kehoach.intake.facts.places import BRACKETED
from kehoach.intake.oldplan import Fact
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.facts.places import Here

_END_MARKS = " ;.,"
_AWARD = lazily(
    r"(?:Tặng\s+|Tặng thưởng\s+)?(?:Bằng khen|Giấy khen|Huân chương|Cờ thi đua|Danh hiệu|Thư khen|Kỷ niệm chương)\b"
)
_AWARD_LINE = lazily(
    r"(?:Bằng khen|Giấy khen|Huân chương|Cờ thi đua|Thư khen|Kỷ niệm chương)[^;:.]{0,40}\scủa\s[^;:.]{3,60}"
)
_GIVEN = lazily(
    r"(?:tặng|trao|thưởng)\s+(?P<award>(?:Bằng khen|Giấy khen|Huân chương|Cờ thi đua|Thư khen|Kỷ niệm chương)"
    r"[^;:.,()“”]{0,40}?\scủa\s[^;:.,()“”]{3,60})"
)
_WHOM = lazily(r"\scủa\s[^;:.]{3,60}?(?P<for>\scho\s(?:các\s)?(?P<whom>(?:tập thể|cá nhân|hộ|đơn vị)\b[\w ,]*))")
_AIMED_AT = lazily(
    r"(?:(?<!gắn )(?<!cùng )(?<!đối )với|nhằm|vì)\s+mục tiêu\s+(?:(?:chung|là)\s+)*:?\s*(?P<aim>[^,;.:()“”]{10,200})"
)
_NO_GOALS = frozenset(("indicators", "purpose"))
"""What a heading that names goals as well puts under it: `Mục tiêu, yêu cầu`, `Mục tiêu, chỉ tiêu`."""
_ACTIVITY = lazily(r"(?P<name>(?:Lễ|Hội (?:nghị|thi|thảo|diễn))\s+[^:.;]+)")
_PROGRAMME = lazily(r"Chương trình\s+[^:.;]+")


def whole(here: Here, word: str, confidence: float, reason: str, attributes: tuple[tuple[str, str], ...] = ()) -> Fact:
    """All words of a text but for its end mark."""
    return Fact(0, len(here.text.rstrip(_END_MARKS)), word, confidence, reason, attributes=attributes)


def listed(here: Here) -> Iterator[Fact]:
    """What a text is because of the heading that it stands under."""
    if here.is_heading:
        yield from _headings(here)
    elif _AWARD_LINE.fullmatch(here.text.strip(_END_MARKS)):
        yield _award(here.text, 0, len(here.text.rstrip(_END_MARKS)), 0.85)
    elif not here.text.strip(_END_MARKS) or here.closing:
        return
    elif "awards" in here.topics and here.item.typed and _AWARD.match(here.text):
        yield _award(here.text, 0, len(here.text.rstrip(_END_MARKS)), 0.9)
    elif "criteria" in here.topics and "awards" not in here.topics and (sure := _criterion(here)):
        target = here.target
        yield whole(here, "tiêu chí", sure, "reason.criterion", (("phạm vi", target),) if target else ())
    elif "goal" in here.topics and not here.topics & _NO_GOALS and not here.text.endswith(":"):
        yield whole(here, "mục tiêu cụ thể" if "specific" in here.topics else "mục tiêu chung", 0.75, "reason.goal")
    elif "programme" in here.topics and here.item.typed:
        yield from actors(here.text)
    else:
        yield from _woven(here)


def _woven(here: Here) -> Iterator[Fact]:
    """What a sentence says of awards and goals."""
    if "awards" in here.topics:
        for found in _GIVEN.finditer(here.text):
            yield _award(here.text, *found.span("award"), 0.8)
    for found in _AIMED_AT.finditer(here.text):
        yield Fact(*found.span("aim"), "mục tiêu cụ thể", 0.75, "reason.goal")


def _award(text: str, start: int, end: int, confidence: float) -> Fact:
    """A form of award and who grants it; whom it is for is no part of that name."""
    said = _WHOM.search(text, start, end)
    attributes = (("đối tượng", said["whom"]),) if said else ()
    return Fact(
        start, said.start("for") if said else end, "khen thưởng", confidence, "reason.award", attributes=attributes
    )


def _criterion(here: Here) -> float:
    """How sure it is that a text among criteria is one: a dash of their list, or a sentence about those it is for."""
    if here.item.typed == "-":
        return 0.85 if not here.above or here.above[-1].rank < BRACKETED else 0
    return 0.75 if not here.item.typed and here.target and not here.text.endswith(":") else 0


def _headings(here: Here) -> Iterator[Fact]:
    """The names of an activity and of a programme in a heading."""
    programme, activity = _PROGRAMME.match(here.text), _ACTIVITY.search(here.text)
    if programme and "activity" in {topic for one in here.above for topic in one.topics}:
        yield Fact(0, len(here.text.rstrip(" .:")), "chương trình", 0.85, "reason.programme")
    elif activity and here.has_children and len(here.above) == 0:
        yield Fact(activity.start(), len(here.text.rstrip(" .:")), "hoạt động", 0.75, "reason.activity")


def actors(step: str) -> Iterator[Fact]:
    """Who does a step: the body that it begins with."""
    body = body_at(step, 0)
    if body and body.stop and body.stop not in ":.;":
        yield Fact(body.start, body.end, "thực hiện", 0.8, "reason.actor")
