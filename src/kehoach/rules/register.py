"""The register of documents that plans cite: what exists, from when it holds, and what replaced it.

The key of a document is its kind, number and date: numbers come back. An office adds its own documents in a file of
the same columns, of which only the first three are needed.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from kehoach.rules.tables import items, origin, rows, table
from kehoach.text import tables
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.dates import format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kehoach.rules.tables import Row

Key = TypeVar("Key")
NAMES = (DOCUMENTS,) = ("documents",)

_WORD = lazily(r"[^\W_]+")
_LAW = lazily(r"[BL](?<!\w.)(?:ộ\s+l)?uật\s+(?=\w)")
_LONGEST_LAW = 24
_LAWS = frozenset(("Luật", "Bộ luật", "Pháp lệnh"))


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the register; what is not known is empty."""

    kind: str
    number: str
    day: date
    issuer: str = ""
    title: str = ""
    since: date | None = None
    until: date | None = None
    """The first day on which it no longer holds."""
    replaced_by: tuple[str, ...] = ()
    details: str = ""
    """The number of the law or directive that it details."""
    known_status: bool = False
    certain: bool = True
    """Whether number and date were looked up; a writer is never corrected by what was not."""

    @property
    def is_law(self) -> bool:
        """Whether it is cited by its name."""
        return self.kind in _LAWS

    @property
    def name(self) -> str:
        """The document as it is cited: a law by its name and year, any other by number and date."""
        if self.is_law:
            return f"{self.kind} {self.title} số {self.number}"
        return f"{self.kind} số {self.number} ngày {format_date(self.day)}"

    def expired(self, day: date) -> bool:
        """Whether it is known to have lost its force by a day; nothing is said of what is not known."""
        return self.until is not None and self.until <= day


class LawName(NamedTuple):
    """A stretch of letters that names a law."""

    start: int
    end: int
    law: Document


class Register:
    """Documents by kind and number, and laws by name."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple({(one.kind, one.number, one.day): one for one in documents}.values())
        self._of_any_kind = _grouped(self.documents, lambda one: one.number)
        self._by_number = _grouped(self.documents, lambda one: (one.kind, one.number))
        self._by_day = _grouped(self.documents, lambda one: (one.kind, one.day))
        laws = sorted((one for one in self.documents if one.is_law and one.title), key=lambda one: one.day)
        self._by_law = _grouped(laws, lambda one: law_key(one.title))

    def numbered(self, kind: str, number: str) -> Sequence[Document]:
        """Every document of this kind with this number."""
        return self._by_number.get((kind, number), ())

    def find(self, kind: str, number: str, day: date) -> Document | None:
        """The document of this kind, number and date."""
        return next((one for one in self.numbered(kind, number) if one.day == day), None)

    def issued(self, kind: str, day: date) -> Sequence[Document]:
        """Every document of this kind and date."""
        return self._by_day.get((kind, day), ())

    def laws(self, name: str) -> Sequence[Document]:
        """The laws of this name, whatever its case and signs, the oldest first."""
        return self._by_law.get(law_key(name), ())

    def laws_in(self, text: str) -> Iterator[LawName]:
        """Where laws are named, whatever the case and signs of the name; the longest name that is known counts."""
        for found in _LAW.finditer(text) if "uật " in text else ():
            words = list(islice(_WORD.finditer(text, found.end()), _LONGEST_LAW))
            for last in range(len(words) - 1, 0, -1):
                laws = self.laws(text[found.end() : words[last].end()])
                if laws and laws[-1].title[:4] != "Sửa ":
                    yield LawName(found.end(), words[last].end(), laws[-1])
                    break

    def any_numbered(self, number: str) -> Document | None:
        """The document with this number, where only one has it."""
        found = self._of_any_kind.get(number, ())
        return found[0] if len(found) == 1 else None

    def law_numbered(self, number: str) -> Document | None:
        """The law with this number."""
        return next((one for one in self._of_any_kind.get(number, ()) if one.is_law), None)


def _grouped(documents: Iterable[Document], key: Callable[[Document], Key]) -> dict[Key, list[Document]]:
    groups: dict[Key, list[Document]] = {}
    for one in documents:
        groups.setdefault(key(one), []).append(one)
    return groups


@lru_cache(maxsize=4096)
def law_key(name: str) -> str:
    """The name of a law as words without case and signs."""
    return " ".join(_WORD.findall(fold(name)))


@cache
def shipped() -> Register:
    """The register that ships with the package."""
    kept = tables.load(DOCUMENTS, _origin())
    return Register(msgspec.msgpack.decode(kept, type=list[Document]) if kept else _read(table("register")))


def save(name: str) -> None:
    """Make the table of all documents that ship with the package."""
    tables.save(name, _origin(), msgspec.msgpack.encode(_read(table("register"))))


def _origin() -> tuple[bytes, bytes]:
    """All facts, and this module, which says what is read of them."""
    return origin(), Path(__file__).read_bytes()


def load(own: str = "") -> Register:
    """The shipped register, with the documents of an office's own file; alone where that cannot be read."""
    try:
        return _with_own(Path(own), Path(own).stat().st_mtime_ns) if own else shipped()
    except (OSError, UnicodeDecodeError):
        return shipped()


@lru_cache(maxsize=8)
def _with_own(own: Path, _written: int) -> Register:
    """The register with the documents of a file, which is read again when it was written again."""
    return Register((*shipped().documents, *_read(rows(own))))


def _read(written: Iterable[Row]) -> list[Document]:
    return [document for row in written if (document := _document(row))]


def _document(row: Row) -> Document | None:
    day = _day(row.get("ngày", ""))
    if not day or not row.get("số"):
        return None
    return Document(
        kind=row.get("loại", ""),
        number=row["số"],
        day=day,
        issuer=row.get("cơ quan", ""),
        title=row.get("trích yếu", ""),
        since=_day(row.get("hiệu lực từ", "")),
        until=_day(row.get("hết hiệu lực", "")),
        replaced_by=items(row.get("thay bằng", "")),
        details=row.get("quy định chi tiết", ""),
        known_status=row.get("tình trạng", "chưa rõ") not in ("", "chưa rõ"),
        certain=row.get("độ chắc", "") != "chưa tra",
    )


def _day(cell: str) -> date | None:
    """The day in a cell: `2025-06-14` or, as an office writes it, `14/6/2025`."""
    if cell[4:5] == "-":
        with suppress(ValueError):
            return date.fromisoformat(cell)
    found = parse_date(cell) if cell else None
    return found if isinstance(found, date) else None
