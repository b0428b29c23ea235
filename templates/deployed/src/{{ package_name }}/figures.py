"""Draw: the figure of the README, from the metrics of a run."""

from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

BLUE, GREY = "#2b6cb0", "#a0aec0"


def draw_results(path: Path, metrics: dict[str, Any]) -> None:
    """Write an SVG: the model beside the baseline with their intervals, and the error of each group."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figure = Figure(figsize=(9, 3.2), layout="constrained")
    left, right = figure.subplots(1, 2)
    _draw_accuracy(left, metrics)
    _draw_groups(right, metrics)
    with matplotlib.rc_context({"svg.hashsalt": "results"}):
        figure.savefig(path, metadata={"Date": None})


def _draw_accuracy(axes: Axes, metrics: dict[str, Any]) -> None:
    estimates = [metrics["baseline"], metrics["balanced_accuracy"]]
    values = [estimate["value"] for estimate in estimates]
    below = [estimate["value"] - estimate["low"] for estimate in estimates]
    above = [estimate["high"] - estimate["value"] for estimate in estimates]
    axes.bar(["body mass alone", "model"], values, yerr=[below, above], color=[GREY, BLUE], capsize=6)
    axes.axhline(0.5, linestyle=":", color="black", linewidth=1)
    axes.set(ylim=(0, 1), ylabel="balanced accuracy", title="On the season it has not seen")


def _draw_groups(axes: Axes, metrics: dict[str, Any]) -> None:
    groups = metrics["groups"]
    names = [f"{row['value']} ({row['count']})" for row in groups]
    axes.barh(names, [row["error"] for row in groups], color=BLUE)
    axes.invert_yaxis()
    axes.set(xlim=(0, None), xlabel="share of penguins mistaken", title="Error by species and island")
