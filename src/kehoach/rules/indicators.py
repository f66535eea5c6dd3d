"""Rules about indicators: their values, units, years, and what they measure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kehoach.rules.outline import headings_above
from kehoach.rules.prose import search, words_before
from kehoach.rules.rule import Finding, Rule
from kehoach.rules.tables import table
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.plan import Indicator
    from kehoach.rules.rule import Subject

_PERCENT = "%"
_WHOLE = Decimal(100)
_SHARES = ("co cau", "ty trong", "ti trong")
_RATES = ("ty le", "ti le", "do che phu", *_SHARES)
_WEDGED = lazily(r"(?P<up>\s+trở\s+(?:lên|xuống))(?P<per>\s?/\s?[^\W\d_]+(?:\s?/\s?[^\W\d_]+)*)")
_HUNG = lazily(
    r":\s+(?P<value>(?:phấn\s+đấu\s+)?đạt\s+(?:từ\s+|trên\s+|ít\s+nhất\s+|tối\s+thiểu\s+|khoảng\s+)?\d+(?:,\d+)?\s?%)"
)
_MEASURED = lazily(
    r"t[ỷỉ]\s+lệ|tỷ\s+trọng|chỉ\s+số|mức\s+độ|độ\s+che|tốc\s+độ|số\s+(?:lượng|hộ|người|vụ)", re.IGNORECASE
)
_RATE = lazily(r"t[ỷỉ]\s+lệ", re.IGNORECASE)
_SHARE_STATED = lazily(r"\d\s?%")
_SEVERAL_YEARS = lazily(r"(?:19|20)\d\d\s?[-–]\s?20\d\d|\d\s+năm\s+20")
_YEAR = lazily(r"\b20\d\d\b")
_EACH_YEAR = lazily(r"(?:mỗi|hằng|hàng|từng)\s+năm", re.IGNORECASE)
_STATE = lazily(r"thực\s+trạng|tình\s+hình|kết\s+quả|đặc\s+điểm|hiện\s+trạng", re.IGNORECASE)
_COUNTED_PER = lazily(r"/|dau nguoi|tren nguoi|moi (?:nguoi|ho|ngay|nam|thang|ha)|hang (?:nam|thang)|mot (?:nguoi|ho)")
_DOWNWARD = lazily(
    r"giam|con\b|duoi (?!\d+ tuoi)|khong qua|ha xuong|thap hon|khong de|xoa|thoat|ngan chan|xu ly|giai quyet|phat hien"
)
_OF_WHOM = lazily(r"(?:thuộc|cho|giúp|của|hỗ\s+trợ|thành\s+viên)\s+(?:các\s+)?$")
_NO_VERB = lazily(
    r"$|\(|(?:theo|trên|toàn|của|ở|tại|trong|thể|hằng|hàng|cuối|năm|cả|đa\s+chiều|giao\s+thông|lao\s+động|đuối\s+nước"
    r"|hình\s+sự|hành\s+chính|ma\s+túy|gia\s+đình|học\s+đường|xã\s+hội|thành\s+thị|bình\s+quân|khu\s+vực)\b"
)
"""What may follow what is counted: where, when and which."""
_FEWEST_TASK_WORDS = 8


def parts_do_not_add_up(subject: Subject) -> Iterator[Finding]:
    """A structure whose shares do not make up the whole."""
    for one in _all(subject.plan.indicators):
        shares = [part.value for part in one.parts if part.value is not None and part.unit == _PERCENT]
        if fold(one.name).startswith(_SHARES) and len(shares) == len(one.parts) > 1:
            total = sum(shares, Decimal(0))
            if abs(total - _WHOLE) > _rounding(shares):
                yield Finding(subject.place(one.span), {"name": one.name, "total": format_number(total)})


def two_values(subject: Subject) -> Iterator[Finding]:
    """One indicator with two values for one scope and one year."""
    first: dict[tuple[object, ...], Indicator] = {}
    for one in _all(subject.plan.indicators):
        if one.value is None or one.criterion or " " not in one.name or _tells_what_was(subject, one):
            continue
        year = one.year or _heading_with_year(subject, one)
        known = first.setdefault((fold(one.name), fold(one.scope), year, one.unit), one)
        if (known.value, known.value_to) != (one.value, one.value_to):
            yield Finding(subject.place(one.span), {"name": one.name, "stated": one.stated, "other": known.stated})


def no_unit(subject: Subject) -> Iterator[Finding]:
    """An indicator with a number that counts nothing."""
    for one in _all(subject.plan.indicators):
        if one.value is not None and not one.unit and one.out_of is None and not one.criterion:
            yield Finding(subject.place(one.span), {"name": one.name, "stated": one.stated})


def comparator_wedged(subject: Subject) -> Iterator[Finding]:
    """`trở lên` between an amount and what it is counted per."""
    for found in search(subject, _WEDGED, having=("trở lên", "trở xuống")):
        right = found.said("per").strip() + found.said("up")
        fix = Fix("fix.write", (Edit(found.place(), right),), args={"text": right.strip()})
        yield found.finding(0, fix, typed=found.said().strip(), right=right.strip())


def over_the_whole(subject: Subject) -> Iterator[Finding]:
    """A share of more than the whole."""
    for one in _all(subject.plan.indicators):
        highest = max(filter(None, (one.value, one.value_to)), default=Decimal(0))
        if one.unit == _PERCENT and highest > _WHOLE and fold(one.name).startswith(_RATES):
            yield Finding(subject.place(one.span), {"name": one.name, "stated": one.stated})


def rate_without_value(subject: Subject) -> Iterator[Finding]:
    """A rate named as an indicator without the value that it is to reach."""
    for one in _all(subject.plan.indicators):
        bare = one.comparator == "qualitative" and not one.parts and not one.criterion
        if bare and _RATE.search(one.text) and not _SHARE_STATED.search(one.text):
            yield Finding(subject.place(one.span), {"name": one.name})


def hung_on_tasks(subject: Subject) -> Iterator[Finding]:
    """A percentage at the end of a list of tasks, with nothing said of what it measures."""
    for found in search(subject, _HUNG, ("point", "paragraph"), having=("%",)):
        before = words_before(found.passage.text, found.match.start(), 240)
        if len(before.split()) >= _FEWEST_TASK_WORDS and not _MEASURED.search(before):
            yield found.finding("value", typed=found.said("value"))


def no_year(subject: Subject) -> Iterator[Finding]:
    """An indicator of a plan for several years that does not say by when."""
    if _SEVERAL_YEARS.search(subject.plan.head.title):
        for one in subject.plan.indicators:
            timed = one.year or one.horizon or one.criterion or _EACH_YEAR.search(one.text)
            if one.value is not None and not timed and not _heading_with_year(subject, one):
                yield Finding(subject.place(one.span), {"name": one.name})


def goals_without_indicator(subject: Subject) -> Iterator[Finding]:
    """Specific goals in a plan that measures nothing."""
    goals = [goal for goal in subject.plan.goals if goal.scope == "specific"]
    if goals and not subject.plan.indicators:
        yield Finding(subject.place(goals[0].span), {})


def change_without_amount(subject: Subject) -> Iterator[Finding]:
    """A decrease that does not say by how much."""
    for one in _all(subject.plan.indicators):
        if one.comparator == "decrease" and one.value is None and not one.parts:
            yield Finding(subject.place(one.span), {"name": one.name})


def no_denominator(subject: Subject) -> Iterator[Finding]:
    """An average that does not say of what: of a person, of a hectare, in a year."""
    for one in _all(subject.plan.indicators):
        average = "binh quan" in fold(one.name) and not _COUNTED_PER.search(fold(f"{one.name} {one.text}"))
        if average and one.value is not None and one.unit and one.unit != _PERCENT and not one.per:
            yield Finding(subject.place(one.span), {"name": one.name, "stated": one.stated})


def no_direction(subject: Subject) -> Iterator[Finding]:
    """A figure for something of which there is to be less, without whether it falls to that or stays below."""
    undesired = [row["điều"] for row in table("undesired")]
    for one in _all(subject.plan.indicators):
        name = one.name.casefold() if one.comparator == "=" and one.value else ""
        meant = next((words for words in undesired if _is_measured(words, name)), "")
        if meant and not _DOWNWARD.search(fold(one.text)):
            yield Finding(subject.place(one.span), {"name": one.name, "stated": one.stated, "what": meant})


def _heading_with_year(subject: Subject, one: Indicator) -> str:
    """The year that a heading or a point above an indicator names; its indicators are for that year."""
    found = [year for words in headings_above(subject, one.span) for year in _YEAR.findall(words)]
    return found[-1] if found else ""


def _tells_what_was(subject: Subject, one: Indicator) -> bool:
    """Whether a figure stands under a heading for what was reached, and is no aim."""
    return any(_STATE.search(words) for words in headings_above(subject, one.span))


def _is_measured(words: str, name: str) -> bool:
    """Whether it is these that are counted, and not something that they have or get."""
    before, found, after = name.partition(words)
    return bool(found) and not _OF_WHOM.search(before) and bool(_NO_VERB.match(after.lstrip()))


def _all(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for one in indicators:
        yield one
        yield from _all(one.parts)


def _rounding(shares: list[Decimal]) -> Decimal:
    """How far rounding alone can move the sum."""
    exponents = [share.as_tuple().exponent for share in shares]
    finest = min(exponent for exponent in exponents if isinstance(exponent, int))
    return Decimal(1).scaleb(finest) * len(shares) / 2


RULES = (
    Rule("KH330", parts_do_not_add_up),
    Rule("KH331", two_values),
    Rule("KH332", no_unit),
    Rule("KH333", comparator_wedged, needs_words=True),
    Rule("KH334", over_the_whole),
    Rule("KH335", rate_without_value),
    Rule("KH336", hung_on_tasks, needs_words=True),
    Rule("KH337", no_year),
    Rule("KH338", goals_without_indicator),
    Rule("KH339", change_without_amount),
    Rule("KH340", no_denominator),
    Rule("KH341", no_direction),
)
