"""The standard sentence of each kind of fact, where the source gives data and no words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.layout.document import plain
from kehoach.layout.wording import ended, joined, text_of, without_end
from kehoach.layout.words import words
from kehoach.values.dates import PartialDate, format_date
from kehoach.values.numbers import format_number

if TYPE_CHECKING:
    from decimal import Decimal

    from kehoach.layout.document import Text
    from kehoach.layout.work import Work
    from kehoach.model import plan as model


def indicator(work: Work, fact: model.Indicator) -> Text:
    """`Tỷ lệ hộ nghèo: giảm 0,77%`, and the parts after a colon: `Cơ cấu: nông nghiệp 10%; dịch vụ 90%`."""
    said = work.text(fact.content) or text_of(_said(fact))
    parts = [ended(indicator(work, part), ";") for part in fact.parts if not woven(fact, part)]
    return joined(ended(said, ":"), *parts[:-1], without_end(parts[-1])) if parts else said


def woven(fact: model.Indicator, part: model.Indicator) -> bool:
    """Whether the words of the whole already hold those of the part."""
    whole, own = (" ".join("".join(run.text for run in each.content).split()) for each in (fact, part))
    return bool(own) and own in whole


def _said(fact: model.Indicator) -> str:
    value = value_of(fact)
    said = f"{fact.name}: {value}" if value and value not in fact.name else fact.name
    return f"{said} ({fact.note})" if fact.note else said


def value_of(fact: model.Indicator) -> str:
    """The value of an indicator in the words that state it, with its unit: `từ 97% trở lên`."""
    unit = unit_of(fact)
    return fact.stated or _signed(fact, unit if unit.startswith("%") else f" {unit}".rstrip())


def bare_value_of(fact: model.Indicator) -> str:
    """The value of an indicator in the words that state it, without its unit: `từ 97 trở lên`."""
    if not fact.stated:
        return _signed(fact, "")
    unit = unit_of(fact)
    return re.sub(rf"\s*{re.escape(unit)}(?!\w)", "", fact.stated) if unit else fact.stated


def _signed(fact: model.Indicator, unit: str) -> str:
    """The value behind its sign; where there is none, what the source says after the name."""
    if fact.value is None and fact.comparator != "decrease":
        return fact.text.removeprefix(fact.name).strip(" :")
    sign = words().indicator.signs.get(fact.comparator, "{value}")
    return sign.format(value=_figures(fact) + unit).strip()


def _figures(fact: model.Indicator) -> str:
    figures = _figure(fact.value)
    if fact.value_to is not None:
        figures += f"-{_figure(fact.value_to)}"
    if fact.out_of is not None:
        figures += f"/{_figure(fact.out_of)}"
    return figures


def _figure(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def unit_of(fact: model.Indicator) -> str:
    """The unit with what it is counted per: `triệu đồng/người/năm`."""
    return fact.unit + (words().indicator.per.format(per=fact.per) if fact.per else "")


def phase(_work: Work, fact: model.Phase) -> Text:
    """`Đợt 1: Từ ngày 01/01/2024 đến ngày 30/4/2024`."""
    said = words().phase
    start, end = day(fact.start), day(fact.end)
    shape = said.full if start and end else said.start if start else said.end if end else said.bare
    return text_of(shape.format(label=fact.label, start=start, end=end))


def day(value: model.Date | None) -> str:
    """A date inside a sentence: `ngày 30/4/2024`, and a partial one as it was written."""
    if value is None:
        return ""
    return value.text if isinstance(value, PartialDate) else words().phase.day.format(date=format_date(value))


def report_due(fact: model.Phase) -> Text:
    """The sentence that says when reports are due."""
    return text_of(words().phase.report.format(report=_date(fact.report_due))) if fact.report_due else ()


def _date(value: model.Date | None) -> str:
    return "" if value is None else format_date(value)


def milestone(_work: Work, fact: model.Milestone) -> Text:
    """`Sơ kết: tháng 8/2025`."""
    return text_of(f"{fact.label}: {day(fact.date)}" if fact.date else fact.label)


def assignment(_work: Work, fact: model.Assignment) -> Text:
    """`Giao Phòng Nội vụ chủ trì, phối hợp với các cơ quan liên quan`."""
    said = words().assignment
    role = "" if fact.role == said.plain_role else fact.role
    lead = " ".join(part for part in (said.verbs.get(fact.verb, ""), listed(fact.units), role) if part)
    if not fact.partners:
        return text_of(lead)
    return text_of(f"{lead}{',' if role else ''} {said.partners.format(partners=listed(fact.partners))}")


def assignment_end(fact: model.Assignment) -> str:
    """What an assignment says after its tasks: the deadline and the product."""
    said = words().assignment
    due = said.due_words if isinstance(fact.due, PartialDate) else said.due
    parts = (due.format(due=_date(fact.due)) if fact.due else "", said.product.format(product=fact.product))
    return "; ".join(part for part, there in zip(parts, (fact.due, fact.product), strict=True) if there)


def listed(names: tuple[str, ...]) -> str:
    """`A, B và C`, or with semicolons where a name holds a comma itself."""
    if len(names) < 2:  # noqa: PLR2004 - a pair
        return "".join(names)
    comma = "; " if any("," in name for name in names) else ", "
    return f"{comma.join(names[:-1])} và {names[-1]}"


def award(work: Work, fact: model.Award) -> Text:
    """`Giấy khen của Chủ tịch UBND phường cho cá nhân`; whom it is for is not said twice."""
    said = words().award
    line = work.text(fact.text) or text_of(
        said.granted.format(form=fact.form, granted_by=fact.granted_by) if fact.granted_by else fact.form
    )
    told = not fact.target or fact.target.lower() in plain(line).lower()
    return line if told else (*line, *text_of(f" {said.target.format(target=fact.target)}"))


def goal(_work: Work, fact: model.Goal) -> Text:
    """The goal in its own words."""
    return text_of(fact.text)
