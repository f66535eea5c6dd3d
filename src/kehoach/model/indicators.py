"""What an indicator says: name, comparator, value, unit, when it holds, what it was before."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.model.plan import Base, Indicator
from kehoach.text.patterns import lazily
from kehoach.values import REMEMBERED
from kehoach.values.numbers import foreign_number
from kehoach.values.quantities import Quantity, name_before, name_without, read_quantity
from kehoach.values.sentences import last_clause

if TYPE_CHECKING:
    from kehoach.model.draft import Draft
    from kehoach.model.plan import Text
    from kehoach.text.source import Span

_WHEN = r"(?:hằng|hàng) (?:năm|tháng|quý|tuần)|(?:đến|trong|cuối|đầu) năm(?: \d{4})?"
_HORIZON = lazily(
    rf"(?:{_WHEN}|giai đoạn \d{{4}}\s*[-–]\s*\d{{4}}|(?<!so với )(?<!đạt được )năm \d{{4}})(?!\w)", re.IGNORECASE
)
_HORIZON_OF_MANY = lazily(rf"\W*(?:\w+ ){{0,2}}?({_WHEN})(?!\w)", re.IGNORECASE)
_IN_BRACKETS = lazily(r"\([^()]*\)")
_YEAR = lazily(r"\d{4}")
_NUMBER = lazily(r"\d[\d.,]*\d")
_TARGET = lazily(r"^\s*ch[ỉi]\s+ti[êe]u\s+(?=\S)", re.IGNORECASE)
_SIGNS = " ;:,.()"
_UNSTATED = Quantity(comparator="qualitative")


class Stated(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An indicator as the source states it, in a list or inside a sentence."""

    id: str
    text: str
    before: str | None = None
    """What its sentence says before it; nothing in a list."""
    value: str = ""
    attributes: dict[str, str] = {}
    """By folded name."""
    owner: str = ""
    """Whom it falls to where it stands: the units of the assignment around it, the target of a list of criteria."""
    criterion: bool = False


def make(draft: Draft, stated: Stated, content: Text, parts: tuple[Indicator, ...], span: Span) -> Indicator:
    """The indicator that the words state; of one with parts the value is what stands outside them."""
    quantity = _quantity_beside(stated, parts) if parts and not stated.value else _quantity(stated)
    _check_numbers(draft, stated, span)
    horizon = stated.attributes.get("thoi gian") or _words_of_year(stated) or _horizon(stated)
    return Indicator(
        id=stated.id,
        name=stated.attributes.get("ten") or _name(stated, quantity, parts),
        comparator=quantity.comparator,
        value=quantity.value,
        value_to=quantity.value_to,
        out_of=quantity.out_of,
        unit=stated.attributes.get("don vi") or quantity.unit,
        per=stated.attributes.get("mau so") or quantity.per,
        scope=stated.attributes.get("pham vi") or stated.owner or ("" if stated.criterion else draft.names.level),
        year=_year(draft, stated, horizon, span),
        horizon=horizon,
        base=_base(draft, stated),
        criterion=stated.criterion,
        stated=quantity.text,
        text=stated.text,
        content=content,
        note=stated.attributes.get("ghi chu", ""),
        parts=tuple(_with_time_and_scope(part, stated, horizon) for part in parts),
        span=draft.span(span),
    )


def _with_time_and_scope(part: Indicator, whole: Stated, horizon: str) -> Indicator:
    """A part with what is said once for all parts."""
    scope = whole.attributes.get("pham vi") or part.scope
    if part.horizon or not horizon:
        return msgspec.structs.replace(part, scope=scope)
    years = _YEAR.findall(horizon)
    return msgspec.structs.replace(part, scope=scope, horizon=horizon, year=int(years[-1]) if years else part.year)


def _quantity(stated: Stated) -> Quantity:
    if stated.criterion:
        return _UNSTATED
    return read_quantity(stated.value or stated.text) or _UNSTATED


