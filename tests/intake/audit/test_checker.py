"""The words of a file are held by the checker, through the import."""

from __future__ import annotations

import re

import kehoach
from kehoach.intake.audit import as_html, report
from kehoach.intake.audit.audit import Audit, audit_file
from kehoach.intake.audit.checker import with_words
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read
from tests.intake.audit.examples import built
from tests.intake.audit.seeds import opened, words


def audited(data: bytes) -> Audit:
    package = open_bytes(data)
    assert isinstance(package, Package)
    file = read(package)
    return with_words(audit_file(file), file, data, "a.docx")


def test_a_rule_about_words_is_evaluated_once_the_checker_has_read_the_file() -> None:
    found = audited(built("phat-dong-xa"))
    assert [each.rule for each in found.verdicts if each.why == "needs-import"] == []
    assert {each.status for each in found.verdicts if each.rule in {"CK-01", "CK-02", "SO-04"}} == {"pass"}


def test_a_fault_of_words_is_told_under_its_rule_with_the_code_of_the_checker() -> None:
    file = opened(built("phat-dong-xa"))
    assert words(lambda text: text.replace("TM.", "T/M"), "authority")(file)
    (failed,) = [each for each in audited(file.bytes()).failed if each.rule == "CK-02"]
    (fault,) = failed.faults
    assert ("code", "KH260") in fault.args
    assert fault.quote.startswith("T/M")


def test_what_the_checker_says_beside_the_ledger_is_told_too() -> None:
    told = report.text("a.docx", audited(built("phat-dong-xa")), "vi")
    assert "Câu chữ (bộ kiểm tra):" in told
    assert "[KH" in told
    page = as_html.page("a.docx", audited(built("phat-dong-xa")), None, "vi")
    assert "Câu chữ (bộ kiểm tra):" in page


def test_a_fault_of_words_is_quoted_from_where_it_begins_in_the_file() -> None:
    quotes = {dict(fault.args)["code"]: fault.quote for fault in reversed(audited(built("binh-luong-2024")).words)}
    assert quotes["KH520"].startswith("chính phủ quy định chi tiết")
    assert quotes["KH561"].startswith("tế-xã hội")


def test_nothing_that_is_said_of_a_word_file_speaks_of_the_source_of_a_plan() -> None:
    found = audited(built("binh-luong-2024"))
    said = [str(value) for fault in found.words for name, value in fault.args if name != "code"]
    assert [text for text in said if re.search(r"[@{]|dòng \d", text)] == []
    assert all(fault.at >= 0 for fault in found.words)


def test_what_is_asked_of_bases_is_not_held_against_other_citations() -> None:
    for verdict in audited(built("binh-luong-2024")).failed:
        if verdict.rule.startswith("CC-"):
            assert {fault.at for fault in verdict.faults} <= {11, 12}


def test_a_sentence_that_stands_again_in_a_cell_is_told_with_its_paragraph() -> None:
    sentence = "Các tổ chức đoàn thể phối hợp vận động hội viên, đoàn viên tích cực tham gia phong trào thi đua."
    source = f"""@kế hoạch Phát động phong trào thi đua
  cơ quan: UBND xã Xuân Đông
  số: 5/KH-UBND
  ngày: 05/02/2026

# Tổ chức thực hiện

| TT | Việc |
| --- | --- |
| 1 | {sentence} |
| 2 | {sentence} |

@nơi nhận
  Lưu: VT

@ký
  CHỦ TỊCH
  Nguyễn Văn A
"""
    told = [dict(fault.args) for fault in audited(kehoach.loads(source).render()).words]
    (again,) = [str(fault["vi"]) for fault in told if fault["code"] == "KH595"]
    assert re.search(r"đoạn [1-9]", again)
