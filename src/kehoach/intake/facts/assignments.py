"""Who is asked for what: a body at the head of a point or after `Giao`, `Đề nghị`, `Yêu cầu`, and its partners."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.facts.bodies import MOST_WORDS, Body, body_at, most_words, parts
from kehoach.intake.facts.tables import any_of, units
from kehoach.intake.oldplan import Fact
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.facts.places import Here

_ASKED = lazily(r"(?P<verb>giao(?: cho)?|đề nghị|yêu cầu|phân công(?: cho)?)\s+", re.IGNORECASE)
_FOR = lazily(r"Đối với\s+")
_SENTENCE = lazily(r"(?:^|[.!?]\s+)(?=[^\W\d_])|;\s+(?=(?:đề nghị|yêu cầu|giao)\s)")
_PARTNERS = lazily(r"phối hợp(?:\s+chặt chẽ)?\s+(?:với|cùng)(?:\s+với)?\s+", re.IGNORECASE)
_OPENS_WITH_PARTNERS = lazily(r"(?:chủ trì,?(?:\s+và)?\s+)?phối hợp\s", re.IGNORECASE)
_MAY_LEAD = lazily(r"(?:^|[,;:]|chủ trì|trách nhiệm|và|chủ động|thường xuyên)\s*$", re.IGNORECASE)
"""What may stand before `phối hợp với`: `hằng tháng phối hợp với` is a task rather than a way to share one."""
_PRODUCT = lazily(r"[(;,]\s*sản phẩm(?:\s+là)?\s*:\s*(?P<product>[^();]{3,160}?)(?=\)|;|\.?$)")
_SUBMITTED = lazily(
    r"(?:trình|ban hành|hoàn thành|nộp|gửi)\s+(?P<product>(?:phương án|dự thảo|tờ trình|báo cáo|hướng dẫn|danh sách"
    r"|đề án|dự toán|hồ sơ|văn bản|kịch bản)[^,;:.()“”]{0,80}?)"
    r"(?:\s+(?:về|cho|lên)\s+[A-ZĐỦ][^,;:.()]{1,60}?)?(?=\s+(?:trước|chậm nhất)\s)"
)
"""What is handed in to somebody by a day."""
_WORDS = {"đề nghị": "đề nghị", "yêu cầu": "yêu cầu"}
_SILENT = frozenset(
    ("purpose", "objects", "programme", "activity", "awards", "criteria", "standards", "theme", "slogan")
)
_DOUBTFUL = 0.5
_LONGEST_HEADING = 150


def assignments(here: Here, *, assigned: bool) -> Iterator[Fact]:
    """The bodies that a text asks for something, each followed by those that it works with.

    What stands under somebody's name (`assigned`) may open with the bodies that he is to work with.
    """
    if here.topics & _SILENT and not here.topics & {"execution"}:
        return
    found = list(_bodies(here))
    if assigned and not found and _OPENS_WITH_PARTNERS.match(here.text):
        yield from _partners(here.text, 0, len(here.text), 0.75)
    yield from (fact for _, facts in found for fact in facts)
    for at, (body, facts) in enumerate(found):
        end = found[at + 1][0].start if at + 1 < len(found) else len(here.text)
        yield from _partners(here.text, body.end, end, facts[0].confidence)
        yield from _products(here.text, body.end, end)


def _bodies(here: Here) -> Iterator[tuple[Body, list[Fact]]]:
    if here.is_heading:
        yield from _of_heading(here)
        return
    for sentence in _SENTENCE.finditer(here.text):
        start = sentence.end()
        asked = _ASKED.match(here.text, start)
        if start and not (asked or here.headless or "execution" in here.topics):
            continue
        body = body_at(here.text, asked.end() if asked else start)
        confidence = _confidence(here, body, asked, first=not start) if body else 0
        if body and confidence:
            yield body, _asked(here.text, body, asked, confidence, "reason.asked" if asked else "reason.head-of-point")


def _asked(text: str, body: Body, asked: re.Match[str] | None, confidence: float, reason: str) -> list[Fact]:
    """The bodies of a phrase, each asked by the verb before it."""
    word = _WORDS.get(asked["verb"].lower(), "giao") if asked else "giao"
    sure = min(confidence, _sure(text, body))
    return [Fact(start, end, word, sure, reason) for start, end in parts(text, body)]


def _confidence(here: Here, body: Body, asked: re.Match[str] | None, *, first: bool) -> float:
    """How sure it is that the body is asked for something; 0 where it is not."""
    if here.closing:
        return 0.8 if asked and first and body.named else 0
    if asked:
        return 0.95 if body.stop else 0.75
    execution = "execution" in here.topics
    if not body.stop or not (here.item.typed or here.above):
        return 0
    charged = body.stop != ":" and re.match(any_of(units().charged), here.text[body.end :].lstrip(" ,"))
    if body.stop in (":", "…", "."):
        plain = body.stop == ":" or here.text.startswith(("...", "…"), body.end)
        return (0.85 if execution or body.named else 0) if plain else 0
    if body.named:
        return 0.9 if execution else 0.75 if first else 0.6
    return 0.85 if execution or charged else 0


def _sure(text: str, body: Body) -> float:
    """How sure the end of a phrase is: no known word may end it, or its names have too many words."""
    return 1 if body.sure and most_words(text[body.start : body.end]) <= MOST_WORDS else _DOUBTFUL


def _of_heading(here: Here) -> Iterator[tuple[Body, list[Fact]]]:
    """A heading that is nothing but names of bodies, among those that tell who does what."""
    if "execution" not in here.topics:
        return
    asked = _ASKED.match(here.text)
    lead = asked or _FOR.match(here.text)
    body = body_at(here.text, lead.end() if lead else 0)
    whole = body is not None and not fold(here.text[body.end :]).strip(" .:;")
    if body and whole and len(here.text) <= _LONGEST_HEADING:
        yield body, _asked(here.text, body, asked, 0.85, "reason.heading")


def _partners(text: str, start: int, end: int, confidence: float) -> Iterator[Fact]:
    for found in _PARTNERS.finditer(text, start, end):
        if not _MAY_LEAD.search(text[start : found.start()]):
            continue
        body = body_at(text, found.end(), partner=True)
        if body and body.end <= end:
            sure = min(confidence, 0.85, _sure(text, body))
            yield from (Fact(first, last, "phối hợp", sure, "reason.partners") for first, last in parts(text, body))


def _products(text: str, start: int, end: int) -> Iterator[Fact]:
    for found in (*_PRODUCT.finditer(text, start, end), *_SUBMITTED.finditer(text, start, end)):
        yield Fact(found.start("product"), found.end("product"), "sản phẩm", 0.85, "reason.product")
