"""The symbols of documents: which kind and which issuer each stands for, and how Party and State write them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.tables import day, items, table
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from datetime import date

_STATE = lazily(
    r"(?P<number>\d+)(?:/(?P<year>\d{4}))?(?P<sign>[-/])(?P<kind>[^\W\d_]+)(?P<second>[-/])(?P<issuer>[^\W\d_][\w-]*)"
)
_BODY = lazily(r"(?!tinh\b(?! uy)|xa\b|huyen\b(?! uy)|thi xa|thanh pho|phuong\b|cap tren|trung uong$|ban thuong vu$).")
"""A body by its name, and not by the level that it stands for."""
_LAW = lazily(r"\d+/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d+")


class Symbol(NamedTuple):
    """A symbol taken apart: `19/CT-TTg` is number 19, kind CT, issuer TTg."""

    number: str
    year: str
    sign: str
    kind: str
    second: str
    issuer: str

    @property
    def of_party(self) -> bool:
        """Whether its issuer is a body of the Party."""
        return self.issuer.split("-")[0] in issuers() and "Đảng" in issuers()[self.issuer.split("-")[0]].system


class Issuer(NamedTuple):
    """What the second half of a symbol stands for."""

    system: str
    names: tuple[str, ...]
    until: date | None
    """The first day on which there is no such body."""


def read_symbol(number: str) -> Symbol | None:
    """The parts of a symbol; nothing for that of a law, which has no second half."""
    match = None if _LAW.fullmatch(number) else _STATE.fullmatch(number)
    if not match:
        return None
    return Symbol(match["number"], match["year"] or "", match["sign"], match["kind"], match["second"], match["issuer"])


def right_form(number: str) -> str:
    """The symbol as Party or State write it: `34-CT/TW`, `19/CT-TTg`; itself where that is not known."""
    symbol = read_symbol(number)
    if not symbol or symbol.issuer.split("-")[0] not in issuers():
        return number
    if symbol.of_party:
        return f"{symbol.number}-{symbol.kind}/{symbol.issuer}"
    year = f"/{symbol.year}" if symbol.year else ""
    return f"{symbol.number}{year}/{symbol.kind}-{symbol.issuer}"


def kinds_of(symbol: Symbol) -> tuple[str, ...]:
    """The kinds of documents that a symbol's first half stands for."""
    return _kinds().get(symbol.kind, ())


def may_be_of(symbol: Symbol, issuer: str) -> bool:
    """Whether a document with this symbol can come from this issuer; true where either is not known."""
    known = issuers().get(symbol.issuer)
    return not known or not _BODY.match(fold(issuer)) or any(fold(name) in fold(issuer) for name in known.names)


def gone_since(issuer: str) -> date | None:
    """The first day on which there is no body of this symbol."""
    known = issuers().get(issuer.split("-", maxsplit=1)[0])
    return known.until if known else None


@cache
def issuers() -> dict[str, Issuer]:
    """What stands behind the second half of a symbol."""
    return {
        row["ký hiệu"]: Issuer(row["hệ thống"], items(row["tên"]), day(row["đến"]))
        for row in table("symbols")
        if row["loại"] == "cơ quan"
    }


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    return {row["ký hiệu"]: items(row["tên"]) for row in table("symbols") if row["loại"] == "văn bản"}
