from __future__ import annotations

import pytest

from kehoach.intake.encodings import font, in_unicode


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        (".VnTime", "KÕ ho¹ch thi ®ua", "Kế hoạch thi đua"),
        (".vntime", "x\u00ad¬ng", "xương"),
        (".VnTimeH", "ñy ban nh©n d©n", "ỦY BAN NHÂN DÂN"),
        (".VnArial", "§¶ng", "Đảng"),
        ("VNI-Times", "Keá hoaïch thi ñua", "Kế hoạch thi đua"),
        ("VNI-Helve", "ÑAÛNG UÛY", "ĐẢNG ỦY"),
        ("VPS Times", "K‰ hoåch thi Çua", "Kế hoạch thi đua"),
        (".VnTime", "97%", "97%"),
        (".VnTime", "  ", "  "),
    ],
)
def test_an_old_font_is_read_in_its_own_chart(name: str, typed: str, meant: str) -> None:
    assert in_unicode(typed, name) == meant


@pytest.mark.parametrize("name", ["Times New Roman", "Arial", "", "Vnu"])
def test_a_font_of_unicode_is_left_alone(name: str) -> None:
    assert font(name) is None
    assert in_unicode("Kế hoạch ®", name) == "Kế hoạch ®"


@pytest.mark.parametrize("text", ["Kế hoạch đã được duyệt", "và", "là các xã"])
def test_unicode_that_was_typed_in_an_old_font_stays(text: str) -> None:
    assert in_unicode(text, ".VnTime") == text
