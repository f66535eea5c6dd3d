"""The kinds of seeded faults, as a văn thư would name them, each with the rules that must tell it in each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.intake.audit import seeds
from tests.intake.audit.seeds import RUNNING, header, letters, section, shaped, styled, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.intake.audit.seeds import Open

FORMS = ("nđ30", "đảng-05", "đảng-36", "đoàn")


class No(NamedTuple):
    """A format has no rule that such a file breaks."""

    why: str


class Seed(NamedTuple):
    """A kind of fault: how it is made, and the rules that must tell it, by formats."""

    make: Callable[[Open], bool]
    """Puts the fault in; false where the file has no place for it."""
    told: dict[str, set[str] | No]


def seed(make: Callable[[Open], bool], nd30: str | No, dang_05: str | No, dang_36: str | No, doan: str | No) -> Seed:
    told = (nd30, dang_05, dang_36, doan)
    return Seed(
        make,
        {form: set(each.split()) if isinstance(each, str) else each for form, each in zip(FORMS, told, strict=True)},
    )


STATE_ONLY = No("Chỉ đầu văn bản của Nhà nước có Quốc hiệu, Tiêu ngữ.")
NO_LINE = No("Ở đây là dấu sao hay gạch nối gõ bằng phím, không phải đường kẻ.")
NO_STAR = No("Nhà nước kẻ đường dưới tên cơ quan, không gõ dấu sao.")
NO_HYPHENS = No("Nhà nước kẻ đường dưới trích yếu, không gõ gạch nối.")
ASKED = No("Thể thức này yêu cầu đúng như vậy.")
SILENT = No("Văn bản không quy định điều này.")
NO_CASE = No("Hướng dẫn không quy định mục viết hoa hay viết thường; thực tế có cả hai.")
NO_LETTERS = No("Đoàn đánh số điểm 1.1., không có điểm a), b).")
MOST = No("Đoàn chỉ quy định khoảng cách lớn nhất.")
LEAST = No("Chỉ quy định khoảng cách nhỏ nhất.")

KINDS: dict[str, Seed] = {
    # Trang
    "lề trên 15 mm": seed(section("pgMar", top="850"), "PG-03", "DANG-010", "D36-14", "DTN-03"),
    "lề dưới 10 mm": seed(section("pgMar", bottom="567"), "PG-03", "DANG-010", "D36-14", "DTN-03"),
    "lề trái 20 mm": seed(section("pgMar", left="1134"), "PG-04", "DANG-010", "D36-14", "DTN-03"),
    "lề phải 12 mm": seed(section("pgMar", right="680"), "PG-05", "DANG-010", "D36-14", "DTN-03"),
    "giấy Letter": seed(section("pgSz", w="12240", h="15840"), "PG-01 PG-02", "DANG-010", "D36-14", "DTN-03"),
    "số trang hiện ở trang đầu": seed(seeds.no_title_page, "PG-11", "DANG-013", "D36-26", "DTN-12"),
    "số trang cỡ 10": seed(header(seeds.large), "PG-10", "DANG-014", "D36-26", "DTN-12"),
    "số trang canh phải": seed(header(seeds.to_the_right), "PG-09", "DANG-013", "D36-26", "DTN-12"),
    "số trang có chữ Trang": seed(header(seeds.said), "PG-09", "DANG-013", "D36-26", "DTN-12"),
    "không có số trang": seed(header(seeds.emptied), "PG-09", "DANG-013", "D36-26", "DTN-12"),
    "số trang sát mép giấy": seed(section("pgMar", header="57"), "PG-09", "DANG-014", "D36-26", SILENT),
    "phông Arial trong một đoạn": seed(
        letters("rFonts", *RUNNING, whole=False, ascii="Arial", hAnsi="Arial"),
        *("PG-06", "DANG-012", "D36-23", "DTN-31"),
    ),
    "phông Calibri do kiểu": seed(
        styled("Recipient", "rFonts", ascii="Calibri", hAnsi="Calibri"), "PG-06", "DANG-012", "D36-23", "DTN-31"
    ),
    "chữ đỏ": seed(letters("color", *RUNNING, whole=False, val="FF0000"), "PG-07", "DANG-012", "D36-23", "DTN-31"),
    # Đầu văn bản
    "Quốc hiệu, tiêu đề cỡ 11": seed(
        letters("sz", "country", "banner", val="22"), "QH-02", "DANG-002 DANG-003", "D36-15", "DTN-01"
    ),
    "Tiêu ngữ, tiêu đề không đậm": seed(
        letters("b", "motto", "banner", val="0"), "QH-05", "DANG-002", "D36-15", "DTN-01"
    ),
    "Tiêu ngữ, tiêu đề mất đậm do kiểu": seed(
        styled("Motto Banner", "b", val="0"), "QH-05", "DANG-002", "D36-15", "DTN-01"
    ),
    "Tiêu ngữ canh trái": seed(shaped("jc", "motto", val="left"), "QH-05", STATE_ONLY, STATE_ONLY, STATE_ONLY),
    "Tiêu ngữ sai chữ": seed(
        words(lambda text: text.replace(" - ", " – "), "motto"), "QH-04", STATE_ONLY, STATE_ONLY, STATE_ONLY
    ),
    "Quốc hiệu sai chữ": seed(
        words(lambda text: text.replace("CHỦ NGHĨA", "CHỦ NGHIÃ"), "country"),
        *("QH-01", STATE_ONLY, STATE_ONLY, STATE_ONLY),
    ),
    "không có đường kẻ dưới Tiêu ngữ, tiêu đề": seed(
        seeds.without_rule("head", "right"), "QH-06", "DANG-003", "D36-15", "DTN-01"
    ),
    "đường kẻ dưới Tiêu ngữ, tiêu đề quá dài": seed(
        seeds.stretched("head", "right"), "QH-06", "DANG-003", "D36-15", "DTN-01"
    ),
    "gạch dưới thay đường kẻ": seed(seeds.typed, "QH-06", "DANG-003", "D36-15", "DTN-01"),
    "gạch chân thay đường kẻ": seed(seeds.underlined, "QH-06", "DANG-003", "D36-15", "DTN-01"),
    "đường kẻ dưới Tiêu ngữ, tiêu đề lệch": seed(
        seeds.pushed("head", "right"), "QH-06", "DANG-003", "D36-15", "DTN-01"
    ),
    "không có đường kẻ dưới trích yếu": seed(seeds.without_rule("title", ""), "TL-04", NO_LINE, NO_LINE, NO_LINE),
    "đường kẻ dưới trích yếu quá dài": seed(seeds.stretched("title", ""), "TL-04", NO_LINE, NO_LINE, NO_LINE),
    "không có gạch nối dưới trích yếu": seed(seeds.gone("divider"), NO_HYPHENS, "DANG-053", "D36-19", "DTN-06"),
    "đường kẻ dưới trích yếu thay gạch nối": seed(seeds.ruled_for_hyphens, ASKED, "DANG-053", "D36-19", "DTN-06"),
    "không có đường kẻ dưới tên cơ quan": seed(seeds.without_rule("head", "left"), "CQ-03", NO_LINE, NO_LINE, NO_LINE),
    "không có dấu sao dưới tên cơ quan": seed(seeds.gone("separator"), NO_STAR, "DANG-020", "D36-16", "DTN-02"),
    "sai số dấu sao": seed(words(lambda _: "**", "separator"), NO_STAR, "DANG-020", "D36-16", "DTN-02"),
    "đường kẻ dưới tên cơ quan thay dấu sao": seed(seeds.ruled("issuer"), ASKED, "DANG-021", "D36-16", "DTN-02"),
    "cấp trên in đậm": seed(letters("b", "parent", val="1"), "CQ-02", "DANG-022", "D36-16", "DTN-11"),
    "tên cơ quan không đậm": seed(letters("b", "issuer", val="0"), "CQ-01", "DANG-022", "D36-16", "DTN-11"),
    "tên cơ quan in nghiêng": seed(letters("i", "issuer", val="1"), "CQ-01", "DANG-022", "D36-16", "DTN-11"),
    "tên cơ quan viết thường": seed(words(str.title, "issuer"), "CQ-01", "DANG-022", "D36-16", "DTN-11"),
    "số, ký hiệu in đậm": seed(letters("b", "number", val="1"), "SO-08", "DANG-038", "D36-17", "DTN-34"),
    "số, ký hiệu cỡ 15": seed(letters("sz", "number", val="30"), "SO-08", "DANG-038", "D36-17", "DTN-04"),
    "địa danh, ngày không nghiêng": seed(letters("i", "place_date", val="0"), "DD-07", "DANG-040", "D36-18", "DTN-05"),
    "tên loại không đậm": seed(letters("b", "kind", val="0"), "TL-02", "DANG-050", "D36-19", "DTN-06"),
    "tên loại cỡ 18": seed(letters("sz", "kind", val="36"), "TL-02", "DANG-050", "D36-19", "DTN-06"),
    "trích yếu in hoa": seed(letters("caps", "title"), "TL-03 TL-04", "DANG-051", "D36-19", "DTN-06"),
    "trích yếu in nghiêng": seed(letters("i", "title", val="1"), "TL-03", "DANG-051", "D36-19", "DTN-06"),
    "trích yếu canh trái": seed(shaped("jc", "title", val="left"), "TL-03", "DANG-051", "D36-19", "DTN-06"),
    # Nội dung
    "căn cứ in đứng": seed(letters("i", "basis", val="0"), "CC-01", ASKED, ASKED, SILENT),
    "căn cứ in nghiêng": seed(letters("i", "basis", val="1"), ASKED, "DANG-072", "DANG-072", SILENT),
    "nội dung canh giữa": seed(shaped("jc", "body", long=True, val="center"), "ND-03", "DANG-060", "D36-20", "DTN-07"),
    "nội dung in nghiêng": seed(letters("i", "body", val="1"), "ND-02", "DANG-086", "D36-24", "DTN-33"),
    "nội dung cỡ 12": seed(letters("sz", "body", val="24"), "ND-01", "DANG-060", "D36-20", "DTN-07"),
    "một đoạn cỡ khác": seed(letters("sz", "body", val="26"), "ND-01", "DANG-060", "D36-20", "DTN-07"),
    "nội dung không thụt đầu dòng": seed(shaped("ind", "body", firstLine="0"), "ND-04", "DANG-063", "D36-20", "DTN-07"),
    "thụt đầu dòng bằng Tab": seed(seeds.tabbed, "ND-19", "DANG-063", "DANG-063", SILENT),
    "hai dấu cách": seed(
        words(lambda text: text.replace(" ", "  ", 3), *RUNNING, last=True), "ND-19", "DANG-063", "DANG-063", SILENT
    ),
    "các đoạn sát nhau": seed(shaped("spacing", "body", after="0", before="0"), "ND-05", "DANG-062", "D36-20", MOST),
    "các đoạn cách nhau 18 pt": seed(shaped("spacing", "body", after="360"), LEAST, LEAST, LEAST, "DTN-07"),
    "giãn dòng 2,0": seed(
        shaped("spacing", "body", after="120", line="480", lineRule="auto"), "ND-06", "DANG-061", "D36-01", "DTN-07"
    ),
    "giãn dòng chính xác 12 pt": seed(
        shaped("spacing", "body", after="120", line="240", lineRule="exact"), "ND-06", "DANG-061", "D36-01", "DTN-07"
    ),
    "tiêu đề mục viết thường": seed(words(str.capitalize, "heading1", last=True), "ND-10", NO_CASE, NO_CASE, "DTN-16"),
    "tiêu đề mục không đậm": seed(letters("b", "heading1", val="0"), "ND-10", "DANG-085", "DANG-085", "DTN-16"),
    "điểm sai thứ tự": seed(seeds.letter_skipped, "ND-13", "DANG-082", "DANG-082", NO_LETTERS),
    "khoản sai thứ tự": seed(seeds.number_skipped, "ND-14", "DANG-084", "DANG-084", SILENT),
    # Cuối văn bản
    "nơi nhận không nghiêng": seed(letters("i", "recipients", val="0"), "NN-01", ASKED, ASKED, ASKED),
    "nơi nhận in nghiêng": seed(letters("i", "recipients", val="1"), ASKED, "DANG-100", "D36-22", "DTN-10"),
    "nơi nhận không gạch chân": seed(letters("u", "recipients", val="none"), ASKED, "DANG-100", "D36-22", ASKED),
    "danh sách nơi nhận cỡ 13": seed(letters("sz", "recipient", val="26"), "NN-02", "DANG-101", "D36-22", "DTN-10"),
    "danh sách nơi nhận in nghiêng": seed(letters("i", "recipient", val="1"), "NN-02", "DANG-101", "D36-22", "DTN-10"),
    "quyền hạn không đậm": seed(
        letters("b", "authority", "sole_position", val="0"),
        *("CK-06", "DANG-091 DANG-099", "D36-21 DANG-099", "DTN-09"),
    ),
    "chức vụ dưới quyền hạn in đậm": seed(letters("b", "position", val="1"), ASKED, "DANG-091", "D36-21", "DTN-09"),
    "quyền hạn in nghiêng": seed(letters("i", "authority", val="1"), "CK-06", "DANG-091", "D36-21", "DTN-09"),
    "họ tên in nghiêng": seed(letters("i", "signer", val="1"), "CK-07", "DANG-098", "D36-25", "DTN-20"),
    "họ tên canh trái": seed(shaped("jc", "signer", val="left"), "CK-07", "DANG-098", "D36-25", SILENT),
    "không có chỗ ký": seed(seeds.no_room, "CK-13", "DANG-099a", "DANG-099a", SILENT),
    "dòng Lưu không ở cuối": seed(seeds.kept_first, "NN-06", "DANG-102", "DANG-102", "DTN-29"),
    # Phụ lục
    "phụ lục không sang trang": seed(seeds.appendix_of_the_text, "PL-07", "DANG-115", "DANG-115", SILENT),
    "phụ lục không đếm lại số trang": seed(seeds.appendix_counted_on, "PG-13", "DANG-015", "DANG-015", "DTN-13"),
    # Còn sót
    "còn vết sửa": seed(seeds.tracked, "AU-02", "AU-02", "AU-02", "AU-02"),
    "còn chữ ẩn": seed(seeds.hidden, "AU-03", "AU-03", "AU-03", "AU-03"),
}
"""By their names; a format without a rule says why."""
