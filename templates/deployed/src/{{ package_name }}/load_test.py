"""The load test: a bounded number of requests to a service on this machine, and what they took."""

import http.client
import json
import os
import platform
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .errors import PipelineError
from .schema import Measurements
from .sections import table
from .service.health import HOST, is_ready
from .settings import LoadTestSettings

START_SECONDS = 60


class Load(NamedTuple):
    """What a load test measured; times in milliseconds."""

    requests: int
    failures: int
    p50: float
    p95: float
    p99: float
    per_second: float


@contextmanager
def running_service(config: Path, request_log: Path) -> Iterator[int]:
    """Start the service on a free port of this machine, wait until it is ready, and stop it at the end.

    Its requests are logged apart, so that the drift monitor never sees them.

    Raises:
        PipelineError: the service ends, or is not ready in time.
    """
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", str(__package__), "--config", str(config), "serve"]
    command += ["--host", HOST, "--port", str(port), "--request-log", str(request_log)]
    process = subprocess.Popen(command)
    try:
        _wait_until_ready(process, port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if is_ready(port):
            return
        time.sleep(0.1)
    raise PipelineError("The service did not become ready: start it by `make serve` and read what it says.")


def measure(port: int, settings: LoadTestSettings) -> Load:
    """Send the requests, a worker each waiting for its answer before it asks again (a closed loop)."""
    body = json.dumps(Measurements.model_config["json_schema_extra"]["examples"][0])
    shares = [settings.requests // settings.workers] * settings.workers
    deadline = time.monotonic() + settings.most_seconds
    _send(port, body, 10, deadline)
    began = time.perf_counter()
    with ThreadPoolExecutor(settings.workers) as workers:
        sent = list(workers.map(lambda share: _send(port, body, share, deadline), shares))
    return summarise([answer for answers in sent for answer in answers], time.perf_counter() - began)


def _send(port: int, body: str, count: int, deadline: float) -> list[tuple[int, float]]:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    answers = []
    for _ in range(count):
        if time.monotonic() > deadline:
            break
        began = time.perf_counter()
        connection.request("POST", "/predict", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        response.read()
        answers.append((response.status, time.perf_counter() - began))
    connection.close()
    return answers


def summarise(answers: list[tuple[int, float]], seconds: float) -> Load:
    """Return the percentiles of the answers' times, how many failed, and how many came a second."""
    milliseconds = [1000 * taken for _, taken in answers]
    p50, p95, p99 = (float(value) for value in np.percentile(milliseconds, [50, 95, 99]))
    failures = sum(status != 200 for status, _ in answers)
    return Load(len(answers), failures, p50, p95, p99, len(answers) / seconds)


def load_table(load: Load, workers: int) -> str:
    """Return the measurements as a Markdown table, with the machine they were taken on."""
    row = {"requests": load.requests, "workers": workers, "failed": load.failures}
    row |= {name: f"{getattr(load, name):.1f} ms" for name in ("p50", "p95", "p99")}
    row |= {"requests per second": f"{load.per_second:.0f}"}
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{table([row])}\n\nPython {platform.python_version()} on {machine}; the load came from the same machine."
