"""How fast plans are turned to the next year and set side by side: `python bench/years.py` with kehoach installed.

Ten plans of 30 KB, of ten years of one office, are made from `examples/binh-son-2025.kh`: each with its own year, its
own figures and the results of the year before. All is measured in one process in which the libraries are loaded.
"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import kehoach
from kehoach import years
from kehoach.layout import lay_out
from kehoach.layout.document import Reviser
from kehoach.render import docx
from kehoach.years.diff.redline import redline
from kehoach.years.history import forms as series_forms
from kehoach.years.tasks import forms as task_forms
from kehoach.years.timeline import forms as timeline_forms

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.model.plan import Plan

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
FIRST, COUNT, SIZE = 2016, 10, 30_000
ROUNDS = 5
ENTRY = re.compile(
    r"^(?P<entry>  [a-z-]+ = [^{}\n]*?)(?P<value>\d+(?:,\d+)?)(?P<unit> ?%)(?P<end>[^\n]*)$", re.MULTILINE
)


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def middle(action: Callable[[], object]) -> float:
    action()
    return median(seconds(action) for _ in range(ROUNDS))


def plan_of(year: int, text: str) -> str:
    """The plan of a year: its figures a little higher each year, its results beside them, as long as wanted."""

    def moved(found: re.Match[str]) -> str:
        figure = f"{float(found['value'].replace(',', '.')) + (year - FIRST) / 10:.2f}".replace(".", ",")
        return f"{found['entry']}{figure}{found['unit']}{found['end'].rstrip(';')}; năm trước: {figure}%"

    own = re.sub(r"(?m)^( +năm: +)2025$", rf"\g<1>{year}", ENTRY.sub(moved, text))
    body, tail = own.index("\n# ") + 1, own.index("\n@kết") + 1
    prose = re.sub(r"@chỉ tiêu(?:.*\n)+?(?=\S)", "", own[body:tail])
    prose = re.sub(r"\{[^{}]*\}", "năm nay", prose)
    copies = (SIZE - len(own.encode())) // len(prose.encode()) + 1
    return own[:tail] + prose * copies + own[tail:]


def main() -> None:
    text = PLAN.read_text(encoding="utf-8")
    texts = [plan_of(FIRST + count, text) for count in range(COUNT)]
    size = sum(len(one.encode()) for one in texts) / COUNT / 1024
    print(f"{COUNT} plans of {size:.0f} KB, read: {told(lambda: [kehoach.loads(one) for one in texts])}")
    results = [kehoach.loads(one) for one in texts]
    print(f"next, all of them: {told(lambda: [years.next_year(one) for one in results])}")
    differences_of([result.plan for result in results if result.plan])
    series_of(results)
    plan = kehoach.load(PLAN.parent / "moi-cau-truc.kh").plan
    if plan:
        one_plan(plan)


def differences_of(plans: list[Plan]) -> None:
    pairs = list(pairwise(plans))
    count = sum(len(years.compare(*pair).differences) for pair in pairs)
    print(f"diff, {len(pairs)} pairs, {count} differences: {told(lambda: [years.compare(*pair) for pair in pairs])}")
    before, after = (lay_out(plan) for plan in plans[-2:])
    reviser = Reviser("kehoach", datetime(2026, 1, 5, tzinfo=UTC))
    print(f"  the last pair as a redline: {told(lambda: docx.render(redline(before, after, reviser)))}")


def series_of(plans: list[kehoach.Result]) -> None:
    series = years.series(plans)
    points = sum(len(line.points) for line in series.lines)
    print(f"series, {len(series.lines)} indicators, {points} points: {told(lambda: years.series(plans))}")
    for form in series_forms.FORMS:
        print(f"  as {form}: {told(partial(series_forms.write, series, form, 'vi'))}")


def one_plan(plan: Plan) -> None:
    events = years.events(plan)
    for form in timeline_forms.FORMS:
        print(f"timeline of a plan as {form}: {told(partial(timeline_forms.write, plan, events, form, 'vi'))}")
    print(f"tasks of a plan as xlsx: {told(lambda: task_forms.write(years.duties([plan]), 'xlsx', 'vi'))}")


def told(action: Callable[[], object]) -> str:
    return f"{middle(action) * 1000:.1f} ms"


if __name__ == "__main__":
    main()
