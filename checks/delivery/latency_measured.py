"""How long an answer takes is measured."""

from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.writings import writings
from mlfolio.evidence.serving.answering import may_answer
from mlfolio.evidence.serving.services import Services
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, not_applicable, passed

_TIMED = lazy_pattern(
    r"\b\w{0,60}(?:latency|response_time|process_time|inference_time|prediction_time|predict_time"
    r"|request_time|processing_time|pred_time|infer_time)\w{0,60}\b[\"']?\]?"
    r"(?:\[[\w, :]{0,40}\])?\s{0,9}(?:(?::\s{0,9}\w{1,60}\s{0,9})?=[^=]|[,:]\s{0,9}\S)"
    r"|X-Process-Time|\bSummary\(\s*[\"']\w*(?:latency|seconds|time)"
)
_TIMED_THERE = lazy_pattern(r"\b\w{0,60}(?:elapsed|duration|took|ms)\w{0,60}\b\s{0,9}(?::\s{0,9}\w{1,60}\s{0,9})?=[^=]")
_CLOCK = lazy_pattern(r"\btime\.time\(|\b(?:perf_counter|monotonic|process_time|thread_time)(?:_ns)?\(|\btimeit\b")
_INSTRUMENTED = lazy_pattern(
    r"\bimport [^\n]{0,80}\b(?:Instrumentator|FastAPIInstrumentor|FlaskInstrumentor|PrometheusMiddleware"
    r"|PrometheusMetrics)\b"
)
"""What counts the seconds of every request by itself: prometheus_fastapi_instrumentator, starlette_exporter,
prometheus_flask_exporter, OpenTelemetry."""

_COUNTED = lazy_pattern(r"\bHistogram\(")
_COUNTERS = lazy_pattern(r"prometheus|opentelemetry|\.observe\(|\.time\(\)")
"""What makes a histogram one of times; that of a library of plots shows data."""

# What answers in a test with stand-ins is the stand-in: its time says nothing of the model's.
_STOOD_IN = lazy_pattern(r"\b(?:Magic)?Mock\(|@(?:mock\.)?patch\b|\bmocker\.")
_LOAD = lazy_pattern(
    r"(^|/)(locustfile[^/]*|[^/]*locust[^/]*|[^/]*k6[^/]*\.js|[^/]*load[-_]?test[^/]*|[^/]*stress[-_]?test[^/]*"
    r"|[^/]*\.jmx|artillery[^/]*|vegeta[^/]*|[^/]*benchmark[^/]*)$"
)

_HINTS = ("locust", "k6", "load", "stress", ".jmx", "artillery", "vegeta", "benchmark")
_STATED = lazy_pattern(
    r"\b(?:latenc\w+|response times?|inference times?|p9[59]|p50|throughput)\b[^.\n<>]{0,60}\d{1,9}(?:\.\d{1,9})?\s?"
    r"(?:ms|milliseconds?|s\b|seconds?|req)"
    r"|\b\d{1,9}(?:\.\d{1,9})?\s?(?:ms|milliseconds)\b[^.\n]{0,40}\b(?:latenc\w+|response|inference"
    r"|prediction|(?:per|pro|por|par) (?:request|prediction|richiest[ae]|requisição|anfrage|petición|requête))"
    r"|\b(?:cold|warm)[ _-]start\b[^.\n<>]{0,40}\d{1,9}(?:\.\d{1,9})?\s?"
    r"(?:ms|milliseconds?|s\b|sec\w*|segundos?|sekunden)",
)


