"""What blobs hold, many at a time: because their sizes are known, git's answers are read in a few large pieces."""

from collections.abc import Iterator, Mapping
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

from mlfolio import git
from mlfolio.evidence.worktree import in_lines


class Blobs(NamedTuple):
    """Some blobs by size, and what git printed of them: the content of each below a line that names it."""

    sizes: dict[str, int]
    printed: bytes

    def each(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the content of each."""
        start = 0
        for name, size in self.sizes.items():
            start += len(_heading(name, size))
            yield name, self.printed[start : start + size]
            start += size + 1

    def insist_on_form(self) -> None:
        """Raise git.GitError where the last content does not stand where the sizes say: then none is to be trusted.

        A tree may list a commit as a file, whose name and size git tells, and which is no blob.
        """
        name, size = next(reversed(self.sizes.items()))
        heading = _heading(name, size)
        if not self.printed.startswith(heading.encode(), len(self.printed) - size - 1 - len(heading)):
            raise git.GitError("git cat-file gave something else than blobs")


def read_blobs(root: Path, sizes: Mapping[str, int], most: int) -> Iterator[Blobs]:
    """Yield the blobs of these `sizes`, about `most` bytes of them at a time.

    Raises git.GitError when one of them cannot be read.
    """
    with git.ask(root, "cat-file", "--batch", "--buffer", stdin=[in_lines(sizes)]) as program:
        for batch in _batches(sizes, most):
            length = len("".join(starmap(_heading, batch.items()))) + sum(batch.values()) + len(batch)
            printed = program.output.read(length)
            if len(printed) < length:
                git.insist_on_success(program, "cat-file")
                raise git.GitError("git cat-file ended early")
            blobs = Blobs(batch, printed)
            blobs.insist_on_form()
            yield blobs


def _batches(sizes: Mapping[str, int], most: int) -> Iterator[dict[str, int]]:
    batch: dict[str, int] = {}
    held = 0
    for name, size in sizes.items():
        batch[name] = size
        held += size
        if held > most:
            yield batch
            batch, held = {}, 0
    if batch:
        yield batch


def _heading(name: str, size: int) -> str:
    return f"{name} blob {size}\n"
