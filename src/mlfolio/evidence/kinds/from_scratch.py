"""The signs of an algorithm that was written by hand."""

import re
from collections.abc import Iterator

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.kinds.clues import Clues, first_definitions, quoted
from mlfolio.evidence.kinds.handwork import (
    calls_a_learner,
    defines_in_r,
    imports_ready_models,
    is_a_measure,
    is_a_model,
    is_a_tool,
    written_parts,
)
from mlfolio.evidence.kinds.kind import Sign
from mlfolio.languages import NOT_LOOKED_INTO
from mlfolio.patterns import lazy_pattern

_SAID = lazy_pattern(
    # What is trained so is no algorithm, and a pipeline is one only where nothing but numbers is at hand.
    r"\bfrom[- ]scratch\b(?![ -](?:baselines?|(?:pre-?)?train(?:ed|ing))\b)"
    r"|\bhome-?made\b|\bhand-?(?:made|coded)\b"
    r"|\bhand-?written\b(?![ -](?:\w+[ -])?(?:digit|character|letter|text|number|numeral|word|note|image|recogni))"
    r"|\bby hand\b|\bdesde cero\b|\bdo zero\b|\bvon grund auf\b|从零"
    r"|\bground[- ]up implementation|\b(?:built|written|implemented|coded) from the ground up\b"
    r"|\bfrom first principles\b|\b(?:my|our) own implementations?\b"
    r"|\b(?:my|our) own (?:(?:machine|deep)[- ]learning|ml|neural[- ]network) (?:library|framework|toolkit)\b"
    r"|\bno (?:machine|deep)[- ]learning (?:packages|libraries|frameworks)\b"
    r"|\bwith(?:out| no) (?:using |any |the |an? |use of |help of |external |existing |other |high-level "
    r"|machine learning |ml |kind of ){0,4}"
    r"(?:sklearn|scikit-?learn|libraries|library|frameworks?|tensorflow|pytorch|keras|packages)\b"
    r"|\b(?:only|just|pure(?:ly)?|nothing but|plain|vanilla|raw) (?:in |with |us(?:es?|ed|ing) )?(?:python and )?"
    r"numpy\b"
    r"|\bnumpy[- ](?:only|implementation)\b|(?<!\bis )(?<!\bare )\bpure python\b"
    r"|\bimplement(?:ing|s|ation of|ations of) (?:[\w'-]+ ){1,6}?(?:with|using) numpy\b"
    r"|\b(?:entirely|solely|exclusively) (?:in|with|using|on|by) (?:python and |pure )?numpy\b"
    r"|\bre-?implement(?:ed|ations?|ing)\b",
    re.IGNORECASE,
)
_BEGUN = lazy_pattern(
    r"\b(?:(?:projects?|portfolio|train(?:ed|ing)?|pipelines?|app(?:lication)?s?|web-?sites?|dashboards?)"
    r"(?:[ -](?:built|made|created|coded|written|developed|implemented))?|\bbeen re-?(?:built|written))[ -]\Z",
    re.IGNORECASE,
)
"""What stands before "from scratch" where anything may be begun so, or begun anew, or a library's network trained."""

_ABOUT = 40
"""Characters before a phrase that say of what it is said."""

_ON_NUMBERS = lazy_pattern(
    r"\W{1,2}(?:in|with|using)\W(?:only |just |pure |plain )?\W?(?:numpy|python)\b", re.IGNORECASE
)

_ALGORITHM = (
    r"(?:neural[- ]?net(?:work)?s?|perceptrons?|\bmlp|\bcnn|\brnn|\blstm|back-?propagation"
    r"|(?:decision|boosting|boosted)[- ]trees?|random[- ]forests?|(?:gradient|ada)[- ]?boost\w*|k-?means|\bk-?nn"
    r"|nearest[- ]neighbou?rs?|naive[- ]bayes|\bsvm|support[- ]vector"
    r"|(?:linear|logistic|softmax|ridge|lasso)[- ]regressions?"
    r"|\bpca\b|\bgmm\b|\bdbscan\b|\bem[- ]algorithm|expectation[- ]maximi[sz]ation|gaussian[- ]mixtures?"
    r"|mixture[- ]models?"
    r"|hidden[- ]markov|\bq[- ]?learning|\bsarsa\b|\bbandits?\b|temporal[- ]difference|(?:policy|value)[- ]iteration"
    r"|gaussian[- ]process(?:es)?\b|self-?[- ]?organi[sz]ing[- ](?:feature[- ])?maps?)"
)
_AUTOGRAD = r"\b(?:micro|mini|tiny|nano)-?grad\b|\bauto-?grad\b"
_BESIDE_NUMPY = rf"(?:{_ALGORITHM}|\btransformers?\b|\bgpt|\bauto-?encoders?\b|\b(?:gcn|gnn|gan|vae|resnet)s?\b)"
"""Networks whose names alone say little, because who titles a README so mostly takes them from a library."""

