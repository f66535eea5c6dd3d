from __future__ import annotations

import kehoach

SOURCE = "@tham số\n  số hộ: số\n\n@kế hoạch Thi đua năm 2026\n  năm: 2026\n\nNăm 2026, {số hộ} hộ, xã Bình Gia.\n"


def test_a_parameter_without_a_value_is_one_fault_and_no_other_follows_from_it() -> None:
    result = kehoach.loads(SOURCE)
    (fault,) = (one for one in result.diagnostics if one.code == "KH055")
    assert '«số hộ: số = …», hoặc cho khi chạy: --param "số hộ=…"' in fault.help("vi")
    filled = kehoach.loads(SOURCE, parameters={"số hộ": "12"}).check()
    assert [one.code for one in result.check() if one.code != "KH055"] == [one.code for one in filled]
