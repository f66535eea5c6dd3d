from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.model.citations import FoundCitation, find_citations
from kehoach.values.dates import PartialDate, iso

SAME = "〃"
LINE_END = "⏎"


class Row(NamedTuple):
    """A citation of the reference plans, as an editor reads it; `〃` repeats the text of the row above."""

    seed: str
    line: str
    kind: str
    number: str
    date: str
    issuer: str
    title: str
    lead: str
    text: str


def reference_rows() -> list[Row]:
    rows: list[Row] = []
    for line in Path(__file__).with_name("citations.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        row = Row(*line.split("\t"))
        text = rows[-1].text if row.text == SAME else row.text.replace(LINE_END, "\n")
        rows.append(row._replace(text=text))
    return rows


def as_read(row: Row) -> tuple[str, ...]:
    return row[2:8]


def as_found(found: FoundCitation) -> tuple[str, ...]:
    when = iso(found.date) if found.date else ""
    return found.kind, found.number, when, found.issuer, found.title, found.lead


ROWS = reference_rows()
TEXTS = {row.text: f"{row.seed} L{row.line}" for row in reversed(ROWS)}


def only(text: str) -> FoundCitation:
    (found,) = find_citations(text)
    return found


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.seed} L{row.line} {row.kind} {row.number}" for row in ROWS])
def test_a_citation_of_the_reference_plans_is_found(row: Row) -> None:
    assert as_read(row) in [as_found(found) for found in find_citations(row.text)]


@pytest.mark.parametrize("text", TEXTS, ids=TEXTS.values())
def test_nothing_else_is_found_beside_them(text: str) -> None:
    expected = [as_read(row) for row in ROWS if row.text == text]
    assert [as_found(found) for found in find_citations(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện thắng lợi kế hoạch phát triển kinh tế - xã hội, đảm bảo quốc phòng - an ninh",
        "tổ chức thực hiện có hiệu quả Kế hoạch này.",
        "triển khai đầy đủ Nghị quyết, chỉ thị và các văn bản chỉ đạo của cấp trên, của toàn xã",
        "Hoàn thành Tiêu chí số 17 Môi trường và an toàn thực phẩm, chỉ tiêu 17.1.",
        "các mục tiêu, chỉ tiêu Nghị quyết đại hội đảng các cấp",
        "thực hiện 03 Chương trình mục tiêu quốc gia; Kế hoạch xóa nhà tạm, nhà dột nát năm 2025",
        "thực hiện hiệu quả Nghị quyết, Chỉ thị, Kết luận theo chỉ đạo của Thị ủy, HĐND thị xã",
        "Căn cứ các nghị quyết, chương trình, kế hoạch; bám sát chủ đề công tác năm 2025",
        "xây dựng Kế hoạch hành động năm 2025 đảm bảo phù hợp, khả thi, hiệu quả",
        "Trên đây là Kế hoạch Tổ chức phong trào thi đua đặc biệt lập thành tích chào mừng Đại hội",
        "hoàn thành các chỉ tiêu của Kế hoạch 5 năm (2021-2025)",
        "Bộ Chính trị (sau đây viết tắt là Chỉ thị 35)",
        "IV. Thành phần, Chương trình Lễ phát động thi đua",
        "theo đúng tinh thần nghị quyết, kết luận của Trung ương",
        "thực hiện các Nghị quyết của Đảng ủy",
        "Nghị quyết của Đảng và của cấp trên",
        "Luật sư hướng dẫn; Luật này có hiệu lực",
        "- Quy định về thời gian nộp hồ sơ",
        "nghị quyết Đại hội Đảng bộ xã lần thứ XX",
    ],
)
def test_words_that_name_no_particular_document_are_left_alone(text: str) -> None:
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Kế hoạch số 219- KH/TU, ngày 18/9/2024", "219-KH/TU"),
        ("Nghị quyết số 11- NQ/TU, ngày 01/6/2023", "11-NQ/TU"),
        ("Nghị định số: 91/2017/NĐ-CP", "91/2017/NĐ-CP"),
        ("nghị quyết số 57-NQ/TW", "57-NQ/TW"),
        ("NGHỊ QUYẾT SỐ 57-NQ/TW", "57-NQ/TW"),
        ("Nghị Quyết 57–NQ/TW", "57-NQ/TW"),
        ("Kế hoạch số 15/KH-UBND.", "15/KH-UBND"),
        ("Kế hoạch số 15/KH-VP.HĐND&UBND của xã", "15/KH-VP.HĐND&UBND"),
        ("Luật số 06/2022/QH15", "06/2022/QH15"),
        ("Pháp lệnh Dân số số 06/2003/PL-UBTVQH11", "06/2003/PL-UBTVQH11"),
        ("Đề án số 06 của Chính phủ", "06"),
    ],
)
def test_a_number_is_given_without_spaces_and_commas(written: str, number: str) -> None:
    assert only(written).number == number


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("ngày 25 tháng 12 năm 2024", date(2024, 12, 25)),
        ("ngày 14-6-2024", date(2024, 6, 14)),
        ("ban hành ngày 05/3/2020", date(2020, 3, 5)),
        ("ngày … tháng 3 năm 2025", PartialDate(value="2025-03", text="ngày … tháng 3 năm 2025")),
        ("tháng 8/2024", PartialDate(value="2024-08", text="tháng 8/2024")),
        ("ngày 31/02/2024", None),
    ],
)
def test_a_date_may_be_partial_and_an_impossible_one_is_no_date(written: str, when: object) -> None:
    found = only(f"Kế hoạch số 5/KH-UBND {written} của UBND xã về thi đua")
    assert (found.date, found.issuer, found.title) == (when, "UBND xã", "về thi đua")


