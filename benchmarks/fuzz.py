"""Feed broken files to every check that reads files, to the readers of git's log and of settings, and to the reports.

    python benchmarks/fuzz.py REPOSITORIES [--minutes N] [--seed N]

The files of the repositories below REPOSITORIES are the seeds. In each round some files of one of them are mutated
(bytes flipped, cut, doubled, shuffled, spliced with another seed's, set with tokens that mean something to a reader),
and all checks are put to the result, and what they say is rendered in every format. A check that crashes, a reader that
raises what it does not document, a report that cannot be read or holds control characters, and a round that takes more
than PATIENCE seconds are printed with the number of the round, which `--only N` repeats.
"""

import argparse
import json
import random
import resource
import signal
import sys
import tempfile
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from mlfolio import catalogue, git, paths, ratchet, runner, scoring
from mlfolio.configuration import read_configuration
from mlfolio.errors import UserError
from mlfolio.evidence import commits
from mlfolio.evidence.files import Entry, Files
from mlfolio.evidence.tracing import Trace
from mlfolio.repo import EVIDENCE, Repo
from mlfolio.reports import terminal
from mlfolio.reports.formats import FORMATS, renderer
from mlfolio.reports.report import Report
from mlfolio.verdicts import Outcome

PATIENCE = 60
"""Seconds of processor time. A round holds at most MOST files; nothing that is linear needs so long."""

MOST, LONGEST = 25, 60_000
"""Files of a round, and bytes of a file."""

NOT_READ = frozenset({"lint", "history", "credentials", "repository"})
"""Evidence that asks another program or git's objects: fuzzed by what it answers, not by running it."""

TOKENS = [
    b"\0", b"\xff\xfe", b"{{", b"}}", b"${{", b"%", b"%%bash\n", b"!", b"'''", b'"""', b"[[", b"]]", b"((", b"- ",
    b": ",
    b"&a ", b"*a ", b"<<: ", b"\t", b"\n\n", b"\r", b"\\\n", b"#", b"`", b"```\n", b"<", b"<!--", b"|", b"|-|", b"![",
    b"](",
    b"= ", b"==", b"-r ", b"-e ", b"@", b";", b"&&", b"$(", b"{", b"}", b"1e999", b"9" * 400, b"\xe2\x80\xae", b"null",
    b"[", b'{"cells": 1}', b"lambda: ", b"async ", b"match x:\n", b"f'{", b"import ", b"from . import *\n", b"\x1b[2J",
]  # fmt: skip


class Texts:
    """A reader of files that are only held in memory."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self._texts = texts

    def read(self, entry: Entry, limit: int) -> bytes | None:
        """Return the bytes of a file, unless there are more than `limit`."""
        data = self._texts[entry.path]
        return data if len(data) <= limit else None

    def is_closed(self, entry: Entry) -> bool:
        """Whether a file may not be read: none here."""
        return False

    def start(self, entry: Entry, length: int) -> bytes | None:
        """Return how a file begins."""
        return self._texts[entry.path][:length]

    def size_here(self, entry: Entry) -> int | None:
        """Return the size of a file in bytes."""
        return self.size(entry)

    def size(self, entry: Entry) -> int | None:
        """Return the length of a file."""
        return len(self._texts[entry.path])

    def identity(self, entry: Entry) -> tuple[str, int]:
        """Return what tells the content of a file from any other."""
        data = self._texts[entry.path]
        return sha256(data).hexdigest(), len(data)


def main() -> None:
    """Run rounds until the processor time is spent, and say how many inputs there were and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repositories", type=Path)
    parser.add_argument("--minutes", type=float, default=15.0, help="of processor time")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="repeat this round alone")
    options = parser.parse_args()
    seeds = [seed for folder in sorted(options.repositories.iterdir()) if (seed := texts_of(folder))]
    every = catalogue.load(paths.bundled("checks"), EVIDENCE)
    checks = tuple(check for check in every if not NOT_READ & set(check.evidence))
    inputs, faults = 0, 0
    for number in [options.only] if options.only is not None else endless():
        if spent() > options.minutes * 60 and options.only is None:
            break
        made, wrong = one_round(random.Random(f"{options.seed}/{number}"), seeds, checks)
        inputs, faults = inputs + made, faults + len(wrong)
        for line in wrong:
            print(f"round {number}: {line}", flush=True)
    print(f"{inputs} inputs in {spent() / 60:.1f} minutes of processor time, seed {options.seed}: {faults} faults")
    sys.exit(bool(faults))


