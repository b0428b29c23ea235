"""What the service does is watched: metrics, drift, errors."""

import re
from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.serving.answering import may_answer
from mlfolio.evidence.serving.services import Services
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed

_TOOLS = frozenset(
    "prometheus_client prometheus_fastapi_instrumentator starlette_exporter prometheus_flask_exporter opentelemetry"
    " sentry_sdk"
    " evidently whylogs alibi_detect nannyml datadog ddtrace newrelic statsd logfire langfuse deepchecks arize"
    " applicationinsights opencensus watchtower".split()
)
_FILES = lazy_pattern(
    r"(^|/)(prometheus[^/]*\.ya?ml|grafana/.*|alert(?:manager|s|_rules)?[^/]*\.ya?ml|[^/]*dashboard[^/]*\.json"
    r"|otel[^/]*\.ya?ml|datadog[^/]*\.ya?ml|[^/]*drift[^/]*\.(?:html|json|ipynb|ya?ml))$"
)
_HINTS = ("prometheus", "grafana", "alert", "dashboard", "otel", "datadog", "drift")
_DRIFT = lazy_pattern(
    r"\bdef \w*(?:drift|psi)\b\w*|\bpopulation_stability\w*|\bput_metric_data\(|\bdrift_(?:report|detect|score|check"
    r"|monitor)\w*"
)
_COUNTED = lazy_pattern(r"(?i)\bclass \w*prometheus\w*|[\"']/metrics/?[\"']")
_KEPT = lazy_pattern(
    r"(?i)\bclass \w{0,40}(?:prediction|inference)\w{0,20}(?:log|history|record|store)\w{0,20}\b"
    r"|\bdef \w{0,20}(?:log|save|store|record|insert|create)_(?:\w{1,20}_)?(?:prediction|inference)s?(?:_\w{1,20})?\b"
    r"|\b__tablename__\s*=\s*[\"']\w{0,40}(?:prediction|inference)\w{0,20}[\"']"
    r"|\binsert into [\"'`]?\w{0,40}(?:prediction|inference)\w{0,20}"
    r"|\b(?:(?:\w{1,20}_)?prediction|predicted\w{0,20}|probability|\w{0,20}(?:pred|risk|churn|fraud|anomaly"
    r"|confidence|model|sentiment|match)\w{0,20}_score)\s*(?::[^=\n]{1,40})?=\s*(?:\w{1,20}\.)?(?:Column|mapped_column)\("
    r"|\b(?:table|collection)\([\"']\w{0,40}predictions?[\"']\)\s*\.insert"
)
"""What keeps the predictions that were served, for somebody to look at: functions, statements, columns of a table."""

_RECORDED = lazy_pattern(r"\blog_metrics?\(")
_PREDICTS = lazy_pattern(r"\.predict(?:_proba)?\(")
_TRAINS = lazy_pattern(r"\.fit(?:_transform)?\(")
_MIGRATES = lazy_pattern(r"(^|/)(?:\w*migrations?\w*|alembic)/")
_HANDLER = lazy_pattern(r"\bdef (?:lambda_)?handler\(\s*event\b")
_LOGGED = lazy_pattern(r"\blog(?:ger|ging)?\.(?:info|warning|error|exception|debug)\(|\bloguru\b|\bstructlog\b")