def test_the_date_may_stand_after_the_issuer() -> None:
    found = only("Chỉ thị số 05-CT/TW của Bộ Chính trị khóa XII ngày 15/5/2016 về đẩy mạnh học tập")
    assert as_found(found)[2:5] == ("2016-05-15", "Bộ Chính trị khóa XII", "về đẩy mạnh học tập")


@pytest.mark.parametrize(
    ("rest", "issuer"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch về A", "Sở Văn hóa, Thể thao và Du lịch"),
        ("UBND TP. Hồ Chí Minh về A", "UBND TP. Hồ Chí Minh"),
        ("Ban Tổ chức Trung ương quy định A", "Ban Tổ chức Trung ương"),
        ("Ban Chấp hành Trung ương (khóa XII) về A", "Ban Chấp hành Trung ương (khóa XII)"),
        ("Bộ Nội vụ và các văn bản hướng dẫn", "Bộ Nội vụ"),
        ("Bộ Nội vụ và Bộ Tài chính", "Bộ Nội vụ và Bộ Tài chính"),
        ("Bộ Chính trị gắn với việc triển khai", "Bộ Chính trị"),
    ],
)
def test_the_issuer_ends_where_the_title_or_the_sentence_goes_on(rest: str, issuer: str) -> None:
    assert only(f"theo Quyết định số 5-QĐ/TW ngày 01/02/2023 của {rest}.").issuer == issuer


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("về A (sau đây gọi tắt là Phong trào)", "về A"),
        ("về Kế hoạch 5 năm (2021-2025) của tỉnh; kịp thời phát hiện", "về Kế hoạch 5 năm (2021-2025) của tỉnh"),
        ("về A; Duy trì và giữ vững", "về A"),
        ("về A, góp phần hoàn thành nhiệm vụ", "về A"),
        ("về A, UBND xã xây dựng kế hoạch như sau:", "về A"),
        ("về A, phong trào thi đua của xã đã có chuyển biến", "về A"),
        ("về phòng, chống ma túy", "về phòng, chống ma túy"),
        ("về phong trào “A; b. C, UBND xã ban hành” năm 2025", "về phong trào “A; b. C, UBND xã ban hành” năm 2025"),
        (
            "về phân cấp; quy định chi tiết Luật Thi đua, khen thưởng;",
            "về phân cấp; quy định chi tiết Luật Thi đua, khen thưởng",
        ),
        ("phê duyệt Chương trình giai đoạn I: từ năm 2021", "phê duyệt Chương trình giai đoạn I: từ năm 2021"),
        ("về A\n\nUBND xã", "về A"),
        ("về công tác\nvăn thư", "về công tác văn thư"),
        ("về quy hoạch TP. Huế", "về quy hoạch TP. Huế"),
        ("tạo chuyển biến", ""),
    ],
)
def test_a_title_ends_where_an_editor_would_end_it(written: str, title: str) -> None:
    assert only(f"Quyết định số 5/QĐ-UBND ngày 01/02/2023 {written}").title == title


def test_semicolons_belong_to_a_title_that_runs_up_to_the_next_numbered_citation() -> None:
    first, second = find_citations("Chỉ thị số 1-CT/TU về A; b nữa; c nữa; Kế hoạch số 2-KH/HU của Huyện ủy")
    assert (first.title, second.number) == ("về A; b nữa; c nữa", "2-KH/HU")


def test_a_paragraph_ends_a_title_whatever_it_names() -> None:
    outer, _ = find_citations("Kế hoạch số 5/KH-UBND về theo Chỉ thị số 1-CT/TU\n\nvà các xã")
    assert outer.title == "về theo Chỉ thị số 1-CT/TU"


def test_a_semicolon_before_a_connective_ends_the_title_all_the_same() -> None:
    first, _ = find_citations("Chỉ thị số 1-CT/TU về A; đồng thời b nữa; Kế hoạch số 2-KH/HU của Huyện ủy")
    assert first.title == "về A"


@pytest.mark.parametrize("joint", [", ", "; ", " và ", ";\n"])
def test_the_next_numbered_citation_ends_a_title(joint: str) -> None:
    first, second = find_citations(f"Kế hoạch số 5/KH-UBND về A{joint}Quyết định số 6/QĐ-UBND về B.")
    assert (first.title, second.title) == ("về A", "về B")


