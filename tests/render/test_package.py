from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.render.docx.package import compressed, package

PARTS = st.dictionaries(st.text(alphabet="abc/đ.", min_size=1, max_size=20), st.text(max_size=300), max_size=5)


@given(PARTS)
def test_a_package_is_a_zip_with_its_parts_in_order(parts: dict[str, str]) -> None:
    with zipfile.ZipFile(io.BytesIO(package([compressed(name, text) for name, text in parts.items()]))) as file:
        assert file.testzip() is None
        assert {name: file.read(name).decode() for name in file.namelist()} == parts


@pytest.mark.parametrize(
    ("epoch", "stamp"),
    [
        (None, (1980, 1, 1, 0, 0, 0)),
        ("1706832000", (2024, 2, 2, 0, 0, 0)),
        ("0", (1980, 1, 1, 0, 0, 0)),
        ("99999999999", (2107, 12, 31, 23, 59, 58)),
        ("hôm nay", (1980, 1, 1, 0, 0, 0)),
    ],
)
def test_the_times_inside_are_those_of_source_date_epoch(
    epoch: str | None, stamp: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with zipfile.ZipFile(io.BytesIO(package([compressed("a.xml", "<a/>")]))) as file:
        assert file.infolist()[0].date_time == stamp
