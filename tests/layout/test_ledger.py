"""The ledger claims nothing that no test shows."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.layout.formats import load_format
from kehoach.layout.ledger import ledgers, reasons
from kehoach.text import catalogue
from kehoach.text.resources import resource
from tests.layout.collected import LEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.formats import Format
    from kehoach.layout.ledger import Ledger, Rule

ROOT = Path(__file__).parent.parent.parent
FIGURE = "tests/render/test_figures.py::test_a_figure_is_what_its_clause_asks[{book.measured_as}-{figure}]"
RULES = [(book, code, rule) for book in ledgers() for code, rule in book.rules.items()]
READ = (
    "PG-01-14 QH-01-07 CQ-01-06 SO-01-09 DD-01-07 TL-01-06 CV-01-02 KG-01-03 CC-01-07 VD-01-04 ND-01-21 CK-01-11 "
    "NN-01-08 PL-01-06 MK-01-04 VH-01-15 DTN-01-10 MT-01-03 DT-01-04 HDND-01-01 DANG-001-003 DANG-010-015 DANG-020-026 "
    "DANG-030-037 DANG-040-043 DANG-050-055 DANG-060-064 DANG-070-075 DANG-080-084 DANG-090-098 DANG-100-107 "
    "DANG-110-114 DANG-120-122"
)
"""The rules that the decree and the guidances were read into: from the first to the last of each series."""
CODE = re.compile(r"KH\d{3}")


def shown_by(book: Ledger, rule: Rule) -> list[str]:
    """The tests that show a rule, the figures among them."""
    return [FIGURE.format(book=book, figure=figure) for figure in rule.figures] + list(rule.tests)


@cache
def collected() -> dict[str, str]:
    """How often each test runs in the files that the ledger names; the name of a function stands for its cases."""
    files = sorted({name.partition("::")[0] for book, _, rule in RULES for name in shown_by(book, rule)})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-p", "tests.layout.collected", *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    told = [line.removeprefix(LEAD).split(" ", 1) for line in done.stdout.splitlines() if line.startswith(LEAD)]
    return {name.partition("[")[0]: often for often, name in told} | {name: often for often, name in told}


def test_the_page_is_made_from_the_ledger() -> None:
    done = subprocess.run([sys.executable, "tools/ledger.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run python tools/ledger.py and read what changed"


def series(first_to_last: str) -> Iterator[str]:
    """`PG-01-03` is PG-01, PG-02, PG-03."""
    part, first, last = first_to_last.split("-")
    yield from (f"{part}-{count:0{len(first)}}" for count in range(int(first), int(last) + 1))


def test_every_rule_that_was_read_has_a_row_and_one_only() -> None:
    codes = Counter(code for _, code, _ in RULES)
    read = [code for first_to_last in READ.split() for code in series(first_to_last)]
    assert len(read) == 223
    assert [code for code in read if code not in codes] == []
    assert [code for code, times in codes.items() if times > 1] == []


def test_every_test_that_the_ledger_names_exists_and_is_run() -> None:
    named = {name: code for book, code, rule in RULES for name in shown_by(book, rule)}
    assert {name: code for name, code in named.items() if collected().get(name, "never") == "never"} == {}


def test_what_is_called_done_is_shown_by_a_test_that_runs_everywhere() -> None:
    claimed = [(book, code, rule) for book, code, rule in RULES if rule.status in {"done", "checked"}]
    shown = {code: [collected().get(name) for name in shown_by(book, rule)] for book, code, rule in claimed}
    assert [code for code, often in shown.items() if "always" not in often] == []


def test_what_is_not_done_says_why_and_nothing_else_does() -> None:
    idle = {code: rule for _, code, rule in RULES if rule.status in {"not-applicable", "not-evaluated"}}
    assert {rule.why for rule in idle.values()} == set(reasons())
    assert [code for _, code, rule in RULES if bool(rule.why) != (code in idle)] == []
    assert [code for code, rule in idle.items() if rule.where or rule.figures or rule.tests] == []


@pytest.mark.parametrize(
    ("book", "code"), [(book, code) for book, code, _ in RULES], ids=[code for _, code, _ in RULES]
)
def test_the_places_that_a_rule_names_are_there(book: Ledger, code: str) -> None:
    form = load_format(book.form)
    assert [place for place in book.rules[code].where if not is_there(place, form)] == []


def is_there(place: str, form: Format) -> bool:
    """Whether a module, a code of a message, or a key of a format is there."""
    if CODE.fullmatch(place):
        return place in catalogue.entries()
    if place.endswith((".py", ".toml")):
        return (Path(kehoach.__file__).parent / place).exists() or resource(*place.split("/")).exists()
    part, _, key = place.partition(".")
    found = getattr(form, part, None)
    if part == "levels":
        return key in form.levels
    if part == "styles":
        role, _, key = key.partition(".")
        found = form.styles.get(role)
    return found is not None and (not key or hasattr(found, key))
