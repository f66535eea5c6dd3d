"""What stands after the body: who receives the plan, who signs it; and the lists of an office."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.model import texts
from kehoach.model.plan import Abbreviation, LegalBasis, Recipient, Signature, Unit
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.nodes import Directive, Entry, Prose
    from kehoach.model.draft import Draft

_PURPOSE = lazily(r"\s*\((?P<purpose>[^()]+)\)$")
_LED = lazily(r"(?P<name>.*?)\s*\(\s*(?P<purpose>[^():]+?)\s*\)\s*:")
_END_MARKS = " ;.,"
_KEPT = "luu"
_FOR_WHOM = lazily(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\b")
_SMALL_POST = lazily(
    r"(?:Phó |Q\. ?)?(?:Chủ tịch|Bí thư|Giám đốc|Hiệu trưởng|Trưởng|Chánh|Thủ trưởng|Chủ nhiệm)\b", re.IGNORECASE
)
_SIGNED = lazily(r"\(?\s*(?:đã\s+)?ký(?:\s+tên)?(?:,?(?:\s+và)?\s+đóng\s+dấu)?\s*\)?", re.IGNORECASE)
_LEAD = lazily(r"(?P<lead>Căn cứ|Thực hiện|Theo(?: đề nghị của)?|Xét(?: đề nghị của)?)\b[ ]*")


def bases(draft: Draft, directive: Directive) -> Iterator[LegalBasis]:
    """Each căn cứ of a list; `Căn cứ` at its head need not be typed."""
    for entry in directive.entries:
        known = len(draft.citations)
        words = texts.read(draft, entry.prose, "basis")
        text = texts.without_end_marks(texts.runs(words))
        typed = _LEAD.match(words.plain)
        yield LegalBasis(
            id=entry.id,
            lead=typed["lead"] if typed else "Căn cứ",
            text=texts.cut(text, typed.end()) if typed else text,
            citation=draft.citations[known] if len(draft.citations) > known else None,
            span=draft.span(entry.span),
        )


def recipients(draft: Draft, entries: tuple[Entry, ...], purpose: str = "") -> Iterator[Recipient]:
    """Each line of nơi nhận; an entry with others under it gives them its purpose."""
    for entry in entries:
        text = texts.plain(draft, entry.prose, "recipient").rstrip(_END_MARKS)
        if entry.entries:
            yield from _group(draft, entry, text)
            continue
        own = _PURPOSE.search(text)
        kept = fold(text).startswith(_KEPT)
        yield Recipient(
            name=text if kept or not own else text[: own.start()].rstrip(),
            purpose="lưu" if kept else own["purpose"] if own else purpose,
            id=entry.id,
            span=draft.span(entry.span),
        )


def _group(draft: Draft, entry: Entry, text: str) -> Iterator[Recipient]:
    """The recipients under a purpose; with a name before it they are one line: `Các thôn: Đông, Tây (t/h)`.

    What no recipient below takes from its line is told.
    """
    lead = _LED.fullmatch(text)
    name, purpose = (lead["name"], lead["purpose"]) if lead else ("", text.rstrip(" :"))
    below = tuple(recipients(draft, entry.entries, purpose))
    taking = [one for one in below if one.purpose == purpose]
    if name and len(taking) == len(below):
        named = f"{name}: {', '.join(one.name for one in below)}"
        yield Recipient(name=named, purpose=purpose, id=entry.id, span=draft.span(entry.span))
        return
    if name or not taking:
        draft.faults.at("KH068", entry.prose.span(), text=text)
    yield from below


def signature(draft: Draft, directive: Directive) -> Signature:
    """Lines of authority and position in capitals, then the name, then a post under it."""
    typed = [(entry.prose, texts.plain(draft, entry.prose)) for entry in directive.entries]
    lines = [(prose, line) for prose, line in typed if not _is_signed(draft, prose, line)]
    titles = [line for _, line in lines if line.isupper()]
    names = [line for _, line in lines if not line.isupper()]
    small = next((prose for prose, line in lines if _SMALL_POST.match(line)), None) if len(names) > 1 else None
    if lines and not titles:
        draft.faults.at("KH094", directive.head_span)
    elif small and _FOR_WHOM.match(titles[-1]):
        draft.faults.at("KH094", small.span())
    return Signature(
        authority=tuple(titles[:-1]),
        position=titles[-1] if titles else "",
        name=names[0] if names else "",
        post="\n".join(names[1:]),
        issuer=texts.plain(draft, directive.head),
        span=draft.span(directive.span),
    )


def _is_signed(draft: Draft, prose: Prose, line: str) -> bool:
    """Whether a line only says that somebody has signed, which is told: it would be printed as a name."""
    signed = _SIGNED.fullmatch(line) is not None
    if signed:
        draft.faults.at("KH077", prose.span(), text=line)
    return signed


def units(draft: Draft, directive: Directive) -> Iterator[Unit]:
    """Each unit with its id."""
    for entry in directive.entries:
        if not entry.id:
            draft.faults.at("KH095", entry.span, text=entry.prose.text)
            continue
        short = next((texts.plain(draft, one.value) for one in entry.attributes), "")
        yield Unit(id=entry.id, name=texts.plain(draft, entry.prose), short=short, span=draft.span(entry.span))


def abbreviations(draft: Draft, directive: Directive) -> Iterator[Abbreviation]:
    """Each `ngắn = đầy đủ` line."""
    for entry in directive.entries:
        short, equals, full = texts.plain(draft, entry.prose).partition("=")
        if not equals or not short.strip() or not full.strip():
            draft.faults.at("KH096", entry.span, text=entry.prose.text)
            continue
        yield Abbreviation(short=short.strip(), full=full.strip(), span=draft.span(entry.span))
