"""READMEs of what others are to begin with: what is trained there stands in for their own."""

from mlfolio.evidence.prose.readme import Readme
from mlfolio.patterns import lazy_pattern

_TO_BEGIN_WITH = lazy_pattern(r"(?i)\b(?:template(?!s? match)|quick-?start|boilerplate)\b")


def is_to_begin_with(readme: Readme | None) -> bool:
    """Whether a README's title says that the repository is a template, a quickstart or a boilerplate."""
    return readme is not None and any(_TO_BEGIN_WITH.search(one.text) for one in readme.document.headings[:1])
