"""What Python runs that is written to run others: noxfile.py, invoke's tasks.py, scripts that call pytest.

All of it is read, and never imported.
"""

import ast
import shlex
import warnings
from collections.abc import Iterator

from mlfolio.evidence.automation.scripts import Book, Script, Task, by_name
from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.functions import Definition
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_CALL_OF_PYTEST = lazy_pattern(
    r"\bpytest\.main\(|[\"']-m[\"'],\s{0,40}[\"']pytest[\"']|\[\s{0,40}[\"']pytest[\"'],"
    r"|[\"'](?:python[\d.]{0,4} -m )?pytest [^\"'\n]"
)
"""In a list of words, or as a line of shell; a list of one word is rather what is to be installed."""


def read_nox(files: Files, folder: str) -> Book:
    """Return the sessions of the folder's noxfile; those that run by default are the ones it lists, or all."""
    path, tree = _tree(files, f"{folder}noxfile.py")
    sessions = [task for one in _decorated(tree, "session") for task in _tasks(path, one)]
    listed = tuple(name for name in _default_sessions(tree) if any(task.name == name for task in sessions))
    return Book(by_name(sessions), listed or tuple(task.name for task in sessions))


def read_invoke(files: Files, folder: str) -> Book:
    """Return the tasks of the folder's tasks.py under both spellings of their names, `run_tests` and `run-tests`."""
    path, tree = _tree(files, f"{folder}tasks.py")
    tasks = [task for one in _decorated(tree, "task") for task in _tasks(path, one)]
    dashed = [Task(one.name.replace("_", "-"), one.path, one.line, one.scripts, one.needs, one.help) for one in tasks]
    return Book(by_name([*tasks, *dashed]))


def calls_of_pytest(text: str) -> list[int]:
    """Return the line in which the text of a script first calls pytest, by its name or in another process."""
    if not any(word in text for word in ("subprocess", "os.system", "pytest.main")):
        return []
    found = _CALL_OF_PYTEST.search(text)
    return [text.count("\n", 0, found.start()) + 1] if found else []


def _tree(files: Files, path: str) -> tuple[str, ast.Module]:
    text = files.text(path) if files.exists(path) else None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return path, ast.parse((text or "")[:200_000])
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return path, ast.Module([], [])


def _decorated(tree: ast.Module, mark: str) -> list[Definition]:
    functions = [one for one in tree.body if isinstance(one, Definition)]
    return [one for one in functions if any(callee(decorator) == mark for decorator in one.decorator_list)]


def _tasks(path: str, function: Definition) -> Iterator[Task]:
    names, needs = {function.name: None}, []
    for decorator in function.decorator_list:
        for keyword in decorator.keywords if isinstance(decorator, ast.Call) else []:
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                names[str(keyword.value.value)] = None
            elif keyword.arg == "pre" and isinstance(keyword.value, ast.List):
                needs += [callee(one) for one in keyword.value.elts]
    scripts = tuple(_runs(path, function))
    described = ast.get_docstring(function) is not None
    for name in names:
        yield Task(name, path, function.lineno, scripts, tuple(needs), described)


def _runs(path: str, function: Definition) -> Iterator[Script]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and callee(node) in ("run", "run_always", "sudo") and node.args:
            words = [_word(one) for one in node.args if not isinstance(one, ast.Starred)]
            # invoke takes one line of shell; nox takes the words apart.
            text = words[0] if len(words) == 1 else shlex.join(words)
            forgiven = any(one.arg in ("warn", "success_codes") for one in node.keywords)
            yield Script(path, node.lineno, text, may_fail=forgiven)


def _word(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_word(part) for part in node.values)
    return "$"


def _default_sessions(tree: ast.Module) -> list[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and callee(node.targets[0]) == "sessions":
            return [_word(one) for one in getattr(node.value, "elts", [])]
    return []
