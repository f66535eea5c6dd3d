"""Rules about cited documents: their symbols, how fully they are cited, and whether the plan agrees with itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kehoach.rules.bodies import LEVELS, words_of
from kehoach.rules.citation_forms import gone_since, kinds_of, may_be_of, read_symbol, right_form
from kehoach.rules.prose import locate, parted, search
from kehoach.rules.register import law_key
from kehoach.rules.rule import Finding, Rule
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.dates import earliest, format_date, latest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.plan import Citation
    from kehoach.rules.rule import Subject
    from kehoach.text.diagnostics import Place

LAWS = frozenset(("Luật", "Bộ luật", "Pháp lệnh"))
_HALF = r"[A-ZĐƯ][A-Za-zĐđƯư]{0,8}"
_SPACED = lazily(
    rf"[Ss]ố\s*:?\s*(?P<number>\d{{1,5}}(?:\s*/\s*\d{{4}})?\s*[-/]\s*{_HALF}\s*[-/]\s*{_HALF}\d{{0,2}}(?:-{_HALF})*)"
)
_BROKEN = ("- ", " -", "/ ", " /", "-\n", "/\n")
"""What a symbol with spaces in it holds."""
_COLON = lazily(r"số(?<!\w..)(?P<colon>\s*:)\s*(?=\d{1,5}(?:/\d{4})?\s*[-/]\s*[A-ZĐ])")
_COUNCIL = ("hdnd", "hoi dong nhan dan")
_UNNUMBERED = ("dai hoi", "hoi nghi", "ky hop")
"""What is known by its session, and has no number of its own."""
_WITH_YEAR = frozenset(("Nghị định", "Thông tư", "Thông tư liên tịch"))
_DESCRIBED = lazily(r"(?:\btại|kèm\s+theo)\s+$")
_PARTS = {"date": "ngày", "issuer": "cơ quan ban hành", "title": "trích yếu"}


def spaces_in_symbol(subject: Subject) -> Iterator[Finding]:
    """A symbol with spaces in it."""
    for found in search(subject, _SPACED, having=_BROKEN):
        typed = found.said("number")
        right = "".join(typed.split())
        if typed != right:
            fix = Fix("fix.write", (Edit(found.place("number"), right),), safe=True, args={"text": right})
            yield found.finding("number", fix, typed=typed, right=right)


def colon_after_number_word(subject: Subject) -> Iterator[Finding]:
    """`số:` before the number of a cited document."""
    for found in search(subject, _COLON, having=("số:", "số :")):
        fix = Fix("fix.delete", (Edit(found.place("colon"), ""),), safe=True, args={"text": ":"})
        yield found.finding("colon", fix)


def symbol_of_the_other_system(subject: Subject) -> Iterator[Finding]:
    """A Party document with the symbol of the State, or the other way round."""
    for one in _numbered(subject):
        right = right_form(one.number)
        if right != one.number:
            yield _replaced(subject, one, one.number, right)


def kind_against_symbol(subject: Subject) -> Iterator[Finding]:
    """A kind of document that its symbol does not stand for."""
    for one in _numbered(subject):
        symbol = read_symbol(one.number)
        kinds = kinds_of(symbol) if symbol else ()
        if kinds and one.kind not in kinds:
            args = {"kind": one.kind, "number": one.number, "right": kinds[0]}
            yield Finding(locate(subject, one.number, one.span), args)


def issuer_against_symbol(subject: Subject) -> Iterator[Finding]:
    """An issuer that its symbol does not stand for."""
    for one in _numbered(subject):
        symbol = read_symbol(one.number)
        if symbol and not may_be_of(symbol, one.issuer):
            args = {"issuer": one.issuer, "number": one.number}
            yield Finding(locate(subject, one.issuer, one.span), args)


def year_missing(subject: Subject) -> Iterator[Finding]:
    """A decree or circular without the year that belongs to its number."""
    for one in _numbered(subject):
        symbol = read_symbol(one.number)
        if one.kind in _WITH_YEAR and symbol and not symbol.year and symbol.sign == "/":
            issued = earliest(one.date) if one.date else None
            right = one.number.replace("/", f"/{issued.year if issued else '…'}/", 1)
            yield Finding(locate(subject, one.number, one.span), {"typed": one.number, "right": right})


def first_incomplete(subject: Subject) -> Iterator[Finding]:
    """A document whose first citation leaves something out."""
    seen: set[tuple[str, str]] = set()
    for one in _numbered(subject):
        if (one.kind, one.number) in seen or one.kind in LAWS or not read_symbol(one.number):
            continue
        seen.add((one.kind, one.number))
        told = ("issuer", "title") if _is_described(subject, one) else ()
        missing = [words for part, words in _PARTS.items() if part not in told and not getattr(one, part)]
        if missing:
            yield Finding(subject.place(one.span), {"name": _name(one), "missing": ", ".join(missing)})


def _is_described(subject: Subject, one: Citation) -> bool:
    """Whether the words before a citation say whose it is and of what: `Công ty A đề nghị tại Văn bản số 12/CV-A`."""
    return bool(_DESCRIBED.search(parted(subject, one.text, one.span)[0]))


def repeated_in_full(subject: Subject) -> Iterator[Finding]:
    """A document cited with its whole title once more."""
    first: dict[tuple[str, str, object], Citation] = {}
    for one in _numbered(subject):
        if one.title and one.kind not in LAWS:
            known = first.setdefault((one.kind, one.number, one.date), one)
            if known is not one and _one_title(known.title, one.title):
                yield Finding(subject.place(one.span), {"name": _name(one)})


def two_dates(subject: Subject) -> Iterator[Finding]:
    """One document with two dates."""
    first: dict[tuple[str, str, str], Citation] = {}
    for one in _numbered(subject):
        if one.date is None or not read_symbol(one.number):
            continue
        known = first.setdefault((one.kind, one.number, fold(one.issuer)), one)
        if known.date != one.date and not _other_document(known, one):
            typed = format_date(one.date)
            args = {"name": _name(one), "typed": typed, "other": format_date(known.date or one.date)}
            yield Finding(locate(subject, typed, one.span), args)


def two_titles(subject: Subject) -> Iterator[Finding]:
    """One document with two titles."""
    first: dict[tuple[str, str, object], Citation] = {}
    for one in _numbered(subject):
        if not one.title or one.kind in LAWS:
            continue
        known = first.setdefault((one.kind, one.number, one.date), one)
        if not _one_title(known.title, one.title):
            args = {"name": _name(one), "typed": one.title, "other": known.title}
            yield Finding(locate(subject, one.title, one.span), args)


def not_yet_issued(subject: Subject) -> Iterator[Finding]:
    """A document dated after the plan."""
    head = subject.plan.head
    day = (latest(head.date) if head.date else None) or (date(head.year, 12, 31) if head.year else None)
    for one in subject.plan.citations:
        issued = earliest(one.date) if one.date else None
        if day and issued and issued > day:
            said = format_date(one.date or issued)
            yield Finding(locate(subject, said, one.span), {"name": _name(one), "date": said})


def without_number(subject: Subject) -> Iterator[Finding]:
    """A resolution of a People's Council that is named by its session only; any document of a căn cứ without number."""
    bases = {one.citation.span for one in subject.plan.bases if one.citation}
    for one in subject.plan.citations:
        of_council = one.kind == "Nghị quyết" and fold(one.issuer).startswith(_COUNCIL)
        of_basis = one.span in bases and one.issuer and not fold(one.issuer).startswith(_UNNUMBERED)
        if not one.number and one.kind not in (*LAWS, "Điều lệ") and (of_council or of_basis):
            yield Finding(subject.place(one.span), {"kind": one.kind, "issuer": one.issuer})