_TITLED = lazy_pattern(
    rf"{_AUTOGRAD}|{_BESIDE_NUMPY}.{{0,60}}\bnumpy\b|\bnumpy\b.{{0,60}}{_BESIDE_NUMPY}",
    re.IGNORECASE,
)
"""Titles of what is named after the part that libraries do, or after the algorithm and NumPy."""

_NAMED = lazy_pattern(_ALGORITHM, re.IGNORECASE)
_CLASSIC = lazy_pattern(
    r"(?:decision[- ]tree|random[- ]forest|gradient[- ]boost|ada[- ]?boost|k-?means|\bk-?nn\b|naive[- ]bayes|\bsvm\b"
    r"|(?:linear|logistic|ridge|lasso)[- ]regression|\bpca\b|\bgmm\b|\bdbscan\b|hidden[- ]markov)",
    re.IGNORECASE,
)
"""Algorithms of textbooks that no framework of networks brings."""

_IMPLEMENTED = lazy_pattern(
    r"\bimplement(?:s|ed|ing|ations? of) (?:(?:a|an|the|own|my|our|simple|basic|small|[a-z-]{3,20}ed) ){0,3}"
    rf"(?:{_AUTOGRAD}|{_ALGORITHM})",
    re.IGNORECASE,
)
"""What a README says that it implements, an algorithm first of all: what implements a study of one is another thing."""

_WORDS = lazy_pattern(r"_|(?<=[a-z])(?=[A-Z])")
"""What parts the words of a module's name."""

_OTHER_CODE = (*NOT_LOOKED_INTO, ".jl", ".m")
"""Suffixes of languages in which who names an algorithm writes it, for want of a library that everybody uses."""

_OF_A_TOOLBOX = lazy_pattern(
    r"\b(?:fit(?:c|r)\w+|fitgmdist|fitg?lm|gmdistribution|TreeBagger|patternnet|feedforwardnet|train[nN]et(?:work)?|svmtrain)\("
)
"""Calls of MATLAB's ready models."""

_PATH = lazy_pattern(r"from[-_ ]?scratch")

_LARGE = 10
"""Files of code. One function among more is a part of other work."""

_SMALL = 5
"""Files of code, up to which one class that learns and answers is what they are about."""

_SEVERAL = 3
"""Files that define one function anew: where half of the code does so, it is what they are about."""

_COMPARED = 5
"""One in so many files, up to which a library's model is there to be compared with, or shown something else by."""

_TEXTBOOK = 4
"""Modules named after such algorithms that make a collection of them: who compares models names fewer so."""

_FEW = 8
"""One in so many files, up to which measures of purity are a part of other work, of a choice of columns for one."""


def signs(clues: Clues) -> Iterator[Sign]:
    """Yield what says that no library does the work here."""
    titled = _titled(clues)
    yield from titled
    opening = _said(clues.opening)
    if opening:
        yield Sign("from-scratch", 3, f"its README says {quoted(opening[0])}")
    implemented = None if titled or opening else _IMPLEMENTED.search(clues.opening)
    written = _without_a_library(clues) if implemented else None
    if implemented and written:
        yield Sign("from-scratch", 2, f"its README says {quoted(implemented[0])} and {written}")
    path = next(clues.paths(_PATH, "scratch"), None)
    if path:
        yield Sign("from-scratch", 1.5, f"it holds {path}")
    yield from _written(clues)
    module = next((one.path for one in clues.code if _is_an_algorithm(one)), None) or _named_elsewhere(clues)
    if module and not titled and not any(map(calls_a_learner, clues.code)):
        yield Sign("from-scratch", 2, f"{module} is named after an algorithm and no library of models is imported")
    elif not titled and (modules := _textbook(clues)):
        yield Sign("from-scratch", 2.5, f"{modules[0]} and {len(modules) - 1} others bring the algorithm of their name")


def _said(text: str) -> re.Match[str] | None:
    """Return the first phrase that says that something which learns was written by hand."""
    return next((found for found in _SAID.finditer(text) if not _is_begun(found)), None)


def _is_begun(found: re.Match[str]) -> bool:
    """Whether that is said of a work or of training, and nothing says that it is done on numbers alone."""
    before = found.string[max(found.start() - _ABOUT, 0) : found.start()]
    return bool(_BEGUN.search(before)) and not _ON_NUMBERS.match(found.string, found.end())


