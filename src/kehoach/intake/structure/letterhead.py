"""What stands above tên loại: format, bodies, số và ký hiệu, place and date, marks of secrecy and urgency."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.oldplan import Head
from kehoach.intake.structure.columns import columns
from kehoach.intake.structure.joining import together
from kehoach.intake.structure.names import begins_with_level, named
from kehoach.intake.structure.signs import signs
from kehoach.intake.words import all_bold
from kehoach.model.issuers import kind_of
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.intake.oldfile import Block, Line

_NUMBER = lazily(
    r"\W*[Ss][ốỐ]\s*:?\s*(?P<value>[\d.…_ ]*?)\s*(?P<join>[/-])\s*(?P<symbol>(?:\d{4}/)?[^\W\d_][^\s,;]*"
    r"(?:\s*-\s*[^\W\d_]\S*)?)\s*$"
)
_HOLE = r"[\s.…_]*"
_DATE = lazily(
    rf"(?:(?P<place>.+?)\s*,)?\s*[Nn]gày(?P<day>{_HOLE}\d{{0,2}}{_HOLE})tháng(?P<month>{_HOLE}\d{{0,2}}{_HOLE})"
    rf"năm(?P<year>{_HOLE}\d{{0,4}}{_HOLE})$"
)
_SHORT_DATE = lazily(
    r"(?:(?P<place>.+?)\s*,)?\s*[Nn]gày\s*(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})$"
)
_QUARTER = lazily(r"(?P<place>.+?),\s*quý\s+(?P<quarter>IV|I{1,3})\s+năm\s+(?P<year>\d{4})")
_DRAFT = lazily(r"\W*du thao(?: lan (?:thu )?\w{1,6})?\W*$")
_FEBRUARY = 2
_DASHES = str.maketrans("–—", "--")


class Read(NamedTuple):
    """The head as far as its lines say it, and the lines that say something else."""

    head: Head
    strays: tuple[Line, ...]


class _Body(NamedTuple):
    words: str
    bold: bool
    joint: bool


def letterhead(blocks: Sequence[Block], reference: str) -> Read:
    """Read the lines above tên loại; `reference` is the text of the file, which knows how names are written."""
    lines = [line for column in columns(blocks) for line in column if any(map(str.isalnum, line.text))]
    known: dict[str, str] = {}
    rest = [line for line in _with_torn(lines) if not _take(known, line)]
    bodies = [line for line in rest if line.text.strip().isupper() or kind_of(line.text)]
    issuers, parent = _issuers(bodies, reference)
    head = Head(
        format=known.get("format", ""),
        issuers=issuers,
        parent=parent,
        number=known.get("number", ""),
        place=known.get("place", ""),
        date=known.get("date", ""),
        secrecy=known.get("secrecy", ""),
        urgency=known.get("urgency", ""),
        circulation=known.get("circulation", ""),
        draft=known.get("draft", ""),
    )
    return Read(head, tuple(line for line in rest if line not in bodies))


def _with_torn(lines: list[Line]) -> Iterable[Line]:
    """The lines; a date or a banner that goes over several of them is one."""
    out: list[Line] = []
    for line in lines:
        if out and _goes_on(out[-1].text.strip(), line.text.strip()):
            out[-1] = together(out[-1], line)
        else:
            out.append(line)
    return out


def _goes_on(above: str, below: str) -> bool:
    if "ngày" in above and not _DATE.match(above):
        return bool(_DATE.match(f"{above} {below}"))
    begun, whole = (_folded(" ".join(text.split())) for text in (above, f"{above} {below}"))
    return begun not in signs().banners and any(banner.startswith(whole) for banner in signs().banners)


def is_of_letterhead(line: Line) -> bool:
    """Whether a line can stand only in a letterhead: a banner, số và ký hiệu, place and date, a stamp."""
    return _take({}, line)


def place_and_date(text: str) -> tuple[str, str] | None:
    """What a line says that names a place and a day; nothing where it says something else."""
    found = _DATE.match(text) or _SHORT_DATE.match(text)
    return found and ((found["place"] or "").strip(), written_date(found["day"], found["month"], found["year"]))


def _take(known: dict[str, str], line: Line) -> bool:
    """Put a line on record if it is one that every letterhead has."""
    text = " ".join(line.text.split())
    folded = _folded(text)
    if folded in signs().banners:
        known["format"] = known.get("format") or signs().banners[folded]
        return True
    if found := _NUMBER.match(text):
        value = found["value"].strip(" .…_")
        known["number"] = f"{value or '…'}{found['join']}{found['symbol'].replace(' ', '')}"
        return True
    if found := _QUARTER.fullmatch(text):
        known["place"], known["date"] = found["place"].strip(), f"quý {found['quarter']}/{found['year']}"
        return True
    if dated := place_and_date(text):
        known["place"], known["date"] = dated
        return True
    return _take_mark(known, text, folded)


def _folded(text: str) -> str:
    return fold(text.translate(_DASHES)).strip(" *-_")


def is_banner(text: str) -> bool:
    """Whether a line, or each of its lines, is one that its format prints on every plan."""
    lines = [line for line in text.split("\n") if any(map(str.isalnum, line))]
    return bool(lines) and all(_folded(" ".join(line.split())) in signs().banners for line in lines)


def _take_mark(known: dict[str, str], text: str, folded: str) -> bool:
    for key, words in signs().stamps.items():
        if text.isupper() and folded in words:
            known[key] = text.capitalize()
            return True
    if is_draft(text):
        known["draft"] = text.strip("()[] ")
        return True
    return False


def is_draft(text: str) -> bool:
    """Whether a line says that this is a draft, and no more than which one."""
    return _DRAFT.match(_folded(text)) is not None


def written_date(day: str, month: str, year: str) -> str:
    """A date as the head of a source says it, `…` for what is left open; nothing without a year."""
    figures = [part.strip(" .…_\t") for part in (day, month, year)]
    if not figures[2]:
        return ""
    shown_day = figures[0].zfill(2) if figures[0] else "…"
    shown_month = "…" if not figures[1] else str(int(figures[1])).zfill(2 if int(figures[1]) <= _FEBRUARY else 1)
    return f"{shown_day}/{shown_month}/{figures[2]}"


def _issuers(lines: Sequence[Line], reference: str) -> tuple[tuple[str, ...], str]:
    """The bodies that issue, and the one above them."""
    bodies = _bodies(lines)
    if not bodies:
        return (), ""
    names = [named(body.words, reference) for body in bodies]
    first = len(bodies) - 1
    while first > 0 and bodies[first - 1].joint:
        first -= 1
    return tuple(names[first:]), "\n".join(names[:first])


def _bodies(lines: Sequence[Line]) -> list[_Body]:
    """Lines as names of bodies: a name may go over several lines."""
    out: list[_Body] = []
    for line in lines:
        words, bold = " ".join(line.text.split()), all_bold(line.words)
        joint = words.endswith((" -", " –"))
        words = words.rstrip(" -–")
        set_apart = bool(out) and bold != out[-1].bold and not begins_with_level(words)
        begins = not out or out[-1].joint or set_apart or _opens(words)
        if begins and not (out and fold(out[-1].words) in signs().bodies.organs):
            out.append(_Body(words, bold, joint))
        else:
            out[-1] = _Body(f"{out[-1].words} {words}", bold, joint)
    return out


def _opens(words: str) -> bool:
    return signs().bodies.begin(words) or kind_of(words) is not None