def law_with_number(subject: Subject) -> Iterator[Finding]:
    """A law with its number, where its name is enough."""
    for one in subject.plan.citations:
        if one.kind in LAWS and one.number:
            args = {"name": f"{one.kind} {one.title}", "number": one.number}
            yield Finding(locate(subject, one.number, one.span), args)


def symbol_of_a_body_gone(subject: Subject) -> Iterator[Finding]:
    """A document with the symbol of a body that was gone on its date."""
    for one in _numbered(subject):
        symbol, issued = read_symbol(one.number), earliest(one.date) if one.date else None
        until = gone_since(symbol.issuer) if symbol else None
        if symbol and until and issued and issued >= until:
            args = {"typed": symbol.issuer, "number": one.number, "until": format_date(until)}
            yield Finding(locate(subject, one.number, one.span), args)


def two_issuers(subject: Subject) -> Iterator[Finding]:
    """One document with two issuers."""
    first: dict[tuple[str, str, object], Citation] = {}
    for one in _numbered(subject):
        if one.issuer and one.date and read_symbol(one.number):
            known = first.setdefault((one.kind, one.number, one.date), one)
            if not _one_body(known.issuer, one.issuer) and not _other_document(known, one):
                args = {"name": _name(one), "typed": one.issuer, "other": known.issuer}
                yield Finding(locate(subject, one.issuer, one.span), args)


def _one_body(one: str, other: str) -> bool:
    """Whether two names may be of one body: one may be shortened, or lack its level or place."""
    first, second = words_of(one), words_of(other)
    levels = [set(fold(each).split()) & LEVELS for each in (one, other)]
    return (first <= second or second <= first) and not (all(levels) and levels[0].isdisjoint(levels[1]))


def _numbered(subject: Subject) -> Iterator[Citation]:
    yield from (one for one in subject.plan.citations if one.number)


def _replaced(subject: Subject, one: Citation, typed: str, right: str) -> Finding:
    place: Place = locate(subject, typed, one.span)
    fixes = (Fix("fix.write", (Edit(place, right),), args={"text": right}),) if _is_one_line(place, typed) else ()
    return Finding(place, {"typed": typed, "right": right}, fixes)


def _is_one_line(place: Place, typed: str) -> bool:
    return place.line == place.end_line and place.end_column - place.column == len(typed)


def _other_document(one: Citation, other: Citation) -> bool:
    """Whether two titles say that a number came back for another document."""
    return bool(one.title and other.title) and not _one_title(one.title, other.title)


def _one_title(one: str, other: str) -> bool:
    first, second = law_key(one), law_key(other)
    return first.startswith(second) or second.startswith(first)


def _name(one: Citation) -> str:
    return f"{one.kind} số {one.number}" if one.number else " ".join((one.kind, one.title or one.issuer))


RULES = (
    Rule("KH400", spaces_in_symbol, needs_words=True),
    Rule("KH401", colon_after_number_word, needs_words=True),
    Rule("KH402", symbol_of_the_other_system),
    Rule("KH403", kind_against_symbol),
    Rule("KH404", issuer_against_symbol),
    Rule("KH405", year_missing),
    Rule("KH406", first_incomplete),
    Rule("KH407", repeated_in_full),
    Rule("KH408", two_dates),
    Rule("KH409", two_titles),
    Rule("KH410", not_yet_issued),
    Rule("KH411", without_number),
    Rule("KH412", law_with_number, formats=frozenset({"nđ30"})),
    Rule("KH413", symbol_of_a_body_gone),
    Rule("KH414", two_issuers),
)
