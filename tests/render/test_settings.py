"""The settings of a Word file that an office has made."""

from __future__ import annotations

import pytest

from kehoach.render.docx.settings import SETTINGS, unstretched

OURS = "<w:doNotExpandShiftReturn/>"
MODE = '<w:compatSetting w:name="compatibilityMode" w:val="15"/>'


def settings(inside: str) -> str:
    return f"<w:settings><w:zoom/><w:compat>{inside}</w:compat><w:rsids/></w:settings>"


@pytest.mark.parametrize("before", ["", "<w:noLeading/>", '<w:spaceForUL/> <w:ulTrailSpace w:val="1"/>'])
@pytest.mark.parametrize("behind", ["", MODE, f"<w:useFELayout/>{MODE}"])
def test_an_office_gets_unspread_lines_where_the_schema_has_them(before: str, behind: str) -> None:
    assert unstretched(settings(before + behind)) == settings(before + OURS + behind)


@pytest.mark.parametrize("own", [OURS, '<w:doNotExpandShiftReturn w:val="0"/>'])
def test_what_an_office_says_itself_stays(own: str) -> None:
    assert unstretched(settings(own + MODE)) == settings(own + MODE)


@pytest.mark.parametrize("text", [SETTINGS, "<w:settings><w:zoom/></w:settings>"])
def test_settings_without_need_or_place_stay(text: str) -> None:
    assert unstretched(text) == text