def test_numbered_acts_inside_a_title_are_citations_of_their_own() -> None:
    amended = "Nghị định số 1/2004/NĐ-CP và Nghị định số 2/2004/NĐ-CP"
    text = f"Nghị định số 9/2010/NĐ-CP ngày 08/02/2010 sửa đổi {amended}; Luật Đất đai"
    outer, first, second, law = find_citations(text)
    assert outer.title == f"sửa đổi {amended}"
    assert (first.number, second.number, law.title) == ("1/2004/NĐ-CP", "2/2004/NĐ-CP", "Đất đai")
    assert outer.end == second.end


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Luật Thi đua, khen thưởng để nâng cao", "Thi đua, khen thưởng"),
        ("Luật Thi đua - Khen thưởng và các văn bản", "Thi đua - Khen thưởng"),
        ("Luật thi đua khen thưởng.", "thi đua khen thưởng"),
        ("Luật Phòng, chống ma túy, các quy định", "Phòng, chống ma túy"),
        ("Bộ luật Lao động trong doanh nghiệp", "Lao động"),
        ("Luật Khí tượng thủy văn và các văn bản", "Khí tượng thủy văn"),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019",
            "Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức",
        ),
    ],
)
def test_a_law_is_known_by_its_name(written: str, title: str) -> None:
    assert only(written).title == title


def test_a_session_after_a_resolution_is_another_resolution_but_a_body_is_not() -> None:
    first, second = find_citations("Nghị quyết Đảng ủy; HĐND kỳ họp thứ Bảy khóa XXI đề ra")
    assert (first.issuer, second.kind, second.issuer) == ("Đảng ủy", "Nghị quyết", "HĐND kỳ họp thứ Bảy khóa XXI")
    assert only("Nghị quyết Đại hội Đảng bộ xã lần thứ XX; UBND xã ban hành").issuer == "Đại hội Đảng bộ xã lần thứ XX"


def test_laws_in_a_row_are_laws_of_their_own() -> None:
    titles = [found.title for found in find_citations("Bộ luật Hình sự, Luật Đất đai và Luật Cư trú năm 2020")]
    assert titles == ["Hình sự", "Đất đai", "Cư trú"]


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("Căn cứ ", "Căn cứ"),
        ("Trong năm qua, thực hiện ", "thực hiện"),
        ("theo tinh thần\n", "theo tinh thần"),
        ("theo quy định của ", "theo quy định của"),
        ("; ", ""),
        ("Kiểm tra ", ""),
    ],
)
def test_the_words_that_introduce_a_citation_are_its_lead(before: str, lead: str) -> None:
    found = only(f"{before}Luật Đất đai")
    assert (found.lead, found.start) == (lead, len(before))


def test_the_span_runs_from_the_kind_to_the_end_of_the_title() -> None:
    text = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;"
    found = only(text)
    assert text[found.start : found.end] == text.removeprefix("Căn cứ ").removesuffix(";")


@pytest.mark.parametrize(
    "piece",
    [
        "số ",
        "Nghị quyết ",
        "nghị quyết số 1-NQ/TW ",
        "Nghị quyết số 1-NQ/TW về a theo ",
        "Nghị quyết số 1-NQ/TW về a và ",
        "Nghị quyết số 1-NQ/TW về “a, “b; ",
        "Nghị quyết số 1-NQ/TW của a a ",
        "Nghị quyết Đại hội a ",
        "Quyết định số 1/QĐ-UBND về a, Sở b ",
        "Kế hoạch của UBND về a; b ",
        "Luật Abc ",
        "Luật thi đua ",
        "1-A",
        "“",
        "\n",
    ],
)
def test_no_text_is_slow_to_read(piece: str) -> None:
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    started = time.process_time()
    find_citations(text)
    assert time.process_time() - started < 1.5


@pytest.mark.parametrize("tail", [" ", "\n ", " ,", ". ", " và"])
def test_no_title_is_slow_to_end(tail: str) -> None:
    started = time.process_time()
    find_citations("Nghị quyết số 1-NQ/TW về a" + tail * (200_000 // len(tail)))
    assert time.process_time() - started < 1.5


def test_long_lists_after_many_nested_titles_are_read_once() -> None:
    text = "Nghị quyết số 1-NQ/TW về theo " * 3_500 + "; a b" * 20_000
    started = time.process_time()
    find_citations(text)
    assert time.process_time() - started < 1.5


PIECES = [
    *["Nghị quyết", "Luật ", "kế hoạch ", " số ", "12-KH/TU", "6/QĐ-UBND", "ngày 1/2/2024", " của ", "UBND xã", " về "],
    *[
        "; ",
        ", ",
        ". ",
        " và ",
        "“",
        "”",
        "\n",
        "Đại hội lần thứ I",
        "HĐND kỳ họp thứ Bảy",
        "(sau đây ",
        "Thi đua",
        " a",
    ],
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join))
def test_citations_stand_in_the_text_and_in_its_order(text: str) -> None:
    found = find_citations(text)
    starts = [citation.start for citation in found]
    assert starts == sorted(set(starts))
    assert all(0 <= citation.start < citation.end <= len(text) for citation in found)
    assert all(text[citation.start].isupper() or citation.number for citation in found)
    assert all(citation.title in " ".join(text[citation.start : citation.end].split()) for citation in found)
