"""The command line: run the pipeline, serve the model, watch for drift, measure the load."""

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from . import logs
from .configuration import ConfigurationError
from .errors import PipelineError
from .settings import Settings, read_settings

logger = logging.getLogger(__package__)
REFUSED = 2


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Run the pipeline from the raw data to the registered model."""
    from .pipeline import run as run_pipeline
    from .reporting import with_interval

    metrics = run_pipeline(settings)
    logger.info("Balanced accuracy %s", with_interval(metrics["balanced_accuracy"]))
    logger.info("Gain over the baseline %s", with_interval(metrics["gain"]))
    return 0


def serve(settings: Settings, arguments: argparse.Namespace) -> int:
    """Serve the latest registered model until the process is told to stop."""
    import uvicorn

    from .service.app import create_app

    log = arguments.request_log or settings.service.request_log
    service = replace(settings.service, request_log=log)
    host, port = arguments.host or service.host, arguments.port or service.port
    logger.info("Serving on http://%s:%d, with its documentation at /docs", host, port)
    uvicorn.run(create_app(service), host=host, port=port, access_log=False, log_level="warning")
    return 0


def health(settings: Settings, arguments: argparse.Namespace) -> int:
    """Ask the service on this machine whether it is ready; 1 when it is not."""
    from .service.health import is_ready

    return int(not is_ready(arguments.port or settings.service.port))


def drift(settings: Settings, _: argparse.Namespace) -> int:
    """Compare the logged requests with the training data; 1 when a column has drifted."""
    from .drift import monitor

    columns = monitor(settings)
    for column in columns:
        test = "" if column.ks_p_value is None else f", KS {column.ks_statistic:.3f} (p = {column.ks_p_value:.2g})"
        logger.info("%-7s %-17s PSI %.3f%s", "DRIFTED" if column.drifted else "stable", column.column, column.psi, test)
    return int(any(column.drifted for column in columns))


def load_test(settings: Settings, arguments: argparse.Namespace) -> int:
    """Measure the service's latency on this machine, and write it into the documentation; 1 when a request failed."""
    from .load_test import load_table, measure, running_service
    from .reporting import fill

    with tempfile.TemporaryDirectory() as folder, running_service(arguments.config, Path(folder, "log")) as port:
        load = measure(port, settings.load_test)
    fill(settings.reports.latency, "latency", load_table(load, settings.load_test.workers))
    logger.info("p50 %.1f ms, p95 %.1f ms, %.0f requests per second", load.p50, load.p95, load.per_second)
    return int(load.failures > 0)


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], int]] = {
    "run": run,
    "serve": serve,
    "health": health,
    "drift": drift,
    "load-test": load_test,
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(prog=__package__, description=__doc__)
    top.add_argument("--config", type=Path, default=Path("config.toml"), help="the settings (default: %(default)s)")
    commands = top.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.__doc__, description=command.__doc__)
    serving = commands.choices["serve"]
    serving.add_argument("--host", help="the address to listen on (default: service.host of the settings)")
    for name in ("serve", "health"):
        port = commands.choices[name].add_argument("--port", type=int, default=os.environ.get("PORT"))
        port.help = "the port (default: the variable PORT, else service.port of the settings)"
    serving.add_argument("--request-log", type=Path, help="where to log predictions (default: service.request_log)")
    return top


def main(words: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 drift, failed requests or not ready, 2 something to mend, which the message names."""
    logs.configure()
    arguments = parser().parse_args(words)
    try:
        return COMMANDS[arguments.command](read_settings(arguments.config), arguments)
    except (PipelineError, ConfigurationError) as error:
        logger.error("%s", error)
        return REFUSED


if __name__ == "__main__":
    sys.exit(main())
