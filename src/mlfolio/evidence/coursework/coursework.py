"""Which files a course or book sets or hands out: told in one place by name, opening, provider and what is in them."""

from collections import defaultdict

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.coursework.declared import is_of_a_course
from mlfolio.evidence.coursework.handouts import handed_out
from mlfolio.evidence.coursework.names import is_named_for_a_task
from mlfolio.evidence.coursework.openings import is_a_lesson, is_titled_as_a_lesson, opens_as_a_lesson
from mlfolio.evidence.coursework.practice import is_a_learners
from mlfolio.evidence.coursework.series import lesson_folders, stands_in
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.tracing import cached_property

_FEWEST = 5
"""Files named for tasks, from which on a folder is one of a course."""

_OTHER = ("*.r", "*.m", "*.rmd", "*.qmd")


class Coursework:
    """What is set, handed out, handed in or noted along with a course or book, as paths."""

    def __init__(self, files: Files, sources: Sources, notebooks: list[Notebook], readme: Readme | None) -> None:
        self._files, self._sources, self._notebooks, self._readme = files, sources, notebooks, readme

    @cached_property
    def handed_out(self) -> frozenset[str]:
        """The notebooks whose text and code are the course's, or its provider's."""
        return handed_out(self._notebooks, self._files)

    @cached_property
    def _is_whole(self) -> bool:
        """Whether the repository is a course's lessons, or a learner's practice, as a whole."""
        if self._readme is None:
            return False
        document = self._readme.document
        return is_of_a_course(document) or is_a_learners(document, self._files.own)

    @cached_property
    def _sets(self) -> frozenset[str]:
        """The folders half of whose files are named for tasks, five or more: the rest there is of the course, too."""
        beside = defaultdict(list)
        for path in self._files.named("*.py", "*.ipynb", *_OTHER):
            beside[path.rpartition("/")[0]].append(is_named_for_a_task(path.rpartition("/")[2]))
        return frozenset(folder for folder, named in beside.items() if sum(named) >= max(_FEWEST, len(named) / 2))

    @cached_property
    def _opened(self) -> frozenset[str]:
        """What says so in its first comment or title."""
        codes = (one.path for one in self._sources.code if is_a_lesson(one))
        titled = (one.path for one in self._notebooks if is_titled_as_a_lesson(one))
        others = (path for path in self._files.named(*_OTHER) if opens_as_a_lesson(self._files.text(path) or ""))
        return frozenset((*codes, *titled, *others))

    @cached_property
    def _series(self) -> frozenset[str]:
        """The folders of lessons, by their names."""
        return lesson_folders(self._files, self._sources)

    def __contains__(self, path: str) -> bool:
        """Return whether the file at `path` is no work of somebody's own choosing."""
        if self._is_whole or is_named_for_a_task(path) or path.rpartition("/")[0] in self._sets:
            return True
        if any(path in paths for paths in (self.handed_out, self._opened)):
            return True
        return stands_in(path, self._series)
