"""What every thể thức asks of a whole Word file, and not of one of its lines."""

from __future__ import annotations

import unicodedata

import pytest

import kehoach
from tests.render.test_figures import made, rules
from tests.render.word_file import W, WordFile

FORMS = ("nd30", "dang-05", "dang-36", "doan")
HEADS = {"nd30": "CỘNG HÒA", "dang-05": "ĐẢNG CỘNG SẢN", "dang-36": "ĐẢNG CỘNG SẢN", "doan": "ĐOÀN TNCS"}
ENDS = {"nd30": "./.", "dang-05": ".", "dang-36": ".", "doan": "."}


def words(form: str) -> list[str]:
    """The words of all paragraphs that have any."""
    return [seen.words for seen in made(form, "plan").paragraphs if seen.words]


@pytest.mark.parametrize("form", FORMS)
def test_every_letter_is_times_new_roman_and_black(form: str) -> None:
    file = made(form, "plan")
    seen = [each for each in (*file.paragraphs, file.header) if each.words]
    assert {(each.figure("font"), each.figure("colour")) for each in seen} == {("Times New Roman", "auto")}


@pytest.mark.parametrize("form", FORMS)
def test_the_text_has_one_size(form: str) -> None:
    text = [each for each in made(form, "plan").paragraphs if each.figure("align") == "both"]
    assert len(text) > 8
    assert len({each.size for each in text}) == 1


@pytest.mark.parametrize("form", FORMS)
def test_the_header_holds_the_number_of_the_page_and_nothing_else(form: str) -> None:
    file = made(form, "plan")
    assert [text.text for text in file.header.element.iter(W + "instrText")] == [" PAGE "]
    assert file.header.words.isdecimal()
    assert [each.get(W + "fmt") for each in file.body.iter(W + "pgNumType")] == [None, None]


@pytest.mark.parametrize("form", FORMS)
def test_a_plan_has_no_line_of_kinh_gui(form: str) -> None:
    assert not [line for line in words(form) if line.startswith("Kính ")]


@pytest.mark.parametrize("form", FORMS)
def test_the_end_of_the_text_is_marked_once(form: str) -> None:
    text = words(form)[: words(form).index("Nơi nhận:")]
    assert text[-1].endswith(ENDS[form])
    assert sum(line.count("./.") for line in text) == (form == "nd30")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_set_with_tabs_or_spaces(form: str) -> None:
    assert [line for line in words(form) if line != line.strip() or "  " in line or "\t" in line] == []


@pytest.mark.parametrize("form", FORMS)
def test_no_format_prints_the_head_of_another(form: str) -> None:
    heads = {head for head in HEADS.values() if any(line.startswith(head) for line in words(form))}
    assert heads == {HEADS[form]}


def test_the_sizes_of_the_letterhead_go_together() -> None:
    file = made("nd30", "plan")
    sizes = tuple(file.said(words).size for words in ("CỘNG HÒA", "Độc lập", "Xuân Đông,"))
    assert sizes in {(12, 13, 13), (13, 14, 14)}


def test_letters_that_are_typed_in_parts_are_printed_whole() -> None:
    source = rules("nd30")["plans"]["plan"]
    typed = unicodedata.normalize("NFD", source)
    assert typed != source
    printed = [seen.words for seen in WordFile(kehoach.loads(typed).render()).paragraphs if seen.words]
    assert printed == words("nd30")


def test_a_peoples_council_writes_by_the_decree() -> None:
    source = """
@kế hoạch Giám sát năm {năm}
  năm: 2026
  cơ quan: Hội đồng nhân dân xã Xuân Đông
  số: …/KH-HĐND
  nơi: Xuân Đông
  ngày: …/02/2026

1. Nội dung.
"""
    lines = [seen.words for seen in WordFile(kehoach.loads(source).render()).paragraphs]
    assert lines[:2] == ["HỘI ĐỒNG NHÂN DÂN", "XÃ XUÂN ĐÔNG"]
    assert "Độc lập - Tự do - Hạnh phúc" in lines
