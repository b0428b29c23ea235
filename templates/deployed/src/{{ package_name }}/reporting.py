"""Report: write the figures of a run where people read them, so that none is typed by hand."""

import json
from pathlib import Path
from typing import Any

from . import sections
from .errors import PipelineError
from .settings import ReportSettings


def report(settings: ReportSettings, metrics: dict[str, Any]) -> None:
    """Write the metrics and the figure of a run, and fill README.md, docs/results.md and MODEL_CARD.md from them.

    Raises:
        PipelineError: If a page has lost the marks between which results are written.
    """
    from .figures import draw_results

    settings.metrics.parent.mkdir(parents=True, exist_ok=True)
    settings.metrics.write_text(json.dumps(rounded(metrics), indent=2) + "\n", encoding="utf-8")
    draw_results(settings.figure, metrics)
    for page in (settings.readme, settings.results):
        fill(page, "results", f"{results_table(metrics)}\n\n{group_table(metrics)}\n\n{_image(page, settings.figure)}")
    fill(settings.model_card, "results", results_table(metrics))
    fill(settings.model_card, "groups", group_table(metrics))
    fill(settings.model_card, "data", data_sentence(metrics))


def fill(page: Path, name: str, text: str) -> None:
    """Write `text` into the section `name` of a page.

    Raises:
        PipelineError: If the page is missing, or has lost its marks.
    """
    try:
        sections.fill(page, name, text)
    except (OSError, ValueError) as error:
        raise PipelineError(f"The results have no place to go: {error}. Put the marks back, and run again.") from error


def rounded(value: Any) -> Any:
    """Return `value` with every number in it rounded to four places: more is noise, and differs between machines."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return round(value, 4) if isinstance(value, float) else value


def with_interval(estimate: dict[str, float]) -> str:
    """Return an estimate with its interval, as text."""
    return f"{estimate['value']:.3f} [{estimate['low']:.3f}, {estimate['high']:.3f}]"


def results_table(metrics: dict[str, Any]) -> str:
    """Return the model beside the baseline, as a Markdown table."""
    rows = [
        ("model", metrics["balanced_accuracy"], f"{metrics['roc_auc']:.3f}", f"{metrics['brier_score']:.3f}"),
        ("baseline: body mass alone", metrics["baseline"], "", ""),
        ("gain", metrics["gain"], "", ""),
    ]
    return sections.table(
        [
            {"": name, "balanced accuracy": with_interval(estimate), "ROC AUC": area, "Brier score": brier}
            for name, estimate, area, brier in rows
        ]
    )


def group_table(metrics: dict[str, Any]) -> str:
    """Return the error of each group, as a Markdown table."""
    return sections.table(
        [
            {
                "group": f"{row['group']} {row['value']}",
                "penguins": row["count"],
                "error": f"{row['error']:.3f}",
                "females taken for males": f"{row['females_mistaken']:.3f}",
                "males taken for females": f"{row['males_mistaken']:.3f}",
            }
            for row in metrics["groups"]
        ]
    )


def data_sentence(metrics: dict[str, Any]) -> str:
    """Return how many penguins taught, tested and were left out."""
    return (
        f"{metrics['train_rows']} penguins to learn from, {metrics['test_rows']} of a later season to test on, and"
        f" {metrics['rejected_rows']} left out because a value is missing or out of bounds."
        f" Balanced accuracy on the training seasons: {metrics['training_balanced_accuracy']:.3f}."
    )


def _image(page: Path, figure: Path) -> str:
    link = figure.relative_to(page.parent).as_posix()
    return f"![Balanced accuracy of the model and of the baseline, and the error by species and island]({link})"
