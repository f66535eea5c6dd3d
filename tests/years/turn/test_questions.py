from __future__ import annotations

import kehoach
from kehoach.rules.fixes import edited
from kehoach.text.source import Source
from kehoach.years import next_year
from kehoach.years.turn.answers import answer, open_questions
from tests.years.turn.small_plan import HEAD, decided, turned


def test_places_that_wait_for_one_answer_share_a_number() -> None:
    body = "Chào mừng 50 năm giải phóng xã.\nLễ kỷ niệm 50 năm giải phóng xã.\nHoàn thành 60 năm giải phóng tỉnh.\n"
    assert [one.question for one in decided(body)] == [1, 1, 2]


def test_where_no_brace_can_stand_a_comment_asks() -> None:
    body = "@đợt 1: 01/3/2024 - 30/6/2024; báo cáo: 15/6/2024\n\n@ký\n  CHỦ TỊCH\n  Nguyễn Văn A\n"
    assert turned(body) == (
        "// kehoach: hỏi 1 «15/6/2025»: hạn rơi vào Chủ Nhật, chọn ngày làm việc → 16/6/2025\n"
        "@đợt 1: 01/3/2025 - 30/6/2025; báo cáo: 15/6/2025\n\n@ký\n  CHỦ TỊCH\n"
        "  // kehoach: hỏi 2 «Nguyễn Văn A»: người ký có còn giữ chức vụ này không\n  Nguyễn Văn A\n"
    )


def test_the_author_s_own_questions_stay_as_they_are() -> None:
    body = "Hỗ trợ {?: 15 công trình} và {? chờ tỉnh giao: 3 xã}, đạt {? chờ huyện giao: 97%}.\n"
    assert turned(body) == body


def test_a_question_left_open_is_brought_up_to_the_new_year_and_not_doubled() -> None:
    body = "Đạt {chỉ tiêu bhyt: 97% trở lên}; xong trước {hạn: 15/6/2024}.\n@ký\n  CHỦ TỊCH\n  Nguyễn Văn A\n"
    once = next_year(kehoach.loads(HEAD + "Giao {giao: Công an xã}.\n" + body)).text
    twice = next_year(kehoach.loads(once)).text
    assert "{hạn: {?2 hạn rơi vào Chủ Nhật, chọn ngày làm việc → 16/6/2025: 15/6/2025}}" in once
    assert twice.count("{?") == 1
    assert "{?1 chỉ tiêu mới, năm 2025 là 97% trở lên: 97%}" in twice
    assert "{hạn: 15/6/2026}" in twice
    assert twice.count("kehoach: hỏi") == 1


def test_a_question_in_a_comment_is_taken_back_once_its_day_is_a_working_day() -> None:
    once = next_year(kehoach.loads(HEAD + "@đợt 1: 01/3/2024 - 31/5/2024; báo cáo: 15/6/2024\n")).text
    assert "// kehoach: hỏi 1 «15/6/2025»: hạn rơi vào Chủ Nhật" in once
    twice = next_year(kehoach.loads(once)).text
    assert twice.endswith("\n@đợt 1: 01/3/2026 - 31/5/2026; báo cáo: 15/6/2026\n")
    assert "kehoach: hỏi" not in twice


def test_a_deadline_in_the_plan_s_own_year_is_asked_about_and_answered_like_any_other() -> None:
    once = next_year(kehoach.loads(HEAD + "@đợt 1: 01/3/{năm} - 31/5/{năm}; báo cáo: 15/6/{năm}\n")).text
    assert "// kehoach: hỏi 1 «15/6/{năm}»: hạn rơi vào Chủ Nhật, chọn ngày làm việc → 16/6/2025\n" in once
    (question,) = open_questions(Source(once))
    answered = edited(once, answer(Source(once), question))
    assert answered.endswith("\n@đợt 1: 01/3/{năm} - 31/5/{năm}; báo cáo: 16/6/2025\n")
    twice = next_year(kehoach.loads(once)).text
    assert twice.endswith("\n@đợt 1: 01/3/{năm} - 31/5/{năm}; báo cáo: 15/6/{năm}\n")
    assert "kehoach: hỏi" not in twice


def test_words_that_no_brace_can_hold_are_asked_for_in_a_comment() -> None:
    body = "Giao {giao: các} thôn còn lại làm trước.\n"
    assert turned(body).startswith("// kehoach: hỏi 1 «các thôn còn lại»: phần còn lại")
    assert turned(body).endswith(f"\n{body}")


def test_a_document_for_one_year_is_asked_for_with_the_year_in_its_title() -> None:
    body = "Theo Kế hoạch số 08/KH-UBND ngày 15/01/2023 của Ủy ban nhân dân xã Bình Minh về thi đua năm {năm - 1}.\n"
    new = (
        "Theo {?1 văn bản của riêng một năm, hỏi văn bản của năm 2025: Kế hoạch số 08/KH-UBND ngày 15/01/2023} của "
        "Ủy ban nhân dân xã Bình Minh về thi đua năm {?2 năm trong tên văn bản, theo tên văn bản mới → 2024: 2023}.\n"
    )
    assert turned(body) == turned(body.replace("{năm - 1}", "2023")) == new


def test_a_year_that_is_computed_inside_another_citation_is_written_out() -> None:
    body = "Theo Nghị quyết số 08-NQ/ĐU ngày 15/01/2019 về thi đua đến năm {năm + 6}.\n"
    assert turned(body) == body.replace("{năm + 6}", "2030")