def _quantity_beside(stated: Stated, parts: tuple[Indicator, ...]) -> Quantity:
    """The quantity of the whole in `Sản lượng: 50.000 tấn, trong đó …`; a number in its name is none."""
    words = _words_beside(stated, parts)
    quantity = _UNSTATED if stated.criterion else read_quantity(words) or _UNSTATED
    after_colon = words[: quantity.start].rstrip().endswith(":")
    return quantity if quantity.value is not None and (after_colon or quantity.comparator != "=") else _UNSTATED


def _words_beside(stated: Stated, parts: tuple[Indicator, ...]) -> str:
    words = stated.text
    for part in parts:
        words = words.replace(part.text, "", 1)
    return words.strip(_SIGNS)


def _name(stated: Stated, quantity: Quantity, parts: tuple[Indicator, ...]) -> str:
    if parts:
        words = _words_beside(stated, parts)
        named = name_without(words, quantity) if quantity.value is not None else words
        return named or ", ".join(part.name for part in parts)
    if stated.criterion or quantity.comparator == "qualitative" or stated.value:
        name = stated.text.strip(_SIGNS)
    elif stated.before and _is_only(quantity, stated.text):
        name = name_before(last_clause(stated.before))
    else:
        name = name_without(stated.text, quantity)
    return name if stated.before is None else _without_horizon(name) or stated.text.strip(_SIGNS)


def _is_only(quantity: Quantity, text: str) -> bool:
    """Whether the words are the quantity, with or without a time, and nothing else: `đến năm 2030 đạt trên 76%`."""
    return not (_without_horizon(text[: quantity.start]) + _without_horizon(text[quantity.end :])).strip(_SIGNS)


def _without_horizon(name: str) -> str:
    """The name of an indicator in a sentence without the time that opens or ends it."""
    for found in _HORIZON.finditer(name):
        if not name[: found.start()].strip(_SIGNS) or not name[found.end() :].strip(_SIGNS):
            return f"{name[: found.start()]}{name[found.end() :]}".strip(" ;:,.")
    return name


def _words_of_year(stated: Stated) -> str:
    """`đến năm 2030` where `năm` says more than a year."""
    typed = stated.attributes.get("nam", "")
    return typed if _HORIZON.fullmatch(typed) else ""


def _horizon(stated: Stated) -> str:
    """The time in its own words, else the one that its sentence opens with: `Hàng năm, …`, `Phấn đấu đến năm …`.

    A year that a criterion names is one to compare with.
    """
    if stated.criterion:
        return ""
    opens = _HORIZON_OF_MANY.match(stated.before or "")
    return _horizon_in(stated.text) or (opens[1].lower() if opens else "")


@lru_cache(maxsize=REMEMBERED)
def _horizon_in(text: str) -> str:
    found = _HORIZON.search(_IN_BRACKETS.sub("", text))
    return found.group() if found else ""


def _year(draft: Draft, stated: Stated, horizon: str, span: Span) -> int | None:
    typed = stated.attributes.get("nam", "")
    found = _YEAR.findall(typed or horizon)
    if typed and not (found and typed.endswith(found[-1])):
        draft.faults.at("KH061", span, text=typed)
    return int(found[-1]) if found else draft.names.target_year


def _base(draft: Draft, stated: Stated) -> Base | None:
    text = stated.attributes.get("nam truoc", "")
    if not text:
        return None
    words = words_of_base(text)
    quantity = read_quantity(words)
    year = draft.names.year - 1 if draft.names.year else None
    return Base(text=text, value=quantity.value if quantity else None, year=year, target=words != text)


def words_of_base(text: str) -> str:
    """The words that state the value before, without the `chỉ tiêu` that makes it a target."""
    return _TARGET.sub("", text, count=1)


def _check_numbers(draft: Draft, stated: Stated, span: Span) -> None:
    for found in _NUMBER.finditer(stated.value):
        if right := foreign_number(found.group()):
            draft.faults.at("KH062", span, typed=found.group(), right=right)