@check(
    title="What the service does is watched",
    how="Code imports a tool for metrics, traces, errors or drift (Prometheus, OpenTelemetry, Sentry, Evidently,"
    " whylogs ...), defines a check of drift, counts requests for an address /metrics, or keeps what it predicts (a"
    " table or a log of predictions); or files configure one (Prometheus, Grafana, alerts), or report on drift."
    " Log messages in the code that serves earn half, which does not pass. Not applicable where"
    " no code, page or server that is named answers requests.",
    fix="Count requests, errors and seconds with prometheus_client, log each prediction with its input, and compare"
    " last week's input"
    " with the training data's.",
    fix_in={
        "R": (
            "Log each prediction with its input, time and errors to a file or table, and compare last week's"
            " input with the training data's."
        ),
    },
    # The world moves on and the model does not; only watching shows it.
    weight=1.5,
    source=Citation("B", "The Evolution of Machine Learning Roles", "deployment, scaling, and monitoring"),
    # A demonstration on one machine is watched by nobody: to both readers, 13 of 24 findings were a lack.
    advice=True,
    kinds=("deployed",),
    bad=[
        Example({"app.py": "from flask import Flask\n\napp = Flask(__name__)\n"}),
        Example(
            {
                "app.py": "import logging\n\nfrom flask import Flask\n\napp = Flask(__name__)\nlog ="
                " logging.getLogger()\nlog.info('started')\n"
            },
            paths=("app.py",),
            note="messages that nobody counts",
        ),
        Example(
            {
                "app.py": "from flask import Flask\n\napp = Flask(__name__)\n",
                "train.py": "model.fit(X, y)\n\n\ndef save_predictions(rows):\n    rows.to_csv('submission.csv')\n",
            },
            note="what training writes is no record of what was served",
        ),
        Example(
            {
                "app.py": "from flask import Flask\n\napp = Flask(__name__)\n",
                "models.py": "class Customer(db.Model):\n    satisfaction_score = db.Column(db.Float)\n",
            },
            note="a score that the customer gives",
        ),
    ],
    good=[
        Example(
            {
                "app.py": "from fastapi import FastAPI\nfrom prometheus_client import Counter\n\nasked ="
                " Counter('asked', 'requests')\n"
            }
        ),
        Example({"monitoring/prometheus.yml": "scrape_configs: []\n"}),
        Example(
            {
                "store.py": "def save_prediction(db, row, answer):\n"
                "    db.execute('INSERT INTO predictions VALUES (?, ?)', (row, answer))\n"
            },
            note="each prediction is kept with its input",
        ),
        Example({"models.py": "class Answer(db.Model):\n    prediction = db.Column(db.Boolean)\n"}),
        Example({"models.py": "class Person(db.Model):\n    price_prediction = db.Column(db.Float)\n"}),
        Example({"models.py": "class Answer(Base):\n    __tablename__ = 'prediction_outputs'\n"}),
        Example({"reports/data_drift_report.html": "<html></html>\n"}),
        Example({"middleware.py": "class PrometheusMiddleware:\n    requests = 0\n"}, note="counted by hand"),
        Example(
            {
                "serve.py": "import mlflow\n\n\ndef answer(model, row):\n    price = model.predict([row])\n"
                "    mlflow.log_metric('price', price)\n    return price\n"
            },
            note="every prediction is recorded",
        ),
        Example({"drift.py": "def input_drift(now, then):\n    return abs(now.mean() - then.mean())\n"}),
    ],
)
def monitoring_present(sources: Sources, files: Files) -> Verdict:
    """A model does not crash when it grows stale: it goes on answering, worse each month.

    Watching what goes in and what comes out is how anybody finds out.
    """
    shown = next(_watched(sources, files), None)
    if shown:
        return passed(shown)
    handlers = (one for one in sources.code if not one.is_notebook and _HANDLER.search(one.text))
    serving = (*(source for source, _ in Services(sources).all), *handlers)
    logging = next((one for one in serving if _LOGGED.search(one.text) and not _MIGRATES.search(one.path)), None)
    if logging:
        return graded(0.5, [Finding("logs, and nothing counts or compares", logging.path)])
    if not may_answer(sources, files):
        return not_applicable("nothing here answers with a model")
    return failed(Finding("nothing watches what the service does"))


def _watched(sources: Sources, files: Files) -> Iterator[str]:
    for path in files.own:
        lower = path.lower()
        if any(hint in lower for hint in _HINTS) and _FILES.search(lower):
            yield path
    for source in sources.code:
        if any(name in source.text for name in _TOOLS):
            yield from (f"{source.path} imports {one.top}" for one in source.imports if one.top in _TOOLS)
        found = _DRIFT.search(source.text) or (None if source.is_notebook else _counts(source.text) or _keeps(source))
        if found:
            yield f"{source.path}: {found[0]}"


def _keeps(source: Source) -> re.Match[str] | None:
    """Return where a source of the service keeps what it predicts; training and its files keep their own."""
    return None if _TRAINS.search(source.text) else _KEPT.search(source.text)


def _counts(text: str) -> re.Match[str] | None:
    """Return where a module counts requests by itself, or records its predictions; training records its own."""
    records = _PREDICTS.search(text) and not _TRAINS.search(text)
    return _COUNTED.search(text) or (_RECORDED.search(text) if records else None)
