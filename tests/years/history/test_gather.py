from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import kehoach
from kehoach import years
from kehoach.text import catalogue
from kehoach.text.catalogue import speaker
from kehoach.text.resources import resource
from kehoach.years import results
from kehoach.years.history.series import Reached
from kehoach.years.history.words import named, reached_text, target_text, verdict_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.years import Series
    from kehoach.years.history.series import Line

CASES = Path(__file__).with_name("chuoi.txt")
HEAD = """\
@kế hoạch Phát triển kinh tế - xã hội
  năm: {year}
  cơ quan: {issuer}
  nơi: Bình Minh
  ngày: 05/01/{year}

# Chỉ tiêu
@chỉ tiêu
"""
ISSUER = "Ủy ban nhân dân xã Bình Minh"
say = speaker("vi")


class Case(NamedTuple):
    name: str
    plans: list[kehoach.Result]
    table: str
    lines: str
    told: list[str]


def plan(year: int, body: str, file: str = "", issuer: str = ISSUER) -> kehoach.Result:
    text = HEAD.format(year=year, issuer=issuer) + "".join(f"  {line}\n" for line in body.splitlines())
    return kehoach.loads(text, path=file or f"{year}.kh")


def cases() -> Iterator[Case]:
    for block in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, *parts = re.split(r"\n--- ", block.strip("\n"))
        said = [part.partition("\n")[::2] for part in parts]
        years_of = [head for head, _ in said if head.isdecimal()]
        plans = [
            plan(int(head), body, f"{head}{'-2' if head in years_of[:count] else ''}.kh")
            for count, (head, body) in enumerate(said)
            if head.isdecimal()
        ]
        other = dict(said)
        yield Case(name, plans, other.get("kết quả", ""), other["chuỗi"], other.get("báo", "").splitlines())


def shown(lines: tuple[Line, ...], indent: str = "") -> Iterator[str]:
    for line in lines:
        yield f"{indent}[{line.id}] {named(line, say)}"
        for point in line.points:
            words = (target_text(point.target, say), reached_text(point.reached), verdict_text(point, say))
            yield f"{indent}  {point.year}: {' | '.join(word or '–' for word in words)}"
        yield from shown(line.parts, f"{indent}  ")


def told(series: Series) -> list[str]:
    return [f"{one.code} {one.place.file}:{one.place.line}" for one in series.diagnostics]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_indicators_are_found_again_in_the_plan_of_the_next_year(case: Case) -> None:
    table = results.read(case.table.encode(), "ket-qua.csv") if case.table else results.Results((), (), None)
    series = years.series(case.plans, table.rows)
    assert "\n".join(shown(series.lines)) == case.lines
    assert told(series) == case.told
    for one in series.diagnostics:
        assert "{" not in one.message("vi") + one.message("en")


def test_plans_are_put_in_the_order_of_their_years() -> None:
    series = years.series([plan(2026, "a = Số hộ: 1 hộ"), plan(2024, "a = Số hộ: 2 hộ; năm trước: 3 hộ")])
    assert series.years == (2023, 2024, 2026)
    assert [origin.year for origin in series.plans] == [2024, 2026]
    assert [point.year for point in series.lines[0].points] == [2023, 2024, 2026]


def test_each_office_has_its_own_indicators_and_years() -> None:
    other = "Ủy ban nhân dân xã B"
    series = years.series(
        [plan(2024, "a = Số hộ: 1 hộ"), plan(2024, "a = Số hộ: 5 hộ", "b.kh", other), plan(2025, "a = Số hộ: 2 hộ")]
    )
    assert [(line.office, [point.year for point in line.points]) for line in series.lines] == [
        (ISSUER, [2024, 2025]),
        (other, [2024]),
    ]
    assert (series.offices, series.of(other).years, told(series)) == ((ISSUER, other), (2024,), [])


def test_a_result_of_a_table_goes_to_the_office_that_it_names() -> None:
    plans = [plan(2024, "a = Số hộ: 1 hộ"), plan(2024, "a = Số hộ: 5 hộ", "b.kh", "Ủy ban nhân dân xã B")]
    table = "cơ quan,mã,năm,kết quả\nỦy ban nhân dân xã B,a,2024,6\n,a,2024,1\n"
    series = years.series(plans, results.read(table.encode(), "kq.csv").rows)
    assert [line.at(2024).reached for line in series.lines] == [None, Reached(value=Decimal(6), text="6")]
    assert told(series) == ["KH656 kq.csv:3"]


def test_two_plans_of_one_year_are_told_only_where_they_have_one_title() -> None:
    first, other = plan(2024, "a = Số hộ: 1 hộ"), plan(2024, "a = Số hộ: 2 hộ\nb = Số nhà: 3 nhà", "b.kh")
    assert told(years.series([first, other])) == ["KH651 b.kh:1", "KH655 b.kh:9"]
    source = next(iter(other.sources.values())).text.replace("Phát triển kinh tế - xã hội", "Chuyển đổi số")
    assert told(years.series([first, kehoach.loads(source, path="b.kh")])) == ["KH655 b.kh:9"]


def test_a_plan_that_an_office_makes_with_another_is_still_its_plan() -> None:
    joint = plan(2025, "a = Số hộ: 2 hộ", issuer=f"\n    {ISSUER}\n    Ủy ban Mặt trận Tổ quốc Việt Nam xã Bình Minh")
    assert told(years.series([plan(2024, "a = Số hộ: 1 hộ"), joint])) == []


def test_a_plan_without_a_year_is_told_and_left_out() -> None:
    loose = kehoach.loads("@kế hoạch Thi đua\n  cơ quan: UBND xã\n\n@chỉ tiêu\n  a = Số hộ: 1 hộ\n", path="a.kh")
    series = years.series([loose])
    assert (series.years, series.lines, told(series)) == ((), (), ["KH650 a.kh:1"])


def test_criteria_without_figures_are_no_part_of_a_series() -> None:
    text = HEAD.format(year=2024, issuer=ISSUER).replace("@chỉ tiêu", "@tiêu chí Tập thể") + "  Hoàn thành nhiệm vụ\n"
    assert years.series([kehoach.loads(text)]).lines == ()


def test_plans_without_a_file_are_told_apart() -> None:
    texts = [HEAD.format(year=year, issuer=ISSUER) + "  Số hộ nghèo: 1 hộ\n" for year in (2024, 2025)]
    (line,) = years.series([kehoach.loads(text) for text in texts]).lines
    assert [point.year for point in line.points] == [2024, 2025]


def test_two_indicators_of_one_name_in_a_plan_stay_two() -> None:
    rows = "Số hộ nghèo: 1 hộ\nSố hộ nghèo: 2 hộ"
    series = years.series([plan(2024, rows), plan(2025, rows)])
    assert [[point.year for point in line.points] for line in series.lines] == [[2024, 2025], [2024, 2025]]


def test_every_code_of_the_years_is_used_and_explained() -> None:
    told_here = tomllib.loads(resource("messages", "rules", "years.toml").read_text(encoding="utf-8"))
    sources = [file.read_text(encoding="utf-8") for file in Path(years.__file__).parent.rglob("*.py")]
    assert set(told_here) <= {code for source in sources for code in re.findall(r"KH6\d\d", source)}
    for code in told_here:
        entry = catalogue.entry(code)
        assert entry.general(entry.help, "vi")
        assert entry.general(entry.why, "en")
