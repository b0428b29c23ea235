"""The repository being checked: each kind of evidence under its name, read once, only when asked for."""

from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlfolio import git
from mlfolio.cache import Cache
from mlfolio.errors import EvidenceUnavailable, ProgramFailed
from mlfolio.evidence.listing import list_files
from mlfolio.evidence.remembered import Remembered
from mlfolio.evidence.tracing import NOTHING, Reads, cached_property, note_fact, traced, untraced
from mlfolio.parallel import Beside
from mlfolio.place import Place, existing_folder, locate

if TYPE_CHECKING:
    from mlfolio.evidence.automation.workflows import Workflows
    from mlfolio.evidence.code.lint import Lint, Linting
    from mlfolio.evidence.code.sources import Sources
    from mlfolio.evidence.coursework.coursework import Coursework
    from mlfolio.evidence.credentials import Credentials
    from mlfolio.evidence.dataflow.flows import Dataflow
    from mlfolio.evidence.files import Files
    from mlfolio.evidence.history import History
    from mlfolio.evidence.kinds.kind import Kind
    from mlfolio.evidence.learning.learning import Learning
    from mlfolio.evidence.notebooks import Notebook
    from mlfolio.evidence.packages.dependencies import Dependencies
    from mlfolio.evidence.prose.document import Document
    from mlfolio.evidence.prose.readme import Readme
    from mlfolio.evidence.testing.tests import Tests


ENOUGH_CODE = 100
"""Lines. In less, finding no fault is no evidence of a practice; a fault that is found is one all the same."""

COMMIT = "the commit"
"""The name under which it is noted that somebody asked for the commit or its objects."""


