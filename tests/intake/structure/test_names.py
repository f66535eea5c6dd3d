"""Names in capitals as running text has them: NĐ 30/2020, Phụ lục II, and the letters of the file."""

from __future__ import annotations

import pytest

from kehoach.intake.structure.names import named

NAMES = (
    "Sở Y tế",
    "Sở Y tế tỉnh Hà Nam",
    "Sở Giáo dục và Đào tạo Lào Cai",
    "Sở Giáo dục & Đào tạo",
    "Phòng Văn hóa - Xã hội xã Bình Minh",
    "Phòng Văn hoá – Xã hội",
    "Phòng Nghiệp vụ tổng hợp và Pháp chế",
    "Trung tâm Kiểm soát bệnh tật tỉnh Lào Cai",
    "Trung tâm Y tế khu vực Bình Sơn",
    "Trường THPT số 1 Bảo Thắng",
    "Trường Trung học cơ sở Lê Quý Đôn",
    "Trường Phổ thông dân tộc nội trú tỉnh",
    "Bệnh viện Đa khoa tỉnh Hà Nam",
    "Đảng uỷ xã Bình Minh",
    "Uỷ ban nhân dân xã Tân Dân",
    "Công an phường Chính Trị",
    "Đoàn TNCS Hồ Chí Minh xã Bình Minh",
    "Chi bộ thôn Bình An",
    "Chi bộ tổ dân phố số 3",
    "Chi bộ khu dân cư số 5",
    "Ban Công tác Mặt trận thôn Đông",
    "Chi đoàn khu phố 2",
    "Chi hội Phụ nữ thôn Lộc An",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_capitals_gets_back_those_of_running_text(name: str) -> None:
    assert named(name.upper(), "") == name


def test_the_spelling_of_the_text_goes_before_the_usual_one() -> None:
    assert named("TRUNG TÂM ANH NGỮ HOA SEN", "Trung tâm Anh ngữ Hoa Sen mở lớp.") == "Trung tâm Anh ngữ Hoa Sen"


def test_a_known_body_is_not_spelt_wrong_as_the_text_may_have_it() -> None:
    assert named("SỞ Y TẾ", "Sở Y Tế chủ trì.") == "Sở Y tế"
