from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.values.mentions import find_mentions

# The dates and periods of five real plans, as they stand in the text: words | values
DATES = """
Bình Gia, ngày tháng 8 năm 2025 | 2025-08
ngày 07/4/2014 của Bộ Chính trị, ngày 26/12/2024 | 2014-04-07, 2024-12-26
Bình Lương, ngày tháng 02 năm 2024 | 2024-02
số 06/2022/QH15 ngày 15/6/2022; số: 91/2017/NĐ-CP ngày 31/7/2017 | 2022-06-15, 2017-07-31
Quốc tế Phụ nữ 8/3, ngày phụ nữ Việt Nam 20/10, ngày Gia đình Việt Nam 28/6,... | --03-08, --10-20, --06-28
Hồ Chí Minh (26/3), ngày đại đoàn kết toàn dân (18/11) | --03-26, --11-18
Từ ngày 01/01/2024 đến ngày 30/4/2024: Thi đua | 2024-01-01, 2024-04-30
(03/02/1930 - 03/02/2024), (30/4/1975 - 30/4/2024) | 1930-02-03, 2024-02-03, 1975-04-30, 2024-04-30
Hạn chót gửi báo cáo: 25/6/2024. | 2024-06-25
Từ ngày 01/7/2024 đến ngày 31/12/2024 | 2024-07-01, 2024-12-31
Bác Hồ (19/5); Bác Tôn (20/8); (28/7), (20/11), (22/12); | --05-19, --08-20, --07-28, --11-20, --12-22
gửi báo cáo: 25/12/2024. | 2024-12-25
thi đua năm 2024 và năm 2023 | 2024, 2023
Bình Sơn, ngày 03 tháng 02 năm 2025 | 2025-02-03
số 08/KH-UBND ngày 16/01/2025; ngày 12/12/2024, 18/12/2024 | 2025-01-16, 2024-12-12, 2024-12-18
ngày 16/7/2021, ngày 06/8/2021, ngày 04/11/2013 | 2021-07-16, 2021-08-06, 2013-11-04
số 1526/QĐ-TTg ngày 09/12/2022, số 68/KH-UBND ngày 22/3/2023, ngày 24/4/2023 | 2022-12-09, 2023-03-22, 2023-04-24
Bắc Sơn, ngày tháng năm 2025 | 2025
ngày 15/10/2024, 219- KH/TU, ngày 18/9/2024, ngày 25 tháng 12 năm 2024 | 2024-10-15, 2024-09-18, 2024-12-25
sơ kết 30/6/2025, tổng kết 31/12/2025 | 2025-06-30, 2025-12-31
ngày 28/5/2021; 29-CT/TU, ngày 01/4/2024; 11- NQ/TU, ngày 01/6/2023 | 2021-05-28, 2024-04-01, 2023-06-01
trước ngày 31/12/2025 | 2025-12-31
ngày 14/6/2024, ngày 28/6/2024, ngày 08/8/2024, ngày 5/8/2024 | 2024-06-14, 2024-06-28, 2024-08-08, 2024-08-05
Quốc khánh 2/9 | --09-02
từ khi phát động (tháng 8/2024) đến tháng 7/2025 | 2024-08, 2025-07
tháng 8/2025 đến tháng 7/2026; tháng 8/2026 | 2025-08, 2026-07, 2026-08
ngày 25/10/2021, ngày 18/5/2021, ngày 16/6/2022 | 2021-10-25, 2021-05-18, 2022-06-16
dự kiến tháng 08/2024; ngày 13/7/2023 | 2024-08, 2023-07-13
báo cáo tháng 8/2025 và 8/2026 | 2025-08, 2026-08
đến năm 2030 đạt; trong quý II/2026 | 2030, 2026-Q2
lần thứ II năm 2024 | 2024
ngày 15 tháng 3/2025, tuần 1 tháng 3 / 2025 | 2025-03-15, 2025-03-01
ngày 31/02/2024 và 45/13/2024 | ,
"""

