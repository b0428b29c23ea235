"""What the service counts for Prometheus: requests, their duration, and what was predicted."""

import time
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)


class Telemetry:
    """The counters of one running service."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter("requests", "Answers by path and status.", ["path", "status"], registry=self._registry)
        self._seconds = Histogram(
            "request_seconds", "Time to an answer.", ["path"], buckets=BUCKETS, registry=self._registry
        )
        self._predictions = Counter("predictions", "Predictions by sex.", ["sex"], registry=self._registry)

    async def observe(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Count and time one request; paths that no route knows are counted together, so that nobody can flood it."""
        began = time.perf_counter()
        response = await call_next(request)
        path = getattr(request.scope.get("route"), "path", "unknown")
        self._requests.labels(path, str(response.status_code)).inc()
        self._seconds.labels(path).observe(time.perf_counter() - began)
        return response

    def predicted(self, sex: str) -> None:
        """Count one prediction."""
        self._predictions.labels(sex).inc()

    def exposition(self) -> bytes:
        """Return all counters in the text format of Prometheus."""
        return generate_latest(self._registry)