def endless() -> Iterator[int]:
    """Count from 0."""
    number = 0
    while True:
        yield number
        number += 1


def spent() -> float:
    """Return the seconds of processor time of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def texts_of(folder: Path) -> dict[str, bytes]:
    """Return the contents of the files of a repository that are not too long, by path."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder).as_posix()
        if not relative.startswith(".git/") and path.is_file() and path.stat().st_size <= LONGEST:
            found[relative] = path.read_bytes()
    return found


def one_round(
    chance: random.Random, seeds: list[dict[str, bytes]], checks: tuple[catalogue.Check, ...]
) -> tuple[int, list[str]]:
    """Mutate some files of one seed and put all readers to them; return how many inputs there were, and the faults."""
    seed = chance.choice(seeds)
    chosen = chance.sample(sorted(seed), min(len(seed), MOST))
    texts = {path: mutated(seed[path], chance, seeds) for path in chosen}
    files = Files([Entry(path) for path in texts], Texts(texts), tracked=True)
    log = mutated(b"\x01" + b"a" * 40 + b"\0\0A\0a@b\x001\0Add\0\n:100644 100644 a b M\0x.py\0" * 3, chance, seeds)
    faults = [
        *within_patience(lambda: crashed(checks, files)),
        *within_patience(lambda: raised(lambda: read_configuration(files), UserError)),
        *within_patience(lambda: raised(lambda: commits.parse_log([log]), git.GitError)),
    ]
    return len(texts) + 1, faults


def mutated(data: bytes, chance: random.Random, seeds: list[dict[str, bytes]]) -> bytes:
    """Return `data` with one to eight mutations."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((1, 2, 8, 64, 1000)))
        kind = chance.randint(0, 6)
        if kind == 0:
            data = data[:start] + bytes(chance.randrange(256) for _ in range(end - start)) + data[end:]
        elif kind == 1:
            data = data[:start] + data[end:]
        elif kind == 2:
            data = data[:end] + data[start:end] * chance.choice((1, 1, 50)) + data[end:]
        elif kind == 3:
            data = data[:start] + chance.choice(TOKENS) * chance.choice((1, 1, 2, 100)) + data[start:]
        elif kind == 4:
            other = chance.choice(list(chance.choice(seeds).values()))
            data = data[:start] + other[: end - start + 500] + data[end:]
        elif kind == 5:
            lines = data.split(b"\n")
            chance.shuffle(lines)
            data = b"\n".join(lines)
        else:
            data = data[:start]
    return data[: 2 * LONGEST]


def crashed(checks: tuple[catalogue.Check, ...], files: Files) -> Iterator[str]:
    """Yield what each check that crashed over `files` said, and what is wrong with the reports of it all."""
    with tempfile.TemporaryDirectory() as folder:
        repo = Repo(Path(folder))
        # The evidence is laid in place of what would be read from disk.
        repo.__dict__["files"] = files, Trace()
        results = runner.run(checks, repo)
        for result in results:
            if result.verdict.outcome is Outcome.ERROR:
                yield f"{result.check.id}: {result.verdict.reason}"
        report = Report(repo.root, None, scoring.score(results, {}, repo.kind.name), repo.kind, files=files)
        yield from raised(lambda: ratchet.take(report))
        for name in FORMATS:
            yield from raised(lambda name=name: insist_on_text(name, report))


def insist_on_text(name: str, report: Report) -> None:
    """Render `report` in the format `name`; raises ValueError for what no reader of that format takes."""
    text = terminal.render(report, verbose=True) if name == "terminal" else renderer(name)(report)
    text.encode()
    odd = {one for one in text if unicodedata.category(one) in ("Cc", "Cf", "Cs") and one != "\n"}
    if odd:
        raise ValueError(f"{name}: holds {sorted(map(ascii, odd))}")
    if name in ("json", "sarif"):
        json.loads(text)
    if name == "badge":
        ElementTree.fromstring(text)


def raised(read: Callable[[], object], *allowed: type[Exception]) -> Iterator[str]:
    """Yield what `read` raised beyond what it is allowed to."""
    try:
        read()
    except allowed:
        return
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{type(error).__name__}: {error} ({place.filename}:{place.lineno})"


def within_patience(work: Callable[[], Iterator[str]]) -> list[str]:
    """Return what `work` yields, and a fault where it takes too long."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"took longer than {PATIENCE} seconds")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        return list(work())
    except TimeoutError as error:
        place = traceback.extract_tb(error.__traceback__)[-2]
        return [f"{error} ({place.filename}:{place.lineno})"]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    main()