def _is_an_algorithm(source: Source) -> bool:
    """Whether a source of functions is named after an algorithm."""
    words = _WORDS.sub(" ", source.path.rpartition("/")[2])
    return bool(_NAMED.search(words)) and (bool(first_definitions(source)) or defines_in_r(source))


def _textbook(clues: Clues) -> list[str]:
    """Return the modules, half of all, that bring the algorithm which they are named after; none where they are few.

    A framework of tensors brings none of these: k nearest neighbours in PyTorch are written by hand.
    """
    named = [one for one in clues.code if _CLASSIC.search(_WORDS.sub(" ", one.path.rpartition("/")[2]))]
    written = [one.path for one in named if first_definitions(one) and not imports_ready_models(one)]
    return written if len(written) >= _TEXTBOOK and len(written) * 2 >= len(clues.code) else []


def _titled(clues: Clues) -> list[Sign]:
    """Return what the README's title says: that all is by hand, or an algorithm that the code brings itself."""
    named = f"its README is titled {quoted(clues.title)}"
    if _said(clues.title):
        return [Sign("from-scratch", 6, named)]
    if _TITLED.search(clues.title):
        return [Sign("from-scratch", 2.5, named)]
    written = _without_a_library(clues) if _NAMED.search(clues.title) else None
    if not written and _CLASSIC.search(clues.title) and _in_tensors(clues):
        written = "no library of ready models is imported"
    return [Sign("from-scratch", 2.5, f"{named} and {written}")] if written else []


def _named_elsewhere(clues: Clues) -> str | None:
    """Return the first of several sources in other languages that are named after algorithms, themselves or as folders.

    None where there is Python, or a toolbox may do the work.
    """
    spelt = ((path, (path.replace("_", "-"), _WORDS.sub(" ", path))) for path in _other_sources(clues))
    named = [path for path, ways in spelt if any(map(_NAMED.search, ways))]
    return named[0] if len(named) >= _SEVERAL else None


def _other_sources(clues: Clues) -> list[str]:
    """Return the sources in other languages where there are no others, and no toolbox brings the models."""
    if clues.code:
        return []
    others = [path for path in clues.files.own if path.lower().endswith(_OTHER_CODE)]
    by_toolbox = (_OF_A_TOOLBOX.search(clues.files.text(path) or "") for path in others if path.lower().endswith(".m"))
    return [] if any(by_toolbox) else others


def _without_a_library(clues: Clues) -> str | None:
    """Return what shows that code which is named after an algorithm brings it itself; None where a library may."""
    if not clues.code:
        others = _other_sources(clues)
        return f"it holds {others[0]}" if others else None
    learning = sum(map(calls_a_learner, clues.code))
    if learning * _COMPARED > len(clues.code) or not any(map(first_definitions, clues.code)):
        return None
    return "hardly a file imports a library of models" if learning else "no library of models is imported"


def _in_tensors(clues: Clues) -> bool:
    """Whether the code defines functions, and takes from libraries no more than tensors."""
    return any(map(first_definitions, clues.code)) and not any(map(imports_ready_models, clues.code))


def _written(clues: Clues) -> Iterator[Sign]:
    files = {source.path: parts for source in clues.code if (parts := written_parts(source))}
    files = {path: files[path] for path in clues.of_the_whole(files)}
    found = {name: path for path, parts in files.items() for name in parts}
    if not found:
        return
    name, path = next(iter(found.items()))
    weight = _weight(list(found), len(files), len(clues.code))
    if _is_in_most_projects(clues, [path for path, parts in files.items() if not all(map(is_a_tool, parts))]):
        weight = 3.5
    yield Sign("from-scratch", weight, f"{path} defines {name}")


def _is_in_most_projects(clues: Clues, paths: list[str]) -> bool:
    """Whether two of three projects hold a path, half of many where hardly a library fits: a collection of them."""
    coded = {project for one in clues.code if (project := clues.project(one.path))}
    held = {project for path in paths if (project := clues.project(path))}
    by_hand = len(held) >= _SEVERAL and sum(map(calls_a_learner, clues.code)) * _COMPARED <= len(clues.code)
    return len(held) >= len(coded) * (1 / 2 if by_hand else 2 / 3) > 0


def _weight(parts: list[str], files: int, code: int) -> float:
    """Return what parts weigh that so many files of code define: less than a service, or than several projects."""
    if len(parts) > 1:
        return 1.5 if files * _FEW < code and all(is_a_measure(part) or is_a_tool(part) for part in parts) else 2.5
    if files >= _SEVERAL and files * 2 >= code:
        return 2
    little = code > _SMALL if is_a_model(parts[0]) else code > _LARGE
    return 1.5 if little or is_a_tool(parts[0]) else 2
