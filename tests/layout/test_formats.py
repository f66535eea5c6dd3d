from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest

from kehoach.layout import form_of, lay_out
from kehoach.layout.breaches import BreachError
from kehoach.layout.document import Grid, Paragraph
from kehoach.layout.formats import FILES, FormatError, load_format
from kehoach.layout.words import Words, words
from kehoach.text.resources import resource
from kehoach.values.dates import PartialDate
from tests.layout.plans import full, head, small

if TYPE_CHECKING:
    from pathlib import Path

NAMES = tuple(FILES)


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2026, 5, 26), "đảng-36"), (date(2026, 5, 27), "đảng-05"), (None, "đảng-05")],
)
def test_the_party_format_is_the_one_that_held_on_the_day(day: date | None, name: str) -> None:
    assert load_format("đảng", day).name == name


@pytest.mark.parametrize(
    ("day", "year", "name"),
    [
        (PartialDate(value="2026-05", text=""), 2026, "đảng-05"),
        (PartialDate(value="2026-04", text=""), 2026, "đảng-36"),
        (PartialDate(value="", text="…"), 2025, "đảng-36"),
        (None, 2026, "đảng-05"),
        (None, None, "đảng-05"),
    ],
)
def test_an_unfinished_date_counts_as_the_last_day_that_it_can_be(
    day: PartialDate | None, year: int | None, name: str
) -> None:
    assert lay_out(small(head=head(format="đảng", date=day, year=year))).format.name == name


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_lies_in_its_own_range(name: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("")
    assert load_format(name, own=own).name == name


@pytest.mark.parametrize("name", NAMES)
def test_every_style_has_a_clause_and_every_role_a_name_of_its_own(name: str) -> None:
    styles = load_format(name).styles
    assert all(style.clause for style in styles.values())
    assert len({style.word for style in styles.values()}) == len(styles)


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_of_letterhead_and_foot_fill_the_page(name: str) -> None:
    form = load_format(name)
    assert sum(form.letterhead.columns) == sum(form.foot.columns) == form.page.text_width


@pytest.mark.parametrize("name", NAMES)
def test_all_formats_know_the_same_roles_apart_from_the_banner(name: str) -> None:
    banner = {"country", "motto", "banner"}
    assert set(load_format(name).styles) - banner == set(load_format("nđ30").styles) - banner


@pytest.mark.parametrize("name", NAMES)
def test_every_role_of_a_document_has_a_style(name: str) -> None:
    form = load_format(name)
    document = lay_out(full(head=head(format=name, urgency="Khẩn", secrecy="Mật", circulation="Lưu hành nội bộ")))
    leaves = [leaf for division in document.divisions for block in division.blocks for leaf in _leaves(block)]
    assert {leaf.role for leaf in leaves} <= set(form.styles)


def _leaves(block: object) -> list[Paragraph]:
    if isinstance(block, Grid):
        return [leaf for row in block.rows for cell in row for leaf in cell if isinstance(leaf, Paragraph)]
    return [block] if isinstance(block, Paragraph) else []


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(FormatError):
        load_format("nđ31")


def test_an_office_changes_figures_in_part(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[page]\nright = 20\n[styles.title]\nsize = 13\n", encoding="utf-8")
    form = load_format("nđ30", own=own)
    assert (form.page.right, form.style("title").size, form.style("kind").size) == (20, 13, 14)


@pytest.mark.parametrize("margins", ["left = 35\nright = 20", "left = 33"])
def test_columns_go_with_the_margins_and_quoc_hieu_keeps_its_room(margins: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f"[page]\n{margins}\n", encoding="utf-8")
    form = load_format("nđ30", own=own)
    assert sum(form.letterhead.columns) == sum(form.foot.columns) == form.page.text_width
    assert form.letterhead.columns[1] == 99


def test_an_office_may_choose_the_smaller_set_of_sizes(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[styles]\ncountry.size = 12\nmotto.size = 13\nplace_date.size = 13\n", encoding="utf-8")
    assert load_format("nđ30", own=own).style("motto").size == 13


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ("motto.size = 13", {"motto": 13}),
        ("country.size = 12", {"country": 12}),
        ("country.size = 12\nmotto.size = 13", {"place_date": 14}),
        ("motto.size = 13.5", {"motto": 13.5}),
    ],
)
def test_sizes_that_do_not_go_together_are_refused(sizes: str, told: dict[str, float], tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f"[styles]\n{sizes}\n", encoding="utf-8")
    with pytest.raises(BreachError, match="chú thích của cột Cỡ chữ") as refused:
        load_format("nđ30", own=own)
    assert {each.part: each.value for each in refused.value.breaches} == told


def test_a_refusal_says_the_figure_what_is_allowed_and_the_clause(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[page]\nleft = 25\n[styles.body]\nbold = true\n", encoding="utf-8")
    with pytest.raises(BreachError) as refused:
        load_format("nđ30", own=own)
    assert [str(each) for each in refused.value.breaches][:2] == [
        "Trang: page.left = 25, cho phép 30 - 35 (I.1, I.3; số trang: I.7)",
        "Nội dung: body.bold = true, cho phép false (II.6.e; V.6)",
    ]


def test_the_format_of_a_plan_takes_the_figures_of_its_office(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[styles.body]\nfirst_line = 10\n", encoding="utf-8")
    form = form_of(small(), own)
    assert (form.name, form.style("body").first_line) == ("nđ30", 10)
    assert lay_out(small(), form).format is form


def test_a_change_of_the_body_reaches_what_is_like_it(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[styles.body]\nfirst_line = 10\n", encoding="utf-8")
    assert load_format("nđ30", own=own).style("heading1").first_line == 10


@pytest.mark.parametrize(
    ("figures", "part", "figure", "clause"),
    [
        ("[page]\nleft = 25", "page", "left", "I.3"),
        ("[styles.motto]\nsize = 15", "motto", "size", "II.1.b"),
        ("[styles.number]\nsize = 14", "number", "size", "V.3"),
        ("[styles.body]\nfirst_line = 11", "body", "first_line", "II.6.e"),
        ("[styles.body]\nline = 1.6", "body", "line", "II.6.e"),
        ("[styles.country]\nbold = false", "country", "bold", "II.1.a"),
        ("[styles.place_date]\nalign = 'left'", "place_date", "align", "II.4.c"),
        ("[letterhead]\nissuer_rule = 0.6", "letterhead", "issuer_rule", "II.2"),
        ("[letterhead]\nnumber = 'Số {number}/{symbol}'", "letterhead", "number", "II.3"),
    ],
)
def test_a_figure_outside_the_rules_is_refused_with_its_clause(
    figures: str, part: str, figure: str, clause: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(figures + "\n", encoding="utf-8")
    with pytest.raises(BreachError, match=clause) as refused:
        load_format("nđ30", own=own)
    assert (part, figure) in {(each.part, each.figure) for each in refused.value.breaches}


def test_the_ranges_of_the_rules_cannot_be_widened(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[styles.motto]\nsize = 20\nrange = { size = [1, 99] }\n", encoding="utf-8")
    with pytest.raises(BreachError):
        load_format("nđ30", own=own)


@pytest.mark.parametrize(
    "text",
    ["[page", "[page]\nleft = 'ba'", "[page]\nlefft = 30", "[styles.motto]\nlike = 'none'", "[styles.moto]\nsize = 13"],
)
def test_a_file_that_cannot_be_read_is_refused(text: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"^own\.toml: "):
        load_format("nđ30", own=own)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"^own\.toml: "):
        load_format("nđ30", own=tmp_path / "own.toml")


@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_a_format_holds_what_its_file_says(name: str, tmp_path: Path) -> None:
    nothing_else = tmp_path / "own.toml"
    nothing_else.write_text("")
    assert msgspec.to_builtins(load_format(name)) == msgspec.to_builtins(load_format(name, own=nothing_else))


def test_the_table_of_the_wordings_holds_what_their_file_says() -> None:
    assert words() == msgspec.toml.decode(resource("templates", "words.toml").read_bytes(), type=Words)