PERIODS = """
giai đoạn 2025 - 2030; 2020 - 2025; 2021 - 2025 | 2025-2030, 2020-2025, 2021-2025
nhiệm kỳ 2025 – 2030, 05 năm 2021-2025, (2026 - 2030) | 2025-2030, 2021-2025, 2026-2030
2020-2025; 2026 - 2031; 2022-2025; 2023 -2030 | 2020-2025, 2026-2031, 2022-2025, 2023-2030
2025-2030, 2020 – 2025, 2024 - 2030, 2023- 2025, 2024-2025 | 2025-2030, 2020-2025, 2024-2030, 2023-2025, 2024-2025
khóa 2024 - 2025 | 2024-2025
2026 – 2031, 2021 – 2025, 2019 – 2025 | 2026-2031, 2021-2025, 2019-2025
hằng năm; Hàng năm, hàng tháng | P1Y, P1Y, P1M
"""

ORDINALS = """
Đại hội Đảng bộ huyện lần thứ XXVIII, tỉnh lần thứ XXI, xã lần thứ I | 28, 21, 1
HĐND kỳ họp thứ Bảy khóa XXI | 7, 21
khóa XI, khóa XII; kỳ họp thứ 7 | 11, 12, 7
Thứ Bảy, ngày nghỉ | -
I. MỤC ĐÍCH; bệnh viện C; lớp XI | -
"""

QUANTITIES = """
trong 05 năm qua | 5 năm
giá trị sản xuất khoảng 28.603,61 tỷ đồng; tăng 9,48% | 28603.61 tỷ đồng, 9.48 %
đạt 80 triệu trở lên/người/năm | 80 triệu/người/năm
1-2 nhà, 6/6 cụm, 2 lần/năm, 06 hộ | 1-2 nhà, 6/6 cụm, 2 lần/năm, 6 hộ
từ 5 đến 7 hộ, 10% đến 12% | 5-7 hộ, 10-12 %
100% xã đạt chuẩn | 100 % xã
tăng từ 85% năm 2024 lên 90% quý I | 85 %, 90 %
Chỉ thị số 34-CT/TW, Điều 5, mục 3, COVID-19, dưới 5 tuổi | -
"""

CASES = [
    (kind, *(cell.strip() for cell in line.split("|")))
    for kind, table in (("date", DATES), ("period", PERIODS), ("ordinal", ORDINALS), ("quantity", QUANTITIES))
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize(("kind", "text", "values"), CASES)
def test_what_prose_names_is_found(kind: str, text: str, values: str) -> None:
    found = [mention for mention in find_mentions(text) if mention.kind == kind]
    assert [mention.value for mention in found] == (
        [] if values == "-" else [value.strip() for value in values.split(",")]
    )
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_mentions_come_in_the_order_of_the_text_with_the_words_that_belong_to_them() -> None:
    text = "Đại hội lần thứ XIV, nhiệm kỳ 2025 - 2030, đạt 97% trước ngày 03 tháng 02 năm 2025."
    assert [mention.text for mention in find_mentions(text)] == [
        "lần thứ XIV",
        "2025 - 2030",
        "97%",
        "ngày 03 tháng 02 năm 2025",
    ]


PIECES = st.sampled_from(
    ["ngày ", "tháng ", "năm ", "12", "2025", "/", " - ", "lần thứ ", "XIV", "khóa ", "%", " đến ", " hộ", "hằng "]
)


@pytest.mark.parametrize("text", ["ngày C", "ngày X", "hằng quý IV/2025"])
def test_a_roman_numeral_dates_only_a_quarter(text: str) -> None:
    assert [mention for mention in find_mentions(text) if mention.kind == "date"] == []


@given(st.text() | st.lists(PIECES).map("".join))
def test_mentions_of_any_text_lie_in_it_and_do_not_cross(text: str) -> None:
    place = 0
    for mention in find_mentions(text):
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.start >= place
        place = mention.end


@pytest.mark.parametrize("piece", ["1", "1/", "12 - ", "X", "lần thứ ", "2025 ", "thứ ", "ngày 1 "])
def test_a_long_text_is_searched_in_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begun = process_time()
    find_mentions(text)
    assert process_time() - begun < 1
