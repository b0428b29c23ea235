"""Which modules and notebooks are one work in two forms: paired by Jupytext, or exported of the notebook."""

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources

_HEAD = 2_000
"""Characters in which Jupytext keeps its settings."""

_FEWEST, _TAKEN = 20, 0.9
"""Lines of a module, and the share of them that its notebook has, from which on it was taken from there."""


def other_halves(sources: Sources) -> frozenset[str]:
    """Return the halves that are only the other's copy, so that each work counts once.

    What Jupytext pairs is a notebook, and its module the copy, as is what was taken from one without a mark; what was
    exported of a notebook by its marks is there to be a module.
    """
    modules = {source.path: source for source in sources.modules}
    notebooks = {source.path: source for source in sources if source.is_notebook}
    pairs = [(path, f"{path.removesuffix('.ipynb')}.py") for path in notebooks]
    copies: list[str] = []
    for notebook, module in pairs:
        text = modules[module].text[:_HEAD] if module in modules else ""
        if "jupytext:" in text:
            copies.append(module)
        elif "# In[" in text:
            copies.append(notebook)
        elif text and _is_taken_from(modules[module], notebooks[notebook]):
            copies.append(module)
    return frozenset(copies)


def _is_taken_from(module: Source, notebook: Source) -> bool:
    """Whether nearly all lines of `module` stand in `notebook`: it was exported without a mark."""
    lines = {line.strip() for line in module.lines if not line.lstrip().startswith("#")} - {""}
    return len(lines) >= _FEWEST and len(lines & {line.strip() for line in notebook.lines}) >= _TAKEN * len(lines)
