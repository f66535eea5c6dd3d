"""What the report may write over and remove: its own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.testing.folder import ReportFolder

if TYPE_CHECKING:
    from pathlib import Path

OLD_PAGE = '<!DOCTYPE html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>Các trang khác với ảnh đã lưu</title>\n…'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "root" / "page-differences"


@pytest.fixture
def folder(path: Path) -> ReportFolder:
    path.parent.mkdir()
    return ReportFolder(path, path.parent)


def older_report(path: Path) -> Path:
    """A report as it was written before there was a mark."""
    place = path / "test_ke_hoach.test_pages[page-1]"
    place.mkdir(parents=True)
    for name in ("before", "after", "difference"):
        (place / f"{name}.png").write_bytes(b"picture")
    (path / ".gitignore").write_text("*\n", encoding="utf-8")
    (path / "index.html").write_text(OLD_PAGE, encoding="utf-8")
    return place


def test_what_was_written_is_removed_with_the_folder(folder: ReportFolder, path: Path) -> None:
    assert folder.write("xa_a/test_a/page-1/after.png", b"1")
    assert folder.write("index.html", b"2")
    assert folder.names() == [".gitignore", "index.html", "xa_a/test_a/page-1/after.png"]
    assert (path / ".gitignore").read_bytes() == b"*\n"
    folder.clear()
    assert not path.exists()


def test_a_file_of_the_report_is_written_anew(folder: ReportFolder, path: Path) -> None:
    assert folder.write("index.html", b"1")
    assert folder.write("index.html", b"2")
    assert (path / "index.html").read_bytes() == b"2"


def test_an_empty_folder_that_was_there_stays(folder: ReportFolder, path: Path) -> None:
    path.mkdir()
    assert folder.is_free
    assert folder.write("index.html", b"1")
    folder.clear()
    assert [*path.iterdir()] == []


def test_what_somebody_else_put_there_stays_and_the_folder_can_be_used_again(folder: ReportFolder, path: Path) -> None:
    folder.write("a/after.png", b"1")
    folder.write("b/after.png", b"1")
    (path / "a" / "note.txt").write_text("xem lại", encoding="utf-8")
    (path / "b" / "after.png").write_bytes(b"mine")
    folder.clear()
    assert sorted(file.name for file in path.rglob("*.*") if file.parent != path) == ["after.png", "note.txt"]
    assert folder.is_free
    assert not folder.write("b/after.png", b"2")
    assert folder.write("a/after.png", b"2")


@pytest.mark.parametrize("name", [".gitignore", "index.html"])
def test_a_file_of_the_report_that_somebody_changed_is_theirs(folder: ReportFolder, path: Path, name: str) -> None:
    folder.write("index.html", b"1")
    (path / name).write_bytes(b"mine")
    folder.write("index.html", b"2")
    folder.clear()
    assert (path / name).read_bytes() == b"mine"


def test_a_folder_with_other_files_is_left_alone(folder: ReportFolder, path: Path) -> None:
    path.mkdir()
    (path / ".gitignore").write_text("*\n", encoding="utf-8")
    (path / "index.html").write_text("<title>Trang của tôi</title>", encoding="utf-8")
    before = {file.name: file.read_bytes() for file in path.iterdir()}
    assert not folder.is_free
    assert not folder.write("a/after.png", b"1")
    folder.clear()
    assert {file.name: file.read_bytes() for file in path.iterdir()} == before


def test_the_root_and_what_is_above_it_are_no_place_for_a_report(tmp_path: Path) -> None:
    root = tmp_path / "a" / "b"
    root.mkdir(parents=True)
    assert not any(ReportFolder(path, root).is_free for path in (root, root / "..", tmp_path))


def test_a_file_and_a_link_that_leads_nowhere_are_no_folders(folder: ReportFolder, path: Path) -> None:
    path.write_text("tệp", encoding="utf-8")
    assert not folder.is_free
    path.unlink()
    path.symlink_to("khong-co")
    assert not folder.is_free
    assert not folder.write("index.html", b"1")


def test_a_link_to_a_folder_is_used_as_the_folder_and_stays(folder: ReportFolder, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    path.symlink_to(target)
    assert folder.write("a/after.png", b"1")
    assert (target / "a" / "after.png").is_file()
    folder.clear()
    assert path.is_symlink()
    assert [*target.iterdir()] == []


def test_a_link_to_a_folder_with_other_files_is_left_alone(folder: ReportFolder, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    (target / "ke-hoach.kh").touch()
    path.symlink_to(target)
    assert not folder.is_free


def test_nothing_is_written_or_removed_by_way_of_a_link_in_the_folder(
    folder: ReportFolder, path: Path, tmp_path: Path
) -> None:
    folder.write("a/after.png", b"1")
    (path / "a").rename(tmp_path / "a")
    (path / "a").symlink_to(tmp_path / "a")
    assert not folder.write("a/before.png", b"1")
    folder.clear()
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["after.png"]


def test_a_mark_that_is_a_link_is_none(folder: ReportFolder, path: Path, tmp_path: Path) -> None:
    folder.write("index.html", b"1")
    mark = path / ".kehoach-page-differences"
    mark.rename(tmp_path / "mark")
    mark.symlink_to(tmp_path / "mark")
    assert not folder.is_free


@pytest.mark.parametrize("name", ["../mine.txt", "{root}/mine.txt"])
def test_a_mark_that_names_files_elsewhere_removes_none(folder: ReportFolder, path: Path, name: str) -> None:
    mine = path.parent / "mine.txt"
    mine.write_bytes(b"1")
    assert not folder.write(name.format(root=path.parent), b"1")
    folder.write("index.html", b"1")
    mark = path / ".kehoach-page-differences"
    mark.write_text(mark.read_text().replace("index.html", name.format(root=path.parent)))
    folder.clear()
    assert mine.exists()


def test_a_report_of_before_there_was_a_mark_is_removed(folder: ReportFolder, path: Path) -> None:
    older_report(path)
    assert folder.is_free
    folder.clear()
    assert not path.exists()


def test_something_else_in_a_report_of_before_there_was_a_mark_keeps_it(folder: ReportFolder, path: Path) -> None:
    place = older_report(path)
    (place / "note.txt").touch()
    assert not folder.is_free
    folder.clear()
    assert len([*path.rglob("*.*")]) == 7
