"""The score as a badge: a small SVG picture that asks no server for anything."""

from mlfolio.reports.report import Report

_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="mlfolio: {text}">
  <title>mlfolio: {text}</title>
  <rect width="{width}" height="20" rx="3" fill="#3d3d3d"/>
  <path d="M58 0h{bulge}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H58z" fill="{colour}"/>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
    <text x="29" y="14">mlfolio</text>
    <text x="{middle}" y="14">{text}</text>
  </g>
</svg>
"""

_NAME, _LETTER = 58, 7
"""Pixels: the width of the name's field, and what a letter of the score takes."""

_GREY = "#6e6e6e"
_COLOURS = ((75.0, "#1a7f37"), (50.0, "#8a6100"), (0.0, "#b42318"))
"""Each dark enough for white letters: a contrast of at least 4.5 to 1."""


def render(report: Report) -> str:
    """Return the badge: the score as a whole number, in the colour of its range."""
    total = report.score.total
    text = "no score" if total is None else f"{int(total)} / 100"
    colour = _GREY if total is None else next(colour for bar, colour in _COLOURS if total >= bar)
    field = _LETTER * len(text) + 10
    return _SVG.format(text=text, colour=colour, width=_NAME + field, bulge=field - 3, middle=_NAME + field / 2)
