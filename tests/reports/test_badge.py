"""The badge is a picture of its own: XML that names the score and asks nobody for anything."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from reports.inspection import NO_KIND

from mlfolio.reports import badge
from mlfolio.reports.report import Report
from mlfolio.scoring import Score


@pytest.mark.parametrize(
    ("total", "text"), [(None, "no score"), (0.0, "0 / 100"), (74.96, "74 / 100"), (100.0, "100 / 100")]
)
def test_it_names_the_score_for_eyes_and_ears(total: float | None, text: str) -> None:
    said = badge.render(Report(Path("/somewhere"), None, Score(total, (), (), ()), NO_KIND))
    root = ElementTree.fromstring(said)
    assert root.attrib["aria-label"] == f"mlfolio: {text}"
    assert text in [element.text for element in root.iter() if element.text]
    assert "href" not in said


def test_its_colour_tells_the_range() -> None:
    said = [
        badge.render(Report(Path("/a"), None, Score(total, (), (), ()), NO_KIND)) for total in (20.0, 60.0, 90.0, None)
    ]
    assert len({one.split('fill="')[2][:7] for one in said}) == 4
