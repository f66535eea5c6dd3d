"""The pages as a browser lays them out: no word is cut off at the edge of its picture, none lies over another."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kehoach import years
from kehoach.years.history import forms as series_forms
from kehoach.years.timeline import forms as timeline_forms
from tests.years.plans import example
from tests.years.series import three_years

if TYPE_CHECKING:
    from pathlib import Path

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
LOOK = """
<script>
const found = {texts: 0, outside: [], over: [], wide: document.documentElement.scrollWidth > innerWidth};
for (const svg of document.querySelectorAll("svg")) {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
  found.texts += boxes.length;
  boxes.forEach(([text, box], at) => {
    const inside = box.left > frame.left - 2 && box.right < frame.right + 2 && box.bottom < frame.bottom + 4;
    if (!inside) found.outside.push(text);
    for (const [other, beside] of boxes.slice(at + 1)) {
      const across = Math.min(box.right, beside.right) - Math.max(box.left, beside.left);
      const down = Math.min(box.bottom, beside.bottom) - Math.max(box.top, beside.top);
      if (across > 1 && down > 0.35 * Math.min(box.height, beside.height)) found.over.push([text, other]);
    }
  });
}
document.body.dataset.found = JSON.stringify(found);
</script>
"""
"""Letters are lower than the lines that hold them, so lines may touch."""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium")


def looked_at(page: bytes, folder: Path) -> dict[str, object]:
    file = folder / "page.html"
    file.write_bytes(page.replace(b"</main>", f"</main>{LOOK}".encode()))
    profile = f"--user-data-dir={folder / 'profile'}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", profile, "--window-size=600,900", "--dump-dom"]
    done = subprocess.run([str(BROWSER), *options, file.as_uri()], capture_output=True, timeout=120, check=True)
    found = re.search(r'data-found="([^"]*)"', done.stdout.decode())
    assert found
    told: dict[str, object] = json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&").replace("&gt;", ">"))
    return told


def pages() -> dict[str, bytes]:
    plan = example("binh-chuong-2024")
    return {
        "series": series_forms.write(three_years(), "html", "vi"),
        "timeline": timeline_forms.write(plan, years.events(plan), "html", "vi"),
    }


@pytest.mark.parametrize("name", ["series", "timeline"])
def test_the_words_of_a_page_stand_where_they_were_put(name: str, tmp_path: Path) -> None:
    told = looked_at(pages()[name], tmp_path)
    assert told.pop("texts") != 0
    assert told == {"outside": [], "over": [], "wide": False}
