"""Names of files and folders in which somebody tries, looks or learns: nobody imports what stands there."""

import re
from functools import lru_cache

from mlfolio.patterns import lazy_pattern

_TRIED = lazy_pattern(
    r"(^|/)\.|(?<![a-z])(?:archive[sd]?|old|legacy|unused|deprecated|backup|draft|scratch|sandbox|playground|misc|tmp|temp"
    r"|tests?|testing|experiment(?:s|al)?|eda|quiz(?:zes)?|ex\d+|hands-?on\w*|solutions?|case[-_ ]?stud\w*|courses?"
    r"|labs?|w\d|demos?|examples?|walkthrough|swirl\d*|template|notes?|intro(?:duction)?|basics"
    r"|wip|work[-_ ]in[-_ ]progress|practi[cs](?:e|ing)|viz|untitled\d*)"
    r"(?![a-z])"
    r"|explor|visuali[sz]|[-_ ]copy\d*\.|(^|/)[0-9a-f]{8}-[0-9a-f]{4}-",
    re.IGNORECASE,
)
_LOOKED = lazy_pattern(r"(?<![a-z])(?:eda|solutions?)(?![a-z])|explor|visuali[sz]|experiment", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def is_a_trial(path: str) -> bool:
    """Return whether a file or one of its folders is named for what is tried, explored, shown or put away."""
    return _TRIED.search(path) is not None


@lru_cache(maxsize=1 << 12)
def explores(path: str) -> bool:
    """Return whether it is named for looking at data; where that is all there is, it is the whole project."""
    return _LOOKED.search(path) is not None
