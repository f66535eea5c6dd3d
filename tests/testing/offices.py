"""An office with a plan and tests of its own, in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from PIL import Image

ROOT = Path(__file__).parents[2]
FILES = {
    "ke-hoach.kh": "truyen-thong-2026.kh",
    "van-phong.kh": "van-phong.kh",
    "mau.kh": "phat-dong-xa.kh",
}
"""The files of the office, each an example."""
GUIDE = (ROOT / "docs" / "snapshots.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
DRAWN = """
from pathlib import Path
from kehoach.testing import PagePictures

def test_pages(snapshot):
    assert PagePictures(file.read_bytes() for file in sorted(Path().glob("*.png"))) == snapshot
"""


class Run(NamedTuple):
    """What a run of pytest said."""

    code: int
    said: str


class Office:
    """A folder with a plan, a template of plans, and test files."""

    def __init__(self, folder: Path, **tests: str) -> None:
        self.folder = folder
        self.plan = folder / "ke-hoach.kh"
        for name, example in FILES.items():
            shutil.copy(ROOT / "examples" / example, folder / name)
        for name, program in tests.items():
            self.write(f"{name}.py", program)

    def write(self, name: str, text: str) -> Path:
        """Put a file into the folder, or into one below it."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def change(self, old: str, new: str) -> None:
        """Put other words into the plan."""
        words = self.plan.read_text(encoding="utf-8")
        assert old in words
        self.plan.write_text(words.replace(old, new), encoding="utf-8")

    def draw(self, *shades: int) -> None:
        """Make pictures of pages, a dot each, that `DRAWN` compares."""
        for file in self.folder.glob("*.png"):
            file.unlink()
        for number, shade in enumerate(shades, 1):
            Image.new("L", (1, 1), shade).save(self.folder / f"{number}.png")

    def files(self) -> dict[str, bytes]:
        """All that is in the folder."""
        paths = (path for path in self.folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def pytest(self, *options: str) -> Run:
        """Run the tests as the office does."""
        command = [sys.executable, "-m", "pytest", "-p", "kehoach.testing.plugin", "-p", "no:cacheprovider", *options]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, encoding="utf-8", env=environment, check=False
        )
        return Run(done.returncode, done.stdout + done.stderr)

    def stored(self) -> dict[str, bytes]:
        """All that is kept in `__snapshots__`, without what syrupy locks it by."""
        kept = self.folder / "__snapshots__"
        files = (path for path in kept.rglob("*") if path.is_file() and path.suffix != ".lock")
        return {path.relative_to(kept).as_posix(): path.read_bytes() for path in files}
