"""Addresses at which a host answers for a service: they show that it ran there, and not how it gets there again."""

import re

from mlfolio.patterns import lazy_pattern

_ADDRESS = lazy_pattern(
    r"https?://[\w.-]+\.(?:herokuapp\.com|streamlit\.app|streamlitapp\.com|onrender\.com|vercel\.app|hf\.space"
    r"|azurewebsites\.net|appspot\.com|run\.app"
    r"|fly\.dev|up\.railway\.app|netlify\.app|pythonanywhere\.com|elasticbeanstalk\.com|amazonaws\.com|web\.app"
    r"|amplifyapp\.com|awsapprunner\.com|azurecontainerapps\.io|azurestaticapps\.net|cloudfunctions\.net"
    r"|firebaseapp\.com|koyeb\.app|ondigitalocean\.app|pages\.dev|workers\.dev|modal\.run"
    r"|shinyapps\.io)|https://huggingface\.co/spaces/\S+"
    r"|https?://share\.streamlit\.io/\w\S*"
)
_BUILT_THERE = lazy_pattern(r"https?://(?:[\w-]+\.(?:streamlit\.app|streamlitapp\.com)|share\.streamlit\.io/\w\S*)")
"""Where Streamlit's own host runs an app, from the sources and requirements alone."""


_IMAGE = lazy_pattern(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)|<img\b[^<>]{0,2000}>", re.IGNORECASE)
_WHOLE = lazy_pattern(r"[^\s()\"'<>]+")


def built_by_its_host(text: str) -> str | None:
    """Return the address, named in a text, at which a host runs an app that it builds itself; None for none."""
    found = _BUILT_THERE.search(text)
    return found[0] if found else None


def address_of_a_host(text: str) -> int | None:
    """Return where a text names an address of a host: where a picture comes from, and a link to it, are none."""
    pictures = [image.span() for image in _IMAGE.finditer(text)]
    shown = " ".join(text[start:end] for start, end in pictures)
    for found in _ADDRESS.finditer(text):
        whole = _WHOLE.match(text, found.start())
        if whole and whole[0] not in shown:
            return found.start()
    return None
