"""Which modules and notebooks are one work in two forms: paired by Jupytext, or exported of the notebook."""

from mlfolio.evidence.code.sources import Sources

_HEAD = 2_000
"""Characters in which Jupytext keeps its settings."""


def other_halves(sources: Sources) -> frozenset[str]:
    """Return the halves that are only the other's copy, so that each work counts once.

    What Jupytext pairs is a notebook, and its module the copy; what was exported of a notebook is there to be a module.
    """
    modules = {source.path: source for source in sources.modules}
    pairs = [(source.path, f"{source.path.removesuffix('.ipynb')}.py") for source in sources if source.is_notebook]
    copies: list[str] = []
    for notebook, module in pairs:
        text = modules[module].text[:_HEAD] if module in modules else ""
        if "jupytext:" in text:
            copies.append(module)
        elif "# In[" in text:
            copies.append(notebook)
    return frozenset(copies)
