"""Whatever became of a file on its way, it is read or refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.intake.oldfile import OldFile, Remark
from kehoach.intake.readers import read

PLAN = Path(__file__).parents[3] / "examples" / "moi-cau-truc.kh"
PIECES = (
    b"<",
    b"</p>",
    b"<td colspan=0>",
    b"<li value=-1>",
    b"**",
    b"|",
    b"[1]",
    b"\t",
    b"</table>",
    b"&#0;",
    b"\xff",
    b"",
)


class Edit(NamedTuple):
    """What stands for some bytes, at a share of the file's length."""

    at: float
    length: int
    piece: bytes


EDITS = st.lists(
    st.builds(Edit, st.floats(0, 1), st.integers(0, 200), st.sampled_from(PIECES) | st.binary(max_size=4)),
    min_size=1,
    max_size=8,
)


@cache
def printed(form: str) -> bytes:
    return kehoach.load(PLAN).render(form)


@settings(max_examples=80)
@given(st.sampled_from(sorted(kehoach.OUTPUTS)), EDITS)
def test_a_damaged_file_is_read_or_refused(form: str, edits: list[Edit]) -> None:
    data = printed(form)
    for edit in edits:
        at = int(edit.at * len(data))
        data = data[:at] + edit.piece + data[at + edit.length :]
    assert isinstance(read(data, f"a.{form}"), OldFile | Remark)


@settings(max_examples=80)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode), st.sampled_from(("txt", "md", "html", "docx")))
def test_any_bytes_are_read_or_refused(data: bytes, ending: str) -> None:
    assert isinstance(read(data, f"a.{ending}"), OldFile | Remark)
