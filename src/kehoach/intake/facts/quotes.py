"""Quoted words that name a movement, a theme or a slogan, and short forms in brackets."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kehoach.intake.oldplan import Fact
from kehoach.model.citations import find_citations
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.facts.places import Here

_QUOTE = lazily(r"“[^“”]{4,700}”|\"[^\"“”]{4,700}\"")
_MOVEMENT = lazily(
    r"(?:phong trào|cuộc vận động|mô hình)(?:\s+(?:thi đua|xây dựng|yêu nước|“|là|như|sau|chuyên đề))*\s*:?\s*$",
    re.IGNORECASE,
)
_MOVEMENTS = lazily(
    r"(?:các|những)\s+(?:phong trào|cuộc vận động)[^.“”\"]{0,90}(?::|như|gồm|là)\s*:?\s*$", re.IGNORECASE
)
_JOINT = lazily(r"(?:\s*giai đoạn\s+\d{4}\s*[-–]\s*\d{4})?\s*(?:[;,]|\.{3}|…)?\s*(?:và\s+)?$")
_THEME = lazily(r"chủ đề(?:\s+(?:thi đua|là|của\s+\w+|năm))*\s*:?\s*$", re.IGNORECASE)
_SLOGANS = lazily(r"(?:khẩu hiệu|phương châm)[^“”\"]{0,60}$", re.IGNORECASE)
_SHORT = lazily(
    r"\((?:sau đây\s+)?(?P<word>gọi tắt|viết tắt|gọi chung)(?:\s+là)?\s*:?\s*(?P<short>[^()]{1,80}?)\s*\)",
    re.IGNORECASE,
)
_LOOK_BACK = 130
_LEAST_NAME = 12


def quotes(here: Here, known: set[str]) -> Iterator[Fact]:
    """The movements, themes and slogans quoted in a text; `known` are those of the texts before, told once."""
    last: tuple[int, str] = (-1, "")
    cited = [(one.start, one.end) for one in find_citations(here.text)] if "“" in here.text or '"' in here.text else []
    for found in _QUOTE.finditer(here.text):
        word, confidence = _kind(here, found.start(), last)
        name = fold(found[0].strip('“”"'))
        if not word and any(each in name for each in _well_known()):
            word, confidence = "phong trào", 0.75
        if not word or any(start < found.start() < end for start, end in cited):
            continue
        last = (found.end(), word)
        if name not in known:
            known.add(name)
            yield Fact(found.start(), found.end(), word, confidence, f"reason.{fold(word).replace(' ', '-')}")


def _kind(here: Here, start: int, last: tuple[int, str]) -> tuple[str, float]:
    """What a quotation is: by the words before it, by its heading, or as the one that it is listed with."""
    if last[0] >= 0 and _JOINT.fullmatch(here.text, last[0], start):
        return last[1], 0.8
    before = here.text[max(0, start - _LOOK_BACK) : start].rstrip("*( ")
    if "theme" in here.topics or _THEME.search(before):
        return "chủ đề", 0.9
    if _SLOGANS.search(before):
        return "khẩu hiệu", 0.9
    if _MOVEMENT.search(before):
        return "phong trào", 0.9
    return ("phong trào", 0.8) if _MOVEMENTS.search(before) else ("", 0)


@cache
def _well_known() -> tuple[str, ...]:
    """The names of movements that the language rules know."""
    lines = resource("data", "language", "movements.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple({fold(name) for line in lines for name in line.split("\t")[:2] if len(name) > _LEAST_NAME})


def short_forms(here: Here) -> Iterator[Fact]:
    """`(sau đây gọi tắt là …)`."""
    for found in _SHORT.finditer(here.text):
        word = "viết tắt" if fold(found["word"]) == "viet tat" else "gọi tắt"
        yield Fact(found.start("short"), found.end("short"), word, 0.95, "reason.short-form")
