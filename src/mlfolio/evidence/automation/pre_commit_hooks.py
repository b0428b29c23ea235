"""The hooks that .pre-commit-config.yaml lists, each as a task: its own command where it is local, its id otherwise."""

from mlfolio.evidence.automation.scripts import Book, Script, Task, by_name
from mlfolio.evidence.automation.yaml_lines import Text, mapping, read_documents, scalars
from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import listed


def read_pre_commit(files: Files, folder: str) -> Book:
    """Return the hooks of the folder's configuration; all of them run unless one is named."""
    path = next((name for end in ("yaml", "yml") if files.exists(name := f"{folder}.pre-commit-config.{end}")), "")
    content = mapping(next(iter(read_documents(files.text(path))), None)) if path else {}
    tasks = [task for repository in listed(content.get("repos")) for task in _hooks(path, mapping(repository))]
    return Book(by_name(tasks), tuple(task.name for task in tasks))


def _hooks(path: str, repository: dict[Text, object]) -> list[Task]:
    found = []
    for raw in listed(repository.get("hooks")):
        hook = mapping(raw)
        name, entry = hook.get("id"), hook.get("entry", hook.get("id"))
        if not isinstance(name, Text) or not isinstance(entry, Text) or "manual" in scalars(hook.get("stages")):
            continue
        arguments = " ".join([entry, *scalars(hook.get("args"))])
        found.append(Task(name, path, name.line, (Script(path, name.line, arguments),)))
    return found