@check(
    title="How long an answer takes is measured",
    how="Code takes the time of a request or a prediction (a clock and a duration, a histogram, an instrumented"
    " application), there is a"
    " load test or a benchmark, or a document states the"
    " time that was reached. The time of a mocked model is none. Not applicable where no code, page or server that is"
    " named answers requests, as in a pipeline that writes files.",
    fix="Take the time around the prediction in a middleware, report the 50th and 95th percentile, and write both in"
    " the README with the"
    " machine they were measured on.",
    fix_in={
        "R": (
            "Take the time of a prediction (`system.time`, or a filter of plumber), report the 50th and 95th"
            " percentile, and write both in the README with the machine they were measured on."
        ),
    },
    # The best model that answers too late is no answer; that it was measured at all is what is asked here.
    weight=1,
    source=Citation(
        "C", "Understanding Data Structures and Algorithms", "maximizes computational resources and minimizes latency"
    ),
    # Who serves a small model to a few has no question of speed: to both readers, 11 of 24 findings were a lack.
    advice=True,
    kinds=("deployed",),
    bad=[
        Example({"app.py": "from flask import Flask\n\napp = Flask(__name__)\n\n\ndef predict(x):\n    return x\n"}),
        Example(
            {
                "app.py": "import plotly.graph_objects as go\nimport streamlit as st\n\n"
                "st.plotly_chart(go.Figure(go.Histogram(x=prices)))\n"
            },
            note="the histogram of a plot",
        ),
        Example(
            {
                "app.py": "from flask import Flask\n\napp = Flask(__name__)\n",
                "tests/test_api.py": "import time\nfrom unittest.mock import patch\n\n\n@patch('app.model')\n"
                "def test_is_fast(model, client):\n    start = time.time()\n    client.get('/')\n"
                "    response_time = time.time() - start\n    assert response_time < 5\n",
            }
        ),
    ],
    good=[
        Example(
            {
                "app.py": "import time\n\n\ndef predict(x):\n    start = time.perf_counter()\n    y = x * 2\n   "
                " latency = time.perf_counter() - start\n    return y, latency\n"
            }
        ),
        Example(
            {
                "app.py": "import time\n\n\ndef predict(x):\n    start = time.time()\n    y = x * 2\n"
                "    log_metric('inference_time', time.time() - start)\n    return y\n"
            }
        ),
        Example(
            {
                "app/test_api.py": "import time\n\nimport requests\n\nstart = time.time()\nrequests.get(ADDRESS)\n"
                "response_time = time.time() - start\n"
            }
        ),
        Example(
            {
                "study.py": "from time import process_time\n\nstart = process_time()\ny = model.predict(x)\n"
                "pred_time[i, j] = process_time() - start\n"
            }
        ),
        Example(
            {"app.py": "from prometheus_client import Histogram\n\nSECONDS = Histogram('predict_seconds', 'time')\n"}
        ),
        Example(
            {
                "app.py": "from prometheus_fastapi_instrumentator import Instrumentator\n\n"
                "Instrumentator().instrument(app).expose(app)\n"
            }
        ),
        Example({"tests/locustfile.py": "from locust import HttpUser\n"}),
        Example({"README.md": "# Churn\n\nThe p95 latency is 42 ms on one core.\n"}),
        Example({"README.md": "# Churn\n\n- **Cold start**: ~2-5 secondi\n- **Warm start**: 90ms per richieste\n"}),
    ],
)
def latency_measured(sources: Sources, files: Files, notebooks: list[Notebook]) -> Verdict:
    """Users and other services wait for the answer.

    How long they wait decides which model can be served, and only measuring tells.
    """
    shown = next(_measured(sources, files, notebooks), None)
    if shown:
        return passed(shown)
    if not may_answer(sources, files):
        return not_applicable("nothing here answers with a model")
    return failed(Finding("nothing measures how long an answer takes"))


def _measured(sources: Sources, files: Files, notebooks: list[Notebook]) -> Iterator[str]:
    lowered = ((path, path.lower()) for path in files.own)
    yield from (path for path, low in lowered if any(hint in low for hint in _HINTS) and _LOAD.search(low))
    timed = (one for one in sources.authored if _takes_time(one.text))
    yield from (one.path for one in timed if not _STOOD_IN.search(one.text))
    serving = (one for one, _ in Services(sources).all)
    yield from (one.path for one in serving if _CLOCK.search(one.text) and _TIMED_THERE.search(one.text))
    for writing in writings(files, notebooks):
        found = _STATED.search(writing.text.lower())
        if found:
            yield f"{writing.path}: {found[0]}"


def _takes_time(text: str) -> bool:
    """Whether code takes the time of an answer by a clock, or counts it into a histogram."""
    if _INSTRUMENTED.search(text) or (_CLOCK.search(text) and _TIMED.search(text)):
        return True
    return bool(_COUNTED.search(text) and _COUNTERS.search(text))
