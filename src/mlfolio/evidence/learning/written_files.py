"""What code writes to files: predictions that are handed in, results by their names, and what may be either."""

import ast
from collections.abc import Collection, Iterator

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_HANDED_IN = lazy_pattern(r"(?i)submi|predict|solution")
_RECORD = lazy_pattern(
    r"(?i)(^|[/_.-])(results?|metrics?|scores|cv_scores?|leaderboard|experiments?|evaluation|comparison|performance"
    r"|manifest|metadata|model_info|training_(?:log|summary)|(?:\w+_)?report|(?:best_)?(?:hyper)?param(?:eter)?s)\w*\.(csv|json|jsonl|ya?ml|tsv|txt)$"
)
"""Names of files that results are written to."""

_ONE_RESULT = lazy_pattern(r"(?i)(?:^|[/_.-])result\.csv$")

_INSERTS = lazy_pattern(r"(?i)\binsert into [^\n]{0,40}(?:metric|result|score|experiment|runs?\b)")
_RESULT = lazy_pattern(r"(?i)(?:results?|scores?|metrics?|leaderboard|history|cv_results_|performance)(?:_?df)?\)?$")
_MEASURE = lazy_pattern(
    r"(?i)[\"'{ ](?:test|val|valid|train)?[ _]?(?:accuracy|precision|recall|f1|auc|rmse|mae|loss|score)\b"
)
_KEEPS = frozenset("metrics scores cv_scores test_metrics val_metrics cv_results evaluation".split())
"""Keys under which a model's results are stored with it."""

_PREDICTED = lazy_pattern(r"(?i)(?:\w*_)?(?:y_?)?(?:preds?|predict(?:ions?|ed)|y_?hat|submissions?|test_?labels?)\w*")
_TRUE = lazy_pattern(
    r"(?i)(?:\w*_)?(?:true|truth|actuals?|targets?|y_?test|y_?val(?:id)?|labels?|loss|scores?|metrics?)\w*"
)
"""Names of predictions, and of what they are compared with, or come to, where something is recorded of them."""

_LOGS = frozenset({"FileHandler", "RotatingFileHandler", "TimedRotatingFileHandler"})
"""What writes a log, which may hold the results of each run."""

_WRITES = frozenset("to_csv to_excel to_json savetxt writerow writerows write_csv write_text writelines".split())
_DUMPS = frozenset({"json.dump", "yaml.dump", "yaml.safe_dump"})
_PURPOSE_KNOWN = lazy_pattern(
    r"(?i)submi|predict|solution|model|config|train|test|valid|clean|process|sample|feature|feat_|data|\bx_|\by_|raw"
    r"|html|readme|log_?file|\.dot\b|dockerfile|column|licen[cs]e"
)
"""What is written for another end than to keep a result."""


def written(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield (role, word, line) of each call that writes a submission, a record of results, or what may be one."""
    yield from _kept_with_the_model(source)
    for call in source.nodes(ast.Call):
        word = callee(call)
        if word == "to_csv" and any(_HANDED_IN.search(str(getattr(one, "value", ""))) for one in call.args):
            yield "submission", "to_csv", call.lineno
        elif _keeps_results(call, word):
            yield "record", word, call.lineno
        elif _may_keep_results(call, word):
            yield "written", word, call.lineno


def without_submissions(found: list[tuple[str, str, int]], source: Source) -> list[tuple[str, str, int]]:
    """Return the signs of a source without records of predictions alone: competitions call these results, too."""
    if not any(role == "record" for role, _, _ in found):
        return found
    names, texts = _of_predictions(source)
    return [
        (role, word, line)
        for role, word, line in found
        if role != "record" or not (word in names or (word, line) in texts)
    ]


def _of_predictions(source: Source) -> tuple[set[str], set[tuple[str, int]]]:
    """Return the functions that are given predictions alone, and the texts, with their lines, beside these."""
    functions = {one.name for one in source.functions if _are_predictions_alone(one.parameters)}
    texts: set[tuple[str, int]] = set()
    for call in source.nodes(ast.Call):
        if _are_predictions_alone([one.id for one in call.args if isinstance(one, ast.Name)]):
            functions.add(callee(call))
            given = (*call.args, *(keyword.value for keyword in call.keywords))
            texts |= {(one.value, one.lineno) for one in given if isinstance(one, ast.Constant)}
    return functions, texts


def _are_predictions_alone(names: Collection[str]) -> bool:
    predicted = [name for name in names if _PREDICTED.fullmatch(name)]
    return bool(predicted) and not any(_TRUE.fullmatch(name) for name in names if name not in predicted)


def is_a_record(name: str) -> bool:
    """Return whether a file of that name is one that results are written to."""
    return _RECORD.search(name) is not None and not may_be_a_submission(name)


def may_be_a_submission(name: str) -> bool:
    """Return whether a file has the name that results have, and in a competition what is handed in: result.csv."""
    return _ONE_RESULT.search(name) is not None


def inserts_results(text: str) -> bool:
    """Return whether a text is a statement that puts results into a table of a database."""
    return "into" in text.lower() and _INSERTS.search(text) is not None


def _kept_with_the_model(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield where a source that dumps something puts results under a key of their own."""
    if source.calls("dump"):
        keys = [key for table in source.nodes(ast.Dict) for key in table.keys if isinstance(key, ast.Constant)]
        yield from (("record", str(key.value), key.lineno) for key in keys if key.value in _KEEPS)


def _keeps_results(call: ast.Call, word: str) -> bool:
    """Whether what is written is a result by its own name: `model_results.to_csv(path)`, `f.write(f"recall: {r}")`."""
    if word in ("to_csv", "to_excel", "to_json") and isinstance(call.func, ast.Attribute):
        return _RESULT.search(spelled(call.func.value)) is not None
    return word == "write" and any(_MEASURE.search(spelled(one)) for one in call.args)


def _may_keep_results(call: ast.Call, word: str) -> bool:
    """Whether it writes something of which nobody can tell that it is no result."""
    if word in _LOGS:
        return True
    dumps = word in _WRITES or (word == "dump" and spelled(call.func) in _DUMPS) or _opens_to_write(call, word)
    return dumps and not _PURPOSE_KNOWN.search(spelled(call)) and not _is_named_table(call)


def _opens_to_write(call: ast.Call, word: str) -> bool:
    modes = (*call.args[1:2], *(key.value for key in call.keywords if key.arg == "mode"))
    return word == "open" and any(getattr(one, "value", "") in ("w", "a", "wt", "at", "w+", "a+") for one in modes)


def _is_named_table(call: ast.Call) -> bool:
    """Whether a table called `df` goes to a file that is named there, and not for what came out."""
    named = bool(call.args) and isinstance(call.args[0], ast.Constant)
    return named and spelled(call.func).startswith("df.")
