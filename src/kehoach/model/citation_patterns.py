"""The patterns that citations are read with, put together from the words in citations.tsv when the package is built."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kehoach.text import tables
from kehoach.text.letters import CAPITALS, SMALL
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = (CITATIONS,) = ("citations",)
_WORDS = Path(__file__).with_name("citations.tsv")

_WORD = lazily(r"[^\W_]+")
_SYMBOL = (
    r"[0-9][0-9]{0,4}(?:\s?/\s?\d{4})?"
    r"(?:(?:[-–/]\s?|\s[-–/])[A-ZĐƯ](?:[A-Za-zĐđƯư0-9&]|\.(?=[A-ZĐƯ])){0,14})+(?!\w)"
)
_NUMBER = rf"(?:[Ss](?:ố|Ố)\s*:?\s*)?{_SYMBOL}|[Ss](?:ố|Ố)\s*:?\s*\d{{1,5}}(?:/\d{{4}})?(?![\w/%])"
_BLANK = r"\[\s*\]|[.…_]{1,9}"
_DATE = (
    r"(?:\s*,)?\s+(?:ban\s+hành\s+)?(?P<date>ngày\s+(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
    rf"|(?:(?:\d{{1,2}}|{_BLANK})\s+)?tháng\s+(?:(?:\d{{1,2}}|{_BLANK})\s+)?năm\s+\d{{4}})"
    r"|tháng\s+\d{1,2}\s?[/-]\s?\d{4})"
)
_YEARS = r"\d{4}\s*[-–]\s*\d{4}"
_TERM = rf"nhiệm\s+kỳ\s+{_YEARS}"
_OF_TERM = r"kh(?:óa|oá)\s+(?:[IVXLC]+|\d+|thứ\s+\w+)\b"
_ASIDE = rf"(?:\s+\({_OF_TERM}\))?"
_CONGRESS = (
    r"(?P<issuer>[Đđ]ại\s+hội\s(?:(?!các\s+cấp|[Nn]ghị\s+[Qq]uyết)[^;.:()]){0,100}?"
    rf"(?:(?:lần\s+thứ\s+\w+|{_OF_TERM})(?:,?\s+{_TERM})?|{_TERM})(?:\s+của\s+Đảng(?!\w))?)"
)
_PLENUM = (
    r"(?P<issuer>(?:Hội\s+nghị\s+)?(?:lần\s+thứ\s+\w+\s+)?(?:Ban\s+Chấp\s+hành\s+)?Trung\s+ương\s+(?:Đảng,?\s+)?"
    rf"(?:\d{{1,2}}|lần\s+thứ\s+\w+)?,?\s*\(?{_OF_TERM}\)?(?:(?:,|\s+và)\s+{_OF_TERM})*)"
)
_SESSION = (
    rf"(?:\s+(?:tỉnh|thành\s+phố|huyện|thị\s+xã|quận|xã|phường|đặc\s+khu)(?!\w)(?:\s+[{CAPITALS}]\w*){{0,4}})?"
    rf"(?:,?\s+kỳ\s+họp\s+(?:lần\s+)?thứ\s+\w+)?(?:,?\s+{_OF_TERM})?(?:,?\s+{_TERM})?(?:\s+năm\s+\d{{4}})?"
)
_QUOTATION = (
    r"\s+(?P<title>(?:“[^”\n]{1,300}”|\"[^\"\n]{1,300}\")"
    rf"(?:\s+(?:giai\s+đoạn\s+{_YEARS}|năm\s+\d{{4}}))?)"
)


class Known(msgspec.Struct, frozen=True):
    """What the words say by themselves."""

    kinds: dict[str, str]
    """The kind by its words in small letters."""
    laws: dict[str, list[list[str]]]
    """The names of laws, as words in small letters, by their first word; the longest name first."""
    noun_or_verb: frozenset[str]
    titled: frozenset[str]
    quoted: frozenset[str]


class Patterns(Known, frozen=True):
    """And the patterns that they make."""

    kind: re.Pattern[str]
    small_kind_before: re.Pattern[str]
    symbol: re.Pattern[str]
    number: re.Pattern[str]
    date: re.Pattern[str]
    name: re.Pattern[str]
    joiner: re.Pattern[str]
    lead: re.Pattern[str]
    title_stop: re.Pattern[str]
    congress: re.Pattern[str]
    plenum: re.Pattern[str]
    session: re.Pattern[str]
    quotation: re.Pattern[str]
    law_start: re.Pattern[str]


Made = tuple[Known, dict[str, str]]
"""What is known, and the source of each pattern by its name."""


@cache
def patterns() -> Patterns:
    """What the words are made into."""
    known, sources = tables.load_pickled(CITATIONS, _origin()) or _made()
    made: dict[str, Any] = {name: lazily(source) for name, source in sources.items()}
    return Patterns(**msgspec.structs.asdict(known), **made)


def save(name: str) -> None:
    """Make the table of what the words are made into."""
    tables.save_pickled(name, _origin(), _made())


def _origin() -> tuple[bytes, bytes]:
    """The words, and this module, which makes patterns of them."""
    return _WORDS.read_bytes(), Path(__file__).read_bytes()


def _made() -> Made:
    words = _words()
    known = Known(
        kinds={kind.lower(): kind for kind in words["kind"]},
        laws=_laws(words["law"]),
        noun_or_verb=frozenset(words["noun or verb"]),
        titled=frozenset(words["named by title"]),
        quoted=frozenset(words["named in quotes"]),
    )
    return known, _sources(words)


def _sources(words: dict[str, list[str]]) -> dict[str, str]:
    kinds, small_kind = words["kind"], _any(kind.lower() for kind in words["kind"])
    return {
        "kind": _word({form for kind in kinds for form in (kind, kind.title(), kind.upper())}),
        "small_kind_before": rf"(?<!\w)(?P<kind>{small_kind})\s+(?:số\s*:?\s*)?$",
        "symbol": _SYMBOL,
        "number": rf"\s+(?P<number>{_NUMBER}){_ASIDE}",
        "date": _DATE,
        "name": _name(words) + _ASIDE,
        "joiner": rf"(?:\s*,)?\s+(?={_word(words['joiner'])})",
        "lead": rf"(?i)(?<!\w)(?P<lead>{_any(words['lead'])})\s+$",
        "title_stop": _title_stop(words),
        "congress": _CONGRESS,
        "plenum": _PLENUM,
        "session": rf"(?P<issuer>{_word(words['body'])}{_SESSION})",
        "quotation": _QUOTATION,
        "law_start": rf"\s+(?=[{CAPITALS}])(?!{_any(kinds)})",
    }


def _words_of(name: str) -> list[str]:
    """The words of a name in small letters, whatever signs stand between them."""
    return _WORD.findall(name.lower())


def _words() -> dict[str, list[str]]:
    """The words by what they are to a citation."""
    by_role: dict[str, list[str]] = defaultdict(list)
    for row in _WORDS.read_text(encoding="utf-8").splitlines()[1:]:
        role, words, _source = row.split("\t")
        by_role[role].append(words)
    return by_role


def _laws(names: Iterable[str]) -> dict[str, list[list[str]]]:
    laws: dict[str, list[list[str]]] = defaultdict(list)
    for words in sorted(map(_words_of, names), key=len, reverse=True):
        laws[words[0]].append(words)
    return dict(laws)


def _any(words: Iterable[str]) -> str:
    """The longest of the words that stands there; parted by their first letters, of which most places have none."""
    spelled = {form for word in words for form in (word, word.replace("ủy", "uỷ"))}
    longest_first = sorted(spelled, key=lambda word: (word[0], -len(word), word))
    by_letter = groupby(longest_first, key=itemgetter(0))
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(map(_after_letter, group))})" for letter, group in by_letter) + ")"


def _after_letter(word: str) -> str:
    return re.escape(word[1:]).replace(r"\ ", r"\s+")


def _word(words: Iterable[str]) -> str:
    return rf"{_any(words)}(?!\w)"


def _name(words: dict[str, list[str]]) -> str:
    """The words of a body's or a law's name: up to a sign, or to a word that cannot stand in one."""
    stops = rf"{_word(words['joiner'] + words['issuer stop'])}|số\s*:?\s*\d|và\s+[{SMALL}]"
    word = rf"(?:{_any(words['name with comma'])}|T[PpXx]\.|[^\s,;.:()“”\"*]+)"
    return rf"{word}(?:\s+(?!{stops}|(?:và\s+)?(?=[A-ZĐ]){_word(words['kind'])}){word}){{0,24}}"


def _title_stop(words: dict[str, list[str]]) -> str:
    """Where a title may end: for certain (`end`), only before a number (`joint`), unless a number follows (`list`)."""
    connective, verb = _word(words["connective"]), _word(words["clause verb"])
    clause = rf"{connective}|{_word(words['body'])}[^,;.:]{{0,60}}?\s{verb}|[^,;.:]{{1,120}}?\s(?:đã|sẽ)\s"
    item = rf";\s+(?!{connective})(?=[{SMALL}])(?:[^;.:\ns]|s(?!ố\s*:?\s*\d)){{1,300}}"
    certain = (
        r"\n[ \t]*\n|;|,(?=\s)|\./\.|\((?=\s*(?:sau\s+đây|gọi|viết)\s)"
        rf"|[.!?…](?=[”\"*_)]*(?:\s+[“\"(*_+-]*[{CAPITALS}\d]|\s*$|\s*\n))"
        rf"|:(?=\s*$|\s*\n|\s+[“\"*{CAPITALS}-])"
    )
    kinds_of_stops = "|".join(
        (
            r"“[^”“\n]{0,300}”|\"[^\"\n]{1,300}\"",
            r"(?:(?<=\bTP)|(?<=\bTp)|(?<=\bTX)|(?<=\bTT)|(?<=\bUB))\.",
            rf";\s+{_word(words['list joiner'])}",
            rf"(?P<list>(?:{item}){{1,6}})(?=;\s)",
            rf"(?P<joint>,\s++(?!{clause})|(?:[ \t]{{1,3}}|[ \t]?\n[ \t]?)và\s+)",
            f"(?P<end>{certain})",
        )
    )
    return rf"(?=[“\".;,(:!?…\s])(?:{kinds_of_stops})"