class Repo:
    """A repository, or a plain folder, on disk.

    Every public property below is a kind of evidence that a check asks for by parameter name. A property raises
    EvidenceUnavailable where the repository cannot give it.
    """

    def __init__(self, path: Path, cache: Cache | None = None, *, staged: bool = False) -> None:
        """Find the repository that `path` belongs to; a folder that no repository tracks stands for itself.

        What is found is kept in `cache`, if there is one; `staged` asks for the contents that are about to be
        committed. Raises UserError when there is no such folder.
        """
        self._staged = staged
        self._given = existing_folder(path)
        self.cache = cache or Cache()
        """Where evidence may keep what it finds; one that keeps nothing unless it was given."""
        self.remembered = Remembered()
        """What was found of the repository as a whole, perhaps by an earlier run."""
        self._chosen_kind: Kind | None = None
        self.kind_follows_from = NOTHING
        """What shows the kind, where it was told by another process."""
        self.told_readme: Document | None = None
        """What another process has read in the README."""

    @property
    def chosen_kind(self) -> "Kind | None":
        """The kind that somebody said it is; None where nobody did."""
        return self._chosen_kind

    @property
    def objects(self) -> tuple[int, int]:
        """When git last got objects, and was last told where the history is cut off: both change what can be read."""
        note_fact(COMMIT)
        folder = self.root / ".git" if self._place.form == "worktree" else self.root
        return _time_of(folder / "objects" / "pack"), _time_of(folder / "shallow")

    def take_for(self, kind: "Kind", reads: Reads = NOTHING) -> None:
        """Take the repository for one of this kind, as somebody says who has read that of it; before checks are put."""
        self._chosen_kind = kind
        self.kind_follows_from = reads

    def settled_kind(self) -> "tuple[Kind, Reads]":
        """Return the kind, told now where nobody has said it, with what shows it."""
        if self._chosen_kind is None:
            kind, trace = traced(lambda: self.recognised)
            self.take_for(kind, trace.reads())
        return self.kind, self.kind_follows_from

    @cached_property
    def _place(self) -> Place:
        return locate(self._given)

    @property
    def root(self) -> Path:
        """The folder that all paths are relative to."""
        return self._place.root

    @property
    def is_git(self) -> bool:
        """Whether git knows it, commits or not."""
        return self._place.form != "folder"

    @property
    def commit(self) -> str | None:
        """The commit that HEAD names; None where there is none."""
        note_fact(COMMIT)
        return self._place.commit

    def _lines_by_source(self) -> Iterator[int]:
        """Yield how many lines each file of code outside tests has, blank ones left out, in the field's languages."""
        for path in self.files.named("*.r", "*.rmd", "*.qmd", "*.m", "*.jl", "*.scala"):
            yield sum(1 for line in (self.files.text(path) or "").split("\n") if line and not line.isspace())
        yield from (source.filled_lines for source in self.sources if source.is_code)

    @cached_property
    def is_short(self) -> bool:
        """Whether there is so little code that finding no fault in it shows little."""
        # The first sources of most repositories tell.
        return not any(lines >= ENOUGH_CODE for lines in accumulate(self._lines_by_source()))

    @cached_property
    def unread_language(self) -> str | None:
        """The language that nearly all of the code is written in, where it is none of those that are judged."""
        from mlfolio.evidence.code.unread import unread_language

        return unread_language(self.files, self._lines_by_source())

    # Kinds of evidence.

    @cached_property
    def repository(self) -> "Repo":
        """The repository itself: whether it is one, and its newest commit."""
        return self

    @cached_property
    def files(self) -> "Files":
        """The files that git tracks, or that the plain folder holds."""
        return list_files(self._place, staged=self._staged)

    @cached_property
    def history(self) -> "History":
        """The commits that HEAD reaches."""
        if self.commit is None:
            raise EvidenceUnavailable("there is no commit yet")
        try:
            return self._reading_history.result()
        except git.GitError as error:
            raise ProgramFailed(f"git cannot read the history: {error}") from error

    @cached_property
    def _reading_history(self) -> "Beside[History]":
        from mlfolio.evidence.history import read_history

        return Beside(partial(read_history, self.root, shallow=self._place.is_shallow))

    def begin_to_read_history(self) -> None:
        """Let git tell the history now, beside what else is read; `history` waits for it."""
        if self.commit is not None:
            _ = self._reading_history

    @cached_property
    def notebooks(self) -> "list[Notebook]":
        """The notebooks outside vendored folders."""
        from mlfolio.evidence.notebooks import read_notebooks

        return read_notebooks(self.files)

    @cached_property
    def sources(self) -> "Sources":
        """The Python modules and notebook code outside vendored folders."""
        from mlfolio.evidence.code.reading import read_sources

        return read_sources(self.files, lambda: self.notebooks)

    @cached_property
    def coursework(self) -> "Coursework":
        """What a course or book sets or hands out."""
        from mlfolio.evidence.coursework.coursework import Coursework

        return Coursework(self.files, self.sources, self.notebooks, self.readme)

    @cached_property
    def kind(self) -> "Kind":
        """What the repository sets out to be, and what showed it; "general" where nothing can be read."""
        # Nearly every check follows from the kind, which seldom changes when what shows it does.
        return self._chosen_kind or untraced(lambda: self.recognised)

    @cached_property
    def recognised(self) -> "Kind":
        """What its files show that it sets out to be."""
        from mlfolio.evidence.kinds.kind import unrecognised
        from mlfolio.evidence.kinds.recognition import recognise

        try:
            return recognise(self.files, self.readme, self.sources)
        except git.GitError as error:
            return unrecognised(f"git cannot read it: {error}")

    @cached_property
    def learning(self) -> "Learning":
        """What is trained, and what was done so that a reader can believe the result."""
        from mlfolio.evidence.learning.learning import read_learning

        return read_learning(self.files, self.sources, self.notebooks, self.kind.name)

    @cached_property
    def lint(self) -> "Lint":
        """What ruff says of the sources."""
        self._linting.note_reads()
        return self._linting.result()

    @cached_property
    def _linting(self) -> "Linting":
        from mlfolio.evidence.code.lint import Linting

        return Linting(self.sources)

    def begin_to_lint(self) -> None:
        """Start ruff now, so that it runs while other evidence is read; `lint` waits for it."""
        _ = self._linting

    @cached_property
    def dataflow(self) -> "Dataflow":
        """Where the rows come from that models are trained and tested on, and what was learned from which."""
        from mlfolio.evidence.dataflow.flows import Dataflow

        return Dataflow(self.sources, lambda: self.notebooks, self.files.identity, self.remembered)

    @cached_property
    def readme(self) -> "Readme | None":
        """The root README as headings, paragraphs, code, links and images; None where there is none."""
        from mlfolio.evidence.prose.readme import read_readme

        return read_readme(self.files, self.told_readme)

    @cached_property
    def tests(self) -> "Tests":
        """The tests, whatever the language, and what each of them asserts."""
        from mlfolio.evidence.testing.tests import find_tests

        return find_tests(self.files, self.sources, self.remembered)

    @cached_property
    def dependencies(self) -> "Dependencies":
        """What the dependency files declare."""
        from mlfolio.evidence.packages.dependencies import find_dependencies

        return find_dependencies(self.files, lambda: self.notebooks, self.remembered)

    @cached_property
    def workflows(self) -> "Workflows":
        """The CI workflows, with the commands that they really run."""
        from mlfolio.evidence.automation.workflows import read_workflows

        return read_workflows(self.files)

    @cached_property
    def credentials(self) -> "Credentials":
        """The credentials in the files and in the history."""
        from mlfolio.evidence.credentials import find_credentials

        return find_credentials(self)


_OF_THE_RUNNER = ("is_short", "unread_language", "recognised")
EVIDENCE = frozenset(
    name
    for name, value in vars(Repo).items()
    if isinstance(value, cached_property) and not name.startswith("_") and name not in _OF_THE_RUNNER
)
"""The names a check may use for its parameters."""


def evidence(repo: Repo, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the named kinds of evidence; raises EvidenceUnavailable where one cannot be had."""
    return {name: getattr(repo, name) for name in names}


def _time_of(path: Path) -> int:
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0
