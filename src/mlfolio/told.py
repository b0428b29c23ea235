"""Results as one process tells them to another: plain data, with what they read and what was found of each file."""

from collections.abc import Iterable, Iterator
from typing import Any

from mlfolio.evidence.tracing import Reads
from mlfolio.repo import Repo
from mlfolio.results import Result, plain_result, restored_result

Told = tuple[list[tuple[Any, Any]], dict[str, dict[str, Any]]]
"""Results with what they read, and facts of files, as plain data."""


def told(results: Iterable[Result], repo: Repo) -> Told:
    """Return the results, and what was found of each file of `repo` in this process, which is told to be kept."""
    plain = [(plain_result(one), tuple(one.reads)) for one in results]
    return plain, repo.files.news() if repo.cache.is_kept else {}


def heard(answer: Told, repo: Repo) -> Iterator[Result]:
    """Yield the results that another process gave as its `answer`, once what it found is known to `repo`."""
    results, news = answer
    repo.files.learn(news)
    yield from (restored_result(one)._replace(reads=Reads(*reads)) for one, reads in results)
