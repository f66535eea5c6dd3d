"""How many facts of a plan are found when its printed text is imported: `python -m tests.intake.facts.measure`.

Two facts are the same where their kind and key values are (figures, units, dates, bodies) and their words overlap. What
stands in a mark alone and nowhere on the page (the ids of facts, short forms of the office, the value of the year
before in a list) is no fact of the page, and so is not asked for.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import kehoach
from kehoach.intake.structure import source_of
from kehoach.text.letters import fold
from kehoach.values.dates import iso
from kehoach.values.quantities import read_quantity
from tests.intake import old

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.plan import Activity, Budget, BudgetLine, Date, Indicator

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
REPRODUCED = {
    "000": "binh-gia-2025",
    "001": "binh-luong-2024",
    "002": "binh-son-2025",
    "003": "bac-son-2025",
    "004": "binh-chuong-2024",
}
LEAST_OVERLAP = 0.5
_KINDS_OF_PHASE = ("dot", "giai doan")


class Told(NamedTuple):
    """A fact: its kind, what must be the same, and the words that must overlap."""

    kind: str
    key: tuple[object, ...]
    words: str = ""


class Score(NamedTuple):
    """How many facts there are, how many were found, how many of those are right."""

    known: int = 0
    found: int = 0
    right: int = 0
    missed: tuple[Told, ...] = ()
    false: tuple[Told, ...] = ()

    @property
    def recall(self) -> float:
        return self.right / self.known if self.known else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    def plus(self, other: Score) -> Score:
        return Score(
            self.known + other.known,
            self.found + other.found,
            self.right + other.right,
            (*self.missed, *other.missed),
            (*self.false, *other.false),
        )


def told(result: kehoach.Result) -> Iterator[Told]:
    """The facts of a plan that its pages state."""
    plan = result.plan
    assert plan is not None
    page = fold(result.render("text").decode())
    head = plan.head
    yield Told("đầu", ("cơ quan", *(fold(issuer.name) for issuer in head.issuers)))
    yield Told("đầu", ("số", head.number.value if head.number else "", head.number.symbol if head.number else ""))
    yield Told("đầu", ("thể thức", head.format.partition("-")[0]))
    yield from (Told("căn cứ", (one.citation.number,), one.citation.text) for one in plan.bases if one.citation)
    yield from (Told("mục tiêu", (one.scope,), one.text) for one in plan.goals)
    yield from (each for one in plan.indicators for each in _indicator(one, page))
    for phase in plan.phases:
        label = fold(phase.label)
        printed = label not in _KINDS_OF_PHASE and label in page
        yield Told("đợt", (label if printed else "", _date(phase.start), _date(phase.end), _date(phase.report_due)))
    yield from (Told("mốc", (_date(one.date),), one.label) for one in plan.milestones if fold(one.label) in page)
    for task in plan.assignments:
        units = tuple(sorted(map(fold, task.units)))
        more = (_date(task.due), fold(task.product))
        yield Told("giao", (task.verb, units, tuple(map(fold, task.partners)), *more), " ".join(task.tasks))
    yield from (each for one in plan.activities for each in _activity(one))
    yield from (Told("khen thưởng", (fold(one.form), fold(one.granted_by))) for one in plan.awards)
    yield from (each for one in plan.budget.lines for each in _budget(one))
    yield from _sums(plan.budget)
    yield from dict.fromkeys(Told(one.kind, (), re.sub(r"[“”\"]", "", one.text)) for one in plan.slogans)
    yield from (Told("gọi tắt", (one.short,)) for one in plan.abbreviations if f"tat la {fold(one.short)}" in page)
    yield from (Told("nơi nhận", (one.name.replace(":", ""), one.purpose)) for one in plan.recipients)
    yield from (Told("ký", (*one.authority, one.position, one.name.strip(" …"))) for one in plan.signatures)
    yield from (Told("văn bản", (one.kind, one.number, _date(one.date))) for one in plan.citations)


def _indicator(one: Indicator, page: str) -> Iterator[Told]:
    kind = "tiêu chí" if one.criterion else "chỉ tiêu"
    said = read_quantity(one.text)
    nothing = said is not None and said.comparator == "none"
    key = ("none",) if nothing else (one.comparator, one.value, one.value_to, one.out_of, one.unit, one.per)
    yield Told(kind, key, f"{one.name} {one.text}")
    if one.base and fold(one.base.text) in page and one.base.value is not None:
        yield Told("năm trước", (one.base.value,), one.name)
    for part in one.parts:
        yield from _indicator(part, page)


def _activity(one: Activity) -> Iterator[Told]:
    yield Told("hoạt động", (fold(one.name),))
    yield from (Told("bước", (step.time, fold(step.actor)), _plain(step.text)) for step in one.steps)
    yield from (Told("mục hoạt động", (fold(field.label),), _plain(field.text)) for field in one.fields)


def _budget(one: BudgetLine) -> Iterator[Told]:
    yield Told("kinh phí", (one.amount, one.quantity, one.unit, one.price), one.name)
    for part in one.parts:
        yield from _budget(part)


def _sums(budget: Budget) -> Iterator[Told]:
    """Where the money comes from, and how much it is."""
    if budget.source:
        yield Told("kinh phí", ("nguồn", fold(budget.source)))
    if budget.total:
        yield Told("kinh phí", ("tổng", budget.total))


def _plain(text: tuple[object, ...]) -> str:
    return "".join(getattr(run, "text", "") for run in text)


def _date(date: Date | None) -> str:
    return "" if date is None else iso(date)


def compared(known: Iterable[Told], found: Iterable[Told]) -> dict[str, Score]:
    """The score of each kind of fact."""
    left = list(found)
    scores: dict[str, Score] = {}
    missed: list[Told] = []
    for one in known:
        same = next((other for other in left if _same(one, other)), None)
        if same is None:
            missed.append(one)
        else:
            left.remove(same)
        score = scores.get(one.kind, Score())
        scores[one.kind] = score.plus(Score(1, int(same is not None), int(same is not None)))
    for one in missed:
        scores[one.kind] = scores[one.kind].plus(Score(missed=(one,)))
    for one in left:
        scores[one.kind] = scores.get(one.kind, Score()).plus(Score(found=1, false=(one,)))
    return scores


def _same(one: Told, other: Told) -> bool:
    return one.kind == other.kind and one.key == other.key and _overlap(one.words, other.words) >= LEAST_OVERLAP


def _overlap(one: str, other: str) -> float:
    """The share of the words of the shorter text that the longer one has as well."""
    first, second = (set(re.findall(r"\w+", fold(text))) for text in (one, other))
    return len(first & second) / (min(len(first), len(second)) or 1) if first and second else float(first == second)


def of_seed(number: str) -> dict[str, Score]:
    """The scores of a published plan: its text imported, beside the example made by hand."""
    seed = next(SEEDS.glob(f"{number}_*.txt"))
    hand = kehoach.load(ROOT / "examples" / f"{REPRODUCED[number]}.kh")
    read = kehoach.loads(source_of(old.at(seed)).source)
    return compared(told(hand), told(read))


def total(scores: Iterable[Score]) -> Score:
    """Several scores as one."""
    out = Score()
    for score in scores:
        out = out.plus(score)
    return out


def main(details: Iterable[str]) -> None:
    """Print a line a kind, a column a plan: right / known (+ false)."""
    table = {number: of_seed(number) for number in REPRODUCED}
    kinds = list(dict.fromkeys(kind for scores in table.values() for kind in scores))
    out = [f"{'':14}" + "".join(f"{number:>13}" for number in (*table, "all"))]
    for kind in kinds:
        cells = [scores.get(kind, Score()) for scores in table.values()]
        out.append(f"{kind:14}" + "".join(f"{_cell(score):>13}" for score in (*cells, total(cells))))
    sums = [total(scores.values()) for scores in table.values()]
    out.append(f"{'all':14}" + "".join(f"{_cell(score):>13}" for score in (*sums, total(sums))))
    whole = total(sums)
    out.append(f"found {whole.recall:.1%} of the facts; {1 - whole.precision:.1%} of those found are false")
    for kind in details:
        for number, scores in table.items():
            out += [f"{number} missed {one}"[:230] for one in scores.get(kind, Score()).missed]
            out += [f"{number} false  {one}"[:230] for one in scores.get(kind, Score()).false]
    sys.stdout.write("\n".join(out) + "\n")


def _cell(score: Score) -> str:
    false = score.found - score.right
    return f"{score.right}/{score.known}" + (f" +{false}" if false else "") if score.known or false else "-"


if __name__ == "__main__":
    main(sys.argv[1:])
