from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from kehoach.render.files import WriteError, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "kế hoạch.docx", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"kế hoạch.docx": b"new"}


def test_a_name_as_long_as_a_file_system_lets_it_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'ạ' * 83}.docx"
    write_whole(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    for name, old in (("cũ.docx", b"old"), ("mới.docx", None)):
        real, link = tmp_path / "chung" / name, tmp_path / name
        real.parent.mkdir(exist_ok=True)
        if old:
            real.write_bytes(old)
        link.symlink_to(real)
        write_whole(link, b"new")
        assert (link.is_symlink(), real.read_bytes()) == (True, b"new")
    assert sorted(each.name for each in (tmp_path / "chung").iterdir()) == ["cũ.docx", "mới.docx"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "denied"),
        (errno.EROFS, "read-only"),
        (errno.EBUSY, "busy"),
        (errno.ENAMETOOLONG, "name-long"),
        (errno.EIO, "failed"),
    ],
)
def test_a_failure_leaves_the_older_file_and_says_why(
    number: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"old")

    def fail(_file: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(WriteError) as failed:
        write_whole(path, b"new")
    assert failed.value.reason == reason
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"plan.docx": b"old"}


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError) as failed:
        write_whole(tmp_path / "không có" / "plan.docx", b"new")
    assert failed.value.reason == "folder-missing"


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "kết quả").write_bytes(b"")
    with pytest.raises(WriteError) as failed:
        write_whole(tmp_path / "kết quả" / "2026" / "plan.docx", b"new")
    assert failed.value.reason == "below-file"


def test_a_folder_that_cannot_be_made_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda folder, _: folder != tmp_path)
    with pytest.raises(WriteError) as failed:
        write_whole(tmp_path / "không có" / "plan.docx", b"new")
    assert failed.value.reason == "denied"


def test_a_folder_that_is_there_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_file: int) -> None:
        raise OSError(errno.ENOENT, "as /proc says to whoever makes a file there")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(WriteError) as failed:
        write_whole(tmp_path / "plan.docx", b"new")
    assert failed.value.reason == "denied"


@pytest.mark.skipif(os.name == "nt", reason="who may look into a folder is said otherwise there")
def test_a_folder_that_nobody_may_look_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stat(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "as to whoever is not root")

    monkeypatch.setattr("pathlib.Path.stat", stat)
    with pytest.raises(WriteError) as failed:
        write_whole(tmp_path / "plan.docx", b"new")
    assert failed.value.reason == "denied"


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(WriteError) as failed:
        write_whole(tmp_path, b"new")
    assert failed.value.reason == "is-folder"
