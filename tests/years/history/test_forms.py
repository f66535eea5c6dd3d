from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import msgspec
import pytest
from openpyxl import load_workbook
from PIL import Image

import kehoach
from kehoach.text.catalogue import LANGUAGES, Language, speaker
from kehoach.years import Series
from kehoach.years.history import gather
from kehoach.years.history.chart import chart
from kehoach.years.history.forms import FORMS, write
from kehoach.years.pictures.png import PIXELS_PER_INCH
from tests.years.pictures.looking import collisions, outside, words
from tests.years.series import PLANS, three_years

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

PNG = b"\x89PNG\r\n"


def sheet(name: str) -> list[list[Any]]:
    book = load_workbook(BytesIO(write(three_years(), "xlsx", "vi")))
    return [[cell.value for cell in row] for row in book[name]]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_series_gives_the_same_bytes(form: str) -> None:
    assert write(three_years(), form, "vi") == write(three_years(), form, "vi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_a_series_without_indicators_has_every_form(form: str, language: Language) -> None:
    assert write(Series(years=(), lines=()), form, language)


def test_json_is_read_back_as_the_same_series() -> None:
    series = three_years()
    assert series.diagnostics == ()
    assert msgspec.json.decode(write(series, "json", "vi"), type=Series) == series


def test_csv_has_a_row_for_each_year_of_each_indicator(snapshot: SnapshotAssertion) -> None:
    text = write(three_years(), "csv", "vi").decode("utf-8-sig")
    assert text == snapshot
    assert {len(row) for row in csv.reader(StringIO(text))} == {13}


def test_the_figures_of_a_workbook_are_numbers() -> None:
    book = load_workbook(BytesIO(write(three_years(), "xlsx", "vi")))
    years = book["Theo năm"]
    assert years.freeze_panes == "E4"
    target = years["F5"]
    assert (target.value, target.number_format) == (93, '[$-42A]"≥ "#,##0')
    assert (years["G5"].value, years["G5"].number_format) == (92.6, "[$-42A]#,##0.0")
    span = years["F8"]
    assert (span.value, span.number_format) == (2, '[$-42A]#,##0"–3"')
    assert [cell.value for cell in book["Số liệu"][2]][:7] == [
        "Ủy ban nhân dân xã Bình Minh",
        "thu-nhap",
        "Thu nhập bình quân đầu người",
        None,
        "triệu đồng/người/năm",
        2023,
        None,
    ]


def test_the_sheet_of_years(snapshot: SnapshotAssertion) -> None:
    rows = [" | ".join("" if value is None else str(value) for value in row) for row in sheet("Theo năm")]
    assert "\n".join(rows) == snapshot


def test_a_workbook_holds_no_time_of_the_clock() -> None:
    properties = load_workbook(BytesIO(write(three_years(), "xlsx", "vi"))).properties
    assert properties.created == properties.modified
    assert (properties.created.year, properties.title) == (2026, "Chỉ tiêu các năm 2023 - 2026")


def test_the_picture_is_svg_that_loads_nothing() -> None:
    picture = write(three_years(), "svg", "vi").decode()
    root = ET.fromstring(picture)  # noqa: S314 - we made it
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Chỉ tiêu các năm 2023 - 2026"
    assert "href" not in picture
    assert picture.count("http") == 1


def test_the_page_shows_every_indicator_and_has_all_figures_in_a_table(snapshot: SnapshotAssertion) -> None:
    page = write(three_years(), "html", "vi").decode()
    assert page.count('<li><svg xmlns="http://www.w3.org/2000/svg" width="245pt"') == 6
    assert page.count("<title id=") == page.count("<desc id=") == 6
    table = page[page.index("<table>") : page.index("</table>")]
    assert table == snapshot


def test_the_picture_of_dots_is_made_with_the_letters_of_the_package() -> None:
    data = write(three_years(), "png", "vi")
    assert data.startswith(PNG)
    with Image.open(BytesIO(data)) as picture:
        assert picture.width == round(chart(three_years(), speaker("vi")).width * PIXELS_PER_INCH / 72)
        assert len(picture.convert("RGB").getcolors(picture.width * picture.height) or ()) > 10


def test_decimals_of_csv_stand_behind_a_comma() -> None:
    rows = list(csv.reader(StringIO(write(three_years(), "csv", "vi").decode("utf-8-sig"))))
    assert Decimal(rows[1][10].replace(",", ".")) == Decimal("52.4")


def of_two_offices() -> Series:
    """The three years, and a plan of another commune, which states its indicator in a sentence."""
    other = kehoach.loads(
        "@kế hoạch Thi đua\n  năm: 2025\n  cơ quan: Ủy ban nhân dân xã Bình Lương\n\n"
        "Phấn đấu {chỉ tiêu bhyt; tên = bảo hiểm y tế: đạt 97%}.\n"
    )
    return gather.series([*map(kehoach.load, PLANS), other])


def test_each_office_has_a_section_of_the_page() -> None:
    page = write(of_two_offices(), "html", "vi").decode()
    headings = re.findall(r"<(h\d)[^>]*>(.*?)</h\d>", page)
    assert headings == [
        ("h1", "Chỉ tiêu các năm 2023 - 2026"),
        ("h2", "Ủy ban nhân dân xã Bình Minh"),
        ("h3", "Bảng số liệu"),
        ("h2", "Ủy ban nhân dân xã Bình Lương"),
        ("h3", "Bảng số liệu"),
        ("h2", "Lập từ các kế hoạch"),
    ]
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert re.findall(r'<th scope="col">(\d+)</th>', page) == ["2023", "2024", "2025", "2026", "2025"]


def test_each_office_stands_in_the_picture_and_in_a_column() -> None:
    series = of_two_offices()
    picture = chart(series, speaker("vi"))
    assert (collisions(picture), outside(picture)) == ([], [])
    shown = [word.text for word in words(picture.items)]
    assert "Bảo hiểm y tế (%)" in shown[shown.index("Ủy ban nhân dân xã Bình Lương") :]
    book = load_workbook(BytesIO(write(series, "xlsx", "vi")))
    assert [book["Theo năm"].cell(row, 1).value for row in (2, 4, 13)] == [
        "Cơ quan",
        "Ủy ban nhân dân xã Bình Minh",
        "Ủy ban nhân dân xã Bình Lương",
    ]
    assert (book["Theo năm"].freeze_panes, book["Theo năm"].print_title_cols) == ("F4", "$A:$E")
    data = msgspec.json.decode(write(series, "json", "vi"))
    assert [line["office"] for line in data["lines"]][-2:] == list(series.offices)
