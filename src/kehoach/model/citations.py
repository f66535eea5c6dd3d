"""Legal and Party documents that plain prose cites, without marks: `Chỉ thị số 34-CT/TW ngày 07/4/2014 của …`.

A citation starts at its kind word and is read forward: number, date, issuer, title, each of them optional. Where a
title ends is the careful part. It ends at the end of the sentence or paragraph, before a bracket that gives it a
short name (`(sau đây gọi tắt là …)`), before `;`, and before `,` or `và` where another numbered citation follows. A
comma ends it too where the main clause of the sentence begins: a connective (`đồng thời`, `góp phần` …), a body with
its verb (`, Ủy ban nhân dân huyện ban hành …`) or a clause in a tense (`, phong trào thi đua … đã có …`). A
semicolon belongs to the title in two cases only: the words after it open like a title themselves (`; quy định chi
tiết …`), or a list in small letters runs without connective from semicolon to semicolon up to the next numbered
citation. Quoted words are never cut. So a title may name other acts: those with a number are reported as citations
of their own, those without are not.

Without a number a document counts only where its name is particular: a law by its name, a resolution by its congress or
session, a project by its quoted title, any kind by the body that issued it. `Kế hoạch này`, `các nghị quyết` and
`kế hoạch phát triển kinh tế - xã hội` are words, not citations. Of a resolution known by its congress or session, that
congress or session is the issuer.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.model.citation_patterns import patterns
from kehoach.text.patterns import lazily
from kehoach.values import REMEMBERED
from kehoach.values.dates import Date, parse_date

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_LONGEST_TITLE = 800
_LONGEST_KIND = 40
_LONGEST_LEAD = 24
_MOST_SIBLINGS = 4
_TRAILING = " \t\n,;.*_"
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})

_OF = lazily(r"(?:\s*,)?\s+của\s+")
_LEVEL = lazily(r"(?:xã|phường|đặc\s+khu|huyện|quận|thị\s+xã|tỉnh)(?!\w)")
_ABOUT = lazily(r"(?:\s*,)?\s+(?=(?:về|v/v)(?!\w))")
_LAW_NUMBER = lazily(r"\s+số\s*:?\s*(?P<number>\d{1,3}/\d{4}/(?:QH|PL-UBTVQH|UBTVQH)\d{1,2})(?!\w)")
_LAW_YEAR = lazily(r"\s+(?P<date>năm\s+\d{4})(?!\w)")
_CHARTER = lazily(r"\s+(?P<issuer>Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?(?!\w))")
_LAW_WORD = lazily(r"(?:\s*[,–-])?\s+([^\W_]+)")
_AMENDING = lazily(r"\s+[Ss]ửa\s+đổi,\s+bổ\s+sung[^;.:]{0,40}?\scủa\s+(?:Bộ\s+)?[Ll]uật(?=\s)")
_AND_LAW = lazily(r"(?:,|\s+và)\s+(?:Bộ\s+)?[Ll]uật(?=\s)")
_PLURAL = lazily(r"(?:[Cc]ác|[Nn]hững|[Nn]hiều)\s+$")
_SENTENCE_START = lazily(r"(?:^|[.:\n*+–-])\s*$")
_SPACES = lazily(r"\s+")
_ANOTHER = lazily(r"\s*[;,]\s+")
_SESSION = lazily(r"kỳ\s+họp|kh(?:óa|oá)")
_AND = lazily(r"[ \t]*\n?[ \t]*và\s")
_SEMICOLON = lazily(r";\s+")
_DATE_SIGN = lazily(r"\s?[-.]\s?")
_NUMBER_WORD = lazily(r"^[Ss](?:ố|Ố):?")


class FoundCitation(msgspec.Struct, frozen=True, gc=False):
    """A document cited in a text, with the place of the whole citation; what is not said is empty."""

    start: int
    end: int
    kind: str
    number: str = ""
    date: Date | None = None
    issuer: str = ""
    title: str = ""
    lead: str = ""
    """The words that introduce it, as written: `Căn cứ`, `thực hiện`, `theo tinh thần` …"""


@lru_cache(maxsize=REMEMBERED)
def find_citations(text: str) -> tuple[FoundCitation, ...]:
    """Every document cited in the text, in the order in which the citations start."""
    return tuple(_Reader(text).read())


class _TitleEnds:
    """Where titles can end in a text; each place is looked at once, however many titles run over it."""

    def __init__(self, text: str, numbered: list[int]) -> None:
        self._text, self._numbered = text, frozenset(numbered)
        self._known: list[int] = []
        self._seen_up_to = 0

    def after(self, start: int) -> int:
        """The first place at or after the start where a title ends."""
        index = bisect_left(self._known, start)
        if index == len(self._known):
            self._known.append(self._look_from(max(start, self._seen_up_to)))
        return self._known[index]

    def _look_from(self, place: int) -> int:
        for stop in patterns().title_stop.finditer(self._text, place):
            if self._ends_title(stop):
                self._seen_up_to = stop.start() + 1
                return stop.start()
            self._seen_up_to = stop.end()
        return len(self._text)

    def _ends_title(self, stop: re.Match[str]) -> bool:
        after_sign = _SEMICOLON.match(self._text, stop.end())
        before_number = (after_sign or stop).end() in self._numbered
        verdicts = {"end": True, "joint": before_number, "list": not before_number}
        return verdicts.get(stop.lastgroup or "", False)


class _Found(msgspec.Struct, frozen=True, gc=False):
    """What was read after the kind word, and where it ends."""

    end: int
    number: str = ""
    date: Date | None = None
    issuer: str = ""
    title: str = ""


class _Reader:
    """Reads the citations of one text."""

    def __init__(self, text: str) -> None:
        self._text, self._words = text, patterns()
        self._kinds = self._find_kinds()
        self._numbers = [self._words.number.match(text, end) for _start, end in self._kinds]
        self._numbered = [kind[0] for kind, number in zip(self._kinds, self._numbers, strict=True) if number]
        self._ends = _TitleEnds(text, self._numbered)

    def read(self) -> Iterator[FoundCitation]:
        """Every citation, from the first to the last."""
        covered = 0
        for (start, end), number in zip(self._kinds, self._numbers, strict=True):
            if number:
                found = [(start, self._tail(number.end(), number=_canonical(number["number"])))]
            elif start >= covered:
                found = self._named(start, end)
            else:
                continue
            for place, citation in found:
                covered = max(covered, citation.end)
                yield self._citation(place, self._kind(start, end), citation)

    def _find_kinds(self) -> list[tuple[int, int]]:
        """Where kind words stand: with a capital, or in small letters before a number with its symbol."""
        text, words = self._text, self._words
        places = [match.span() for match in words.kind.finditer(text) if not _inside_word(text, match.start())]
        for symbol in words.symbol.finditer(text):
            behind = max(0, symbol.start() - _LONGEST_KIND)
            small = words.small_kind_before.search(text[behind : symbol.start()])
            if small:
                places.append((behind + small.start("kind"), behind + small.end("kind")))
        return sorted(places)

    def _kind(self, start: int, end: int) -> str:
        return self._words.kinds[_one_line(self._text[start:end]).lower()]

    def _citation(self, start: int, kind: str, found: _Found) -> FoundCitation:
        lead = self._words.lead.search(self._text[max(0, start - _LONGEST_LEAD) : start])
        return FoundCitation(
            start=start,
            end=found.end,
            kind=kind,
            number=found.number,
            date=found.date,
            issuer=found.issuer,
            title=found.title,
            lead=_one_line(lead["lead"]) if lead else "",
        )

    def _tail(self, position: int, *, number: str = "") -> _Found:
        """Date, issuer and title, as far as they follow this position."""
        dated = self._words.date.match(self._text, position)
        position = dated.end() if dated else position
        issued = self._after_of(self._words.name, position)
        position = issued.end() if issued else position
        if issued and not dated:
            dated = self._words.date.match(self._text, position)
            position = dated.end() if dated else position
        joiner = self._words.joiner if dated or issued else _ABOUT
        end, title = self._title(position, joiner)
        return _Found(end, number, _date(dated), _one_line(issued[0]) if issued else "", title)

    def _after_of(self, words: re.Pattern[str], position: int) -> re.Match[str] | None:
        of = _OF.match(self._text, position)
        return words.match(self._text, of.end()) if of else None

    def _title(self, position: int, joiner: re.Pattern[str]) -> tuple[int, str]:
        joined = joiner.match(self._text, position)
        if not joined:
            return position, ""
        start = joined.end()
        title = self._text[start : min(self._title_end(start), start + _LONGEST_TITLE)].rstrip(_TRAILING)
        return start + len(title), _one_line(title)

    def _title_end(self, start: int) -> int:
        """Where the title ends; `và` and another number are a part of it once it has named an act with a number."""
        end = self._ends.after(start)
        for _sibling in range(_MOST_SIBLINGS):
            if _AND.match(self._text, end) and self._names_an_act(start, end):
                end = self._ends.after(end + 1)
        return end

    def _names_an_act(self, start: int, end: int) -> bool:
        index = bisect_left(self._numbered, start)
        return index < len(self._numbered) and self._numbered[index] < end

    def _named(self, start: int, end: int) -> list[tuple[int, _Found]]:
        """The citation, or two of them, that the kind word opens without a number."""
        kind = self._kind(start, end)
        if _PLURAL.search(self._text[max(0, start - _LONGEST_LEAD) : start]):
            return []
        if kind in _LAWS:
            found = self._law(end)
        elif kind == "Nghị quyết":
            return self._resolution(start, end)
        else:
            found = self._by_issuer(kind, end) or self._by_title(kind, start, end)
        return [(start, found)] if found else []

    def _resolution(self, start: int, end: int) -> list[tuple[int, _Found]]:
        named = self._session(end)
        if not named:
            found = self._by_issuer("Nghị quyết", end) or self._by_title("Nghị quyết", start, end)
            return [(start, found)] if found else []
        found = self._of_session(named)
        another = _ANOTHER.match(self._text, found.end)
        other = self._words.session.match(self._text, another.end()) if another else None
        if other and _SESSION.search(other["issuer"]):
            return [(start, found), (other.start(), self._of_session(other))]
        return [(start, found)]

    def _session(self, end: int) -> re.Match[str] | None:
        spaces = _SPACES.match(self._text, end)
        if not spaces:
            return None
        forms = (self._words.congress, self._words.plenum, self._words.session)
        return next(filter(None, (form.match(self._text, spaces.end()) for form in forms)), None)

    def _of_session(self, match: re.Match[str]) -> _Found:
        end, title = self._title(match.end(), _ABOUT)
        return _Found(end, issuer=_one_line(match["issuer"]), title=title)

    def _by_issuer(self, kind: str, end: int) -> _Found | None:
        charter = _CHARTER.match(self._text, end) if kind == "Điều lệ" else None
        if charter:
            return _Found(charter.end(), issuer=_one_line(charter["issuer"]))
        by_level = kind == "Quy chế" and self._after_of(_LEVEL, end)
        if not by_level and not self._after_of(self._words.session, end):
            return None
        found = self._tail(end)
        return found if found.title or kind not in self._words.noun_or_verb else None

    def _by_title(self, kind: str, start: int, end: int) -> _Found | None:
        quoted = self._words.quotation.match(self._text, end) if kind in self._words.quoted else None
        if quoted:
            return _Found(quoted.end(), title=_one_line(quoted["title"]))
        before = self._text[max(0, start - _LONGEST_LEAD) : start]
        if kind not in self._words.titled or _SENTENCE_START.search(before):
            return None
        end, title = self._title(end, _ABOUT)
        return _Found(end, title=title) if title else None

    def _law(self, end: int) -> _Found | None:
        named_to = self._law_name(end)
        if not named_to:
            return None
        number = _LAW_NUMBER.match(self._text, named_to)
        position = number.end() if number else named_to
        dated = _LAW_YEAR.match(self._text, position) or self._words.date.match(self._text, position)
        return _Found(
            end=dated.end() if dated else position,
            number=_canonical(number["number"]) if number else "",
            date=_date(dated),
            title=_one_line(self._text[end:named_to]),
        )

    def _law_name(self, start: int) -> int:
        """Where the name of the law ends; the name of an amending law holds the names of those that it amends."""
        amending = _AMENDING.match(self._text, start)
        end = self._one_law(amending.end() if amending else start)
        while amending and end and (another := _AND_LAW.match(self._text, end)):
            next_end = self._one_law(another.end())
            if not next_end:
                break
            end = next_end
        return end

    def _one_law(self, start: int) -> int:
        """Where the longest known name ends, whatever its case and commas, or else a name with a capital; 0 if none."""
        first = _LAW_WORD.match(self._text, start)
        for name in self._words.laws.get(first[1].lower(), ()) if first else ():
            end = self._words_end(start, name)
            if end:
                return end
        capital = self._words.law_start.match(self._text, start)
        unknown = self._words.name.match(self._text, capital.end()) if capital else None
        return unknown.end() if unknown else 0

    def _words_end(self, place: int, words: list[str]) -> int:
        for word in words:
            match = _LAW_WORD.match(self._text, place)
            if not match or match[1].lower() != word:
                return 0
            place = match.end()
        return place


def _date(match: re.Match[str] | None) -> Date | None:
    if not match:
        return None
    words = _one_line(match["date"])
    return parse_date(words if "tháng" in words else _DATE_SIGN.sub("/", words))


def _canonical(number: str) -> str:
    return _NUMBER_WORD.sub("", "".join(number.split())).replace("–", "-")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _inside_word(text: str, place: int) -> bool:
    return place > 0 and text[place - 1].isalnum()
