from __future__ import annotations

import msgspec
import pytest

from kehoach.text.toml_faults import reasons


class Page(msgspec.Struct, forbid_unknown_fields=True):
    top: float
    side: str = ""


class File(msgspec.Struct):
    page: Page


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[page]\ntop = "20"\n', "«page.top» phải là số, không phải chữ trong ngoặc kép"),
        ("[page]\ntop = 20\ntopp = 1\n", "không có mục tên «topp» (ở «page»)"),
        ("[page]\n", "thiếu mục «top» (ở «page»)"),
        ("page = 1\n", "«page» phải là một nhóm mục, không phải số nguyên"),
        ("[page\n", "dòng 1, cột 6 viết sai cách ghi của tệp TOML"),
    ],
)
def test_what_is_wrong_with_a_file_of_figures_is_said_in_vietnamese(text: str, reason: str) -> None:
    with pytest.raises(msgspec.DecodeError) as fault:
        msgspec.toml.decode(text, type=File)
    said = reasons(str(fault.value))
    assert said["reason"] == reason
    assert "`" not in said["in_english"]


def test_a_name_alone_is_said_as_it_is() -> None:
    assert reasons("heading-9")["reason"] == "heading-9"
