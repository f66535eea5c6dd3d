"""Names of bodies in a sentence: where one begins, where it ends, whether it is a particular one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kehoach.intake.facts.tables import any_of, opener, units, words_of_names
from kehoach.text.patterns import lazily

MOST_WORDS = 11
"""A name of more words than this holds a task that no known word begins."""
_FEW_WORDS = 6
"""A name of no more words than this is taken as it is."""
_BETWEEN = lazily(r"[,;(]\s*|\svà\s")
_WORD = lazily(r"[^\W\d_]+")
_LONGEST = 260
_BRACKET = lazily(r"\s*\([^()]{3,120}\)")
_STOP = lazily(r"[:.…]|;\s|\s\((?=hoàn thành|thời hạn|hạn|trước|sản phẩm|nếu có|xong)")
_CLAUSE = lazily(r",\s+")
_JOINT = lazily(r"\s+và\s+")
_SPLIT_BY_MODEL = lazily(r"(?:các|từng|toàn thể)\s")
_ENDS_A_NAME = lazily(r"(?:^|\s)(?:xã|phường|huyện|tỉnh|thị trấn|thị xã|thành phố|Việt Nam|[A-ZĐ]{2,})$")
_LEVEL = lazily(r"\s+(?:xã|phường|huyện|tỉnh|thị trấn|thị xã|thành phố)(?![^\W\d_])")
"""`Trung tâm Dịch vụ tổng hợp xã`: a verb before a level is part of a name."""
_LAST = lazily(r"\S+$")


class Body(NamedTuple):
    """A phrase that names one or several bodies."""

    start: int
    end: int
    named: bool
    """Whether it names a particular body rather than `các cơ quan`."""
    stop: str
    """The words that it ends before: a verb, a colon, or nothing at the end of the text."""
    sure: bool = True
    """Whether a known word ends it."""


def body_at(text: str, start: int, *, partner: bool = False) -> Body | None:
    """The phrase that begins there, if it begins as a name of a body does."""
    known = units()
    begin = opener(known.named + known.general + known.others).match(text, start)
    if begin is None or begin[0].capitalize() in known.others:
        return None
    named = bool(opener(known.named).match(text, start))
    end, stop = _end(text, start, partner=partner)
    if most_words(text[start:end]) > _FEW_WORDS and (unknown := _unknown_word(text, start, end)):
        end, stop = _trimmed(text, start, unknown.start()), unknown[0]
        return Body(start, end, named, stop, sure=False) if text[start:end].strip() else None
    if end - start > _LONGEST or not text[start:end].strip():
        return None
    return Body(start, end, named, stop)


def most_words(phrase: str) -> int:
    """The words of the longest name in a phrase."""
    return max(len(name.split()) for name in _BETWEEN.split(phrase))


def _unknown_word(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first word in small letters that no name of a body holds."""
    first = opener(units().named + units().general).match(text, start)
    words = _WORD.finditer(text, first.end() if first else start, end)
    return next((word for word in words if word[0][0].islower() and word[0] not in words_of_names()), None)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){any_of(units().verbs)}")


@cache
def _partner_stop() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){any_of((*units().verbs, *units().after_partners))}")


def _end(text: str, start: int, *, partner: bool) -> tuple[int, str]:
    """Where the phrase ends, and what it ends before."""
    first_word = opener(units().named + units().general).match(text, start)
    at = first_word.end() if first_word else start
    pattern = _partner_stop() if partner else _verb()
    limit = min(len(text), start + _LONGEST + 1)
    while at < limit:
        verb = _next_verb(text, at, limit, pattern)
        stop = _next_stop(text, at, limit)
        if stop is not None and (verb is None or stop < verb.start()):
            return _trimmed(text, start, stop), text[stop]
        if verb is None:
            return _trimmed(text, start, min(limit, len(text))), ""
        return _trimmed(text, start, verb.start()), verb[0]
    return at, ""


def _next_verb(text: str, at: int, limit: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    for verb in pattern.finditer(text, at, limit):
        before = _LAST.search(text[: verb.start()].rstrip())
        if (before and before[0] in units().inside) or _LEVEL.match(text, verb.end()):
            continue
        if text.count("(", at, verb.start()) > text.count(")", at, verb.start()):
            continue
        return verb
    return None


def _next_stop(text: str, at: int, limit: int) -> int | None:
    """Where a colon or a full stop ends the phrase; a semicolon before another body does not."""
    for stop in _STOP.finditer(text, at, limit):
        if stop[0].endswith("("):
            return stop.start()
        if text.count("(", at, stop.start()) > text.count(")", at, stop.start()):
            continue
        if stop[0] == "." and text[stop.end() : stop.end() + 1].isalnum():
            continue
        if stop[0] == "." and text[stop.start() - 2 : stop.start()] in ("UB", "đ/c"):
            continue
        if stop[0][0] == ";" and opener(units().named + units().general).match(text, stop.end()):
            continue
        return stop.start()
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without spaces, commas and joints."""
    while end > start and (text[end - 1] in " ,;-" or text[start:end].endswith((" và", " cùng"))):
        end -= 4 if text[start:end].endswith("cùng") else 2 if text[start:end].endswith("và") else 1
    return end


def parts(text: str, body: Body) -> list[tuple[int, int]]:
    """The phrase where its bodies are joined so that the model would take them for one."""
    out: list[tuple[int, int]] = []
    start = body.start
    for joint in _JOINT.finditer(text, body.start, body.end):
        if text.count("(", start, joint.start()) > text.count(")", start, joint.start()):
            continue
        follows = opener(units().named + units().general + ("đoàn thể",)).match(text, joint.end())
        if follows and not _SPLIT_BY_MODEL.match(text, joint.end()) and _ends(text[start : joint.start()], follows[0]):
            out.append((start, joint.start()))
            start = joint.end()
    return [*out, (start, body.end)]


def _ends(before: str, follows: str) -> bool:
    """Whether a whole name stands before a joint: `Văn phòng Hội đồng nhân dân và Ủy ban nhân dân` is one name."""
    if before.endswith(("Hội đồng nhân dân", "HĐND")) and "ăn phòng" in before:
        return False
    return follows[0].islower() or bool(_ENDS_A_NAME.search(before))
