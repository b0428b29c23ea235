"""Which files a course or book sets or hands out: told in one place by name, opening, provider and what is in them."""

from collections import defaultdict

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.coursework.declared import follows_a_book, is_all_lessons, is_of_a_course
from mlfolio.evidence.coursework.demonstrations import demonstrations
from mlfolio.evidence.coursework.given import given
from mlfolio.evidence.coursework.handouts import handed_out
from mlfolio.evidence.coursework.names import is_named_for_a_task
from mlfolio.evidence.coursework.openings import is_a_lesson, is_titled_as_a_lesson, opens_as_a_lesson
from mlfolio.evidence.coursework.practice import is_a_learners, problem_folders
from mlfolio.evidence.coursework.series import lesson_folders, stands_in
from mlfolio.evidence.coursework.study_notes import is_study_notes
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
        """The notebooks whose text and code are the course's, or that were written along with a video."""
        unpacked = (one.path for one in self._notebooks if _is_unpacked(one.path, self._files))
        return handed_out(self._notebooks).union(unpacked)

    @cached_property
    def _is_whole(self) -> bool:
        """Whether the repository is a course's lessons, or a learner's practice, as a whole."""
        if self._readme is None:
            return False
        document = self._readme.document
        return (
            is_all_lessons(document, self._files.folders)
            or follows_a_book(document)
            or is_of_a_course(document)
            or is_a_learners(document, self._files.own)
        )

    @cached_property
    def _sets(self) -> frozenset[str]:
        """The folders half of whose files are named for tasks, five or more: the rest there is of the course, too."""
        beside = defaultdict(list)
        for path in self._files.named("*.py", "*.ipynb", *_OTHER):
            beside[path.rpartition("/")[0]].append(is_named_for_a_task(path.rpartition("/")[2]))
        return frozenset(folder for folder, named in beside.items() if sum(named) >= max(_FEWEST, len(named) / 2))

    @cached_property
    def _opened(self) -> frozenset[str]:
        """What says so in its first comment or title, or is somebody's notes."""
        codes = (one.path for one in self._sources.code if is_a_lesson(one) or is_study_notes(one))
        titled = (one.path for one in self._notebooks if is_titled_as_a_lesson(one))
        others = (path for path in self._files.named(*_OTHER) if opens_as_a_lesson(self._files.text(path) or ""))
        return frozenset((*codes, *titled, *others))

    @cached_property
    def _given(self) -> frozenset[str]:
        """What the README says that somebody else wrote."""
        text = self._readme.text if self._readme else ""
        return given(text, [one.path for one in self._sources.code], self._notebooks) if text else frozenset()

    @cached_property
    def _series(self) -> frozenset[str]:
        """The folders of lessons, by their names or their README."""
        return lesson_folders(self._files, self._sources)

    @cached_property
    def _demonstrations(self) -> frozenset[str]:
        """The folders of notebooks that show a technique each, or follow a syllabus."""
        return demonstrations(self._files.own)

    @cached_property
    def _problems(self) -> frozenset[str]:
        """The folders of problems that were set, each with its solution."""
        return problem_folders(self._files.own)

    def __contains__(self, path: str) -> bool:
        """Return whether the file at `path` is no work of somebody's own choosing."""
        if self._is_whole or is_named_for_a_task(path) or path.rpartition("/")[0] in self._sets:
            return True
        if any(path in paths for paths in (self.handed_out, self._opened, self._given)):
            return True
        return stands_in(path, self._series | self._problems | self._demonstrations)


def _is_unpacked(path: str, files: Files) -> bool:
    """Return whether the traces of an archive lie beside a notebook, with slides: a course handed both out."""
    folder, _, name = path.rpartition("/")
    twin = f"{folder}/__MACOSX/._{name}".lstrip("/")
    if files.find(twin) is None:
        return False
    return any(one.rpartition("/")[0] == folder for one in files.named("*.pdf", "*.pptx"))
