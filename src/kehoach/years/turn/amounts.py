"""What becomes of numbers and of tasks in words: targets are asked for, structure and names stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.rules.prose import words_before
from kehoach.text.patterns import lazily
from kehoach.years.turn import cues
from kehoach.years.turn.baselines import value_of
from kehoach.years.turn.plan_years import is_quoted
from kehoach.years.turn.turning import ask, keep

if TYPE_CHECKING:
    from kehoach.model.plan import Indicator
    from kehoach.years.turn.turning import Fragment, Turning, Verdict

_QUOTES = lazily('[“”"]')
_NOW = r"(?<!\w)(?<!thực\s)WORDS(?!\w)"
_FROM, _TO = lazily(r"(?<!\w)từ\s+$"), lazily(r"\s*(?:xuống|lên)(?!\w)")
_BUDGET = lazily(r"kinh\s+phí|dự\s+toán|ngân\s+sách|tổng\s+(?:số\s+tiền|cộng|mức)", re.IGNORECASE)
_REVIEW = lazily(r"(?:[Tt]ổng|[Ss]ơ)\s+kết\s+$")
_TOLD_BEFORE = lazily(
    r"(?P<compared>so\s+với\s+(?:cùng\s+kỳ\s+|cuối\s+)?)?(?:năm\s+|/)(?P<year>(?:19|20)\d\d)(?![\d/])", re.IGNORECASE
)
_TOLD_AFTER = lazily(r"(?:\s+(?!so\s+với)[^\W\d]+){0,4}\s+\(?năm\s+(?P<year>(?:19|20)\d\d)(?!\s?[-–])")
_AIMED = lazily(r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|sẽ)(?!\w)", re.IGNORECASE)
_ONCE = r"(?<!\w)WORDS(?!\w)"


def frequency(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """How often something is done in a year."""
    return keep("frequency") if "lần" in fragment.text + fragment.after(10) and _is_per(fragment) else None


def target(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The value that an indicator is to reach: never carried on in silence."""
    indicator = indicator_of(fragment, turning)
    reached = turning.reached.get(indicator.id) if indicator else None
    stated = _stated(fragment, indicator)
    if reached:
        value = value_of(fragment, reached.text)
        return ask(f"target-{reached.verdict}", year=str(turning.old), stated=stated, value=value)
    if indicator and not is_yearly(indicator, turning):
        return ask("target-ahead", stated=stated)
    return ask("target", year=str(turning.old), stated=stated)


def _stated(fragment: Fragment, indicator: Indicator | None) -> str:
    """How the target was worded, without the quotation marks of what it counts."""
    words = _QUOTES.sub("", indicator.stated) if indicator else ""
    return " ".join(words.removeprefix("là ").split()) or fragment.text


def is_yearly(indicator: Indicator, turning: Turning) -> bool:
    """Whether a target is one of the plan's year, and not of a horizon or of several years."""
    return indicator.year == turning.old or indicator.horizon.lower().startswith(("hằng năm", "hàng năm"))


def indicator_of(fragment: Fragment, turning: Turning) -> Indicator | None:
    """The indicator in whose words the fragment stands."""
    around = fragment.stretch.around(fragment.start, fragment.end)
    brace = next((one.brace for one in around if one.word == "chỉ tiêu"), None)
    start = fragment.stretch.words.prose.offset(brace.start if brace else 0)
    return turning.indicators.get(turning.source.position(start))


def money(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """The sums of the budget: one question for all of them."""
    of_the_budget = "kinh phí" in (fragment.stretch.directive, fragment.stretch.key) and fragment.text.endswith("đồng")
    return ask("money")._replace(shared=True) if of_the_budget else None


def parameter(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A parameter that is a number: it may be a target, or a count that has changed."""
    return ask("parameter") if fragment.stretch.directive == "tham số" else None


def structure(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """`2 đợt`, `05 năm`: how the plan is made, or a length of time."""
    unit = fragment.text.lstrip("0123456789.,-–/ ")
    if fragment.text.endswith("năm") and _REVIEW.search(fragment.before()):
        return ask("once")
    return keep("structure") if cues.opens_with("đơn vị cấu trúc", unit) else None


def table_figure(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A figure in a cell: one question for the whole table."""
    alone = fragment.stretch.part == "cell" and fragment.text == fragment.stretch.text.strip()
    return ask("table-figure")._replace(shared=True) if alone else None


def result_of_a_year(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A figure that tells how things stood: it would be told of another year."""
    sentence = words_before(fragment.stretch.text, fragment.start, 120)
    told = cues.pattern("số liệu hiện có", _NOW, ignore_case=True).search(sentence)
    base = _FROM.search(fragment.before(6)) and _TO.match(fragment.after(12))
    return ask("result", year=str(turning.old)) if told or base or _of_the_year_before(fragment, turning) else None


def _of_the_year_before(fragment: Fragment, turning: Turning) -> bool:
    """Whether the year that is named last before a figure, or right after it, is the one before the plan's."""
    last = str(turning.old - 1)
    if after := _TOLD_AFTER.match(fragment.after()):
        return after["year"] == last
    sentence = fragment.sentence_before()
    told = max(_TOLD_BEFORE.finditer(sentence), key=lambda one: one.start(), default=None)
    if told is None or told["compared"] or told["year"] != last:
        return False
    return not _AIMED.search(sentence, told.end())


def unmarked_target(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A value that reads like a target, though nothing marks it."""
    if is_quoted(fragment) or fragment.stretch.directive in ("căn cứ", "nơi nhận", "bảng"):
        return None
    aimed = "%" in fragment.text or cues.ends_in("mức", fragment.before())
    return ask("unmarked-target", year=str(turning.old)) if aimed else None


def sum_in_prose(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A sum that a sentence of the plan sets aside."""
    said = fragment.text.endswith("đồng") and _BUDGET.search(fragment.sentence_before())
    return ask("money") if said and not is_quoted(fragment) else None


def count(_fragment: Fragment, _turning: Turning) -> Verdict | None:
    """Any other number."""
    return keep("count")


def label(_fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A number that is a name."""
    return keep("label")


def theme(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """The theme of a year."""
    return ask("theme") if fragment.value == "theme" else None


def shrinking(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A set of which less is left every year."""
    return ask("shrinking") if fragment.value == "set" else None


def once(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A task that is done once, and any aim in words of which the year's result is known."""
    indicator = indicator_of(fragment, turning)
    reached = turning.reached.get(indicator.id) if indicator else None
    if reached:
        return ask("aim-reached", year=str(turning.old), value=reached.text)
    return ask("once") if cues.pattern("việc một lần", _ONCE, ignore_case=True).search(fragment.text) else None


def in_words(_fragment: Fragment, _turning: Turning) -> Verdict | None:
    """An aim in words that comes back every year."""
    return keep("aim")


def _is_per(fragment: Fragment) -> bool:
    return "/" in fragment.text or fragment.after(12).partition(" ")[0].startswith("/") or "lần/" in fragment.after(10)


TARGETS = (frequency, target)
QUANTITIES = (
    money, parameter, table_figure, frequency, structure, result_of_a_year, unmarked_target, sum_in_prose, count,
)  # fmt: skip
LABELS = (label,)
WORDS = (theme, shrinking, once, in_words)
"""Of each the first that answers decides."""
