"""The forms that providers gave their credentials, and what tells a real one from a placeholder."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from mlfolio.evidence import named_keys
from mlfolio.patterns import lazy_pattern

PRIVATE_KEY = "a private key"

_FORMS = {
    # provider: (signs, form). A text without any of the signs cannot hold the form, and looking for them costs little.
    "an AWS access key": (
        ("AKIA", "ASIA"),
        # A signed address names the key that signed it, and holds nothing that others could sign with.
        r"(?<!X-Amz-Credential=)(?<![?&;]AWSAccessKeyId=)\b(?:AKIA|ASIA)[A-Z2-7]{16}\b",
    ),
    "a GitHub token": (
        ("ghp_", "gho_", "ghs_", "github_pat_"),
        r"\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}",
    ),
    "a GitLab token": (("glpat-",), r"\bglpat-[A-Za-z0-9_-]{20,}"),
    "a Google API key": (("AIza",), r"\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_+/=-])"),
    "a Google OAuth secret": (("GOCSPX-",), r"\bGOCSPX-[A-Za-z0-9_-]{28}"),
    "a Hugging Face token": (("hf_",), r"\bhf_[A-Za-z]{34}\b"),
    "an OpenAI key": (
        ("T3BlbkFJ",),
        r"\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}",
    ),
    "an Anthropic key": (("sk-ant-",), r"\bsk-ant-(?:api|admin)[0-9]{2}-[A-Za-z0-9_-]{80,}"),
    "a Slack token": (("xox",), r"\bxox[abprs]-[0-9]{8,}-[A-Za-z0-9-]{20,}"),
    "a Slack webhook": (
        ("hooks.slack.com",),
        r"hooks\.slack\.com/services/T[A-Z0-9]{8,}/B[A-Z0-9]{8,}/[A-Za-z0-9]{24}",
    ),
    "a Discord webhook": (
        ("/api/webhooks/",),
        r"discord(?:app)?\.com/api/webhooks/[0-9]{17,}/[A-Za-z0-9_-]{60,}",
    ),
    "a Telegram bot token": ((":AA",), r"\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}\b"),
    "a Stripe key": (("k_live_",), r"\b[rs]k_live_[A-Za-z0-9]{24,}"),
    "a SendGrid key": (("SG.",), r"\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b"),
    "a PyPI token": (("pypi-AgEI",), r"\bpypi-AgEI[A-Za-z0-9_-]{70,}"),
    "an npm token": (("npm_",), r"\bnpm_[A-Za-z0-9]{36}\b"),
    "a DigitalOcean token": (("_v1_",), r"\bdo[opr]_v1_[a-f0-9]{64}\b"),
    "a Databricks token": (("dapi",), r"\bdapi[a-f0-9]{32}\b"),
    "a Groq key": (("gsk_",), r"\bgsk_[A-Za-z0-9]{52}\b"),
    "a Replicate token": (("r8_",), r"\br8_[A-Za-z0-9]{37}\b"),
    "an Azure storage key": (("AccountKey=",), r"AccountKey=[A-Za-z0-9+/]{86}=="),
    "a Kaggle API key": (
        ("username",),
        r"""["']username["']\s*:\s*["'][\w.-]{3,40}["']\s*,\s*["']key["']\s*:\s*["'][a-f0-9]{32}\b""",
    ),
    "a Weights & Biases key": (
        ("wandb.login", "wandb login", "WANDB_API_KEY"),
        r"""(?:wandb\.login\([^()\n]{0,60}?|wandb login (?:--?\w+ ){0,3}|WANDB_API_KEY["'\]]*(?: |\s*[=:,]\s*))"""
        r"""["']?\b[a-f0-9]{40}\b""",
    ),
    "a LINE Notify token": (
        # What it is sent to: names of tokens begin with letters that stand everywhere.
        ("notify-api.line.me",),
        r"""\b(?:line|LINE)_(?:notify_|NOTIFY_)?(?:token|TOKEN)["'\]]*\s*[=:]\s*["'][A-Za-z0-9]{43}["']""",
    ),
    "an API key in an address": (
        # Those of The Movie Database, OpenWeather and Alpha Vantage, which learners ask for data.
        ("api_key=", "appid=", "apikey="),
        r"""(?<![A-Za-z])(?:(?:api_key|appid)=[a-f0-9]{32}|apikey=[A-Z0-9]{16})(?![\w{%-])""",
    ),
    "a Django secret key": (
        ("SECRET_KEY", "django-insecure-"),
        r"""(?m:^\s*SECRET_KEY\s*=\s*["'][a-z0-9!@#$%^&*(\-_=+)]{50}["'])"""
        r"""|["']django-insecure-[a-z0-9!@#$%^&*(\-_=+)]{50}["']""",
    ),
    "a database password": (
        (
            *("mongodb+srv://", "mongodb://", "postgres://", "postgresql://", "postgresql+", "mysql://", "mysql+"),
            *("mariadb+", "mssql+", "redis://", "rediss://", "amqp://", "amqps://"),
        ),
        r"""\b(?:mongodb(?:\+srv)?|(?:postgres(?:ql)?|mysql|mariadb|mssql)(?:\+\w{2,20})?|rediss?|amqps?)"""
        r"""://(?P<user>[\w.%-]{2,40}):"""
        # A password that is the word for one stands for another, the user's name is what an image starts with.
        r"""(?!(?i:(?:db|user|database)?[_-]?pass(?:word|wd)|(?P=user))@)[^\s:@/'"<>{}$]{6,64}@"""
        # Docker's names for the machine that it runs on.
        r"""(?!(?:host|gateway)\.docker\.internal\b)[\w-]+(?:\.[\w-]+){2,}""",
    ),
    named_keys.NAMED_KEY: (named_keys.SIGNS_OF_KEYS, named_keys.KEY),
    named_keys.NAMED_PASSWORD: (named_keys.SIGNS_OF_PASSWORDS, named_keys.PASSWORD),
    named_keys.CALLED_PASSWORD: (named_keys.SIGNS_OF_CALLS, named_keys.CALL),
    PRIVATE_KEY: (
        ("PRIVATE KEY",),
        # One that is cut short by dots shows its reader which value belongs there.
        r"-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s)*+[A-Za-z0-9+/=]{40,}+"
        r"(?!(?:(?:\\n|\s)++[A-Za-z0-9+/=]++)*+(?:\\n|\s)*+(?:\.\.\.|…))",
    ),
}


def _by_letter(signs: list[str]) -> list[tuple[str, list[str]]]:
    return [(letter, list(those)) for letter, those in groupby(signs, key=itemgetter(0))]


_COMPILED = tuple((provider, signs, lazy_pattern(form)) for provider, (signs, form) in _FORMS.items())
_SIGNS = tuple(sign.encode() for signs, _ in _FORMS.values() for sign in signs)
_CHARACTERS = {sign: frozenset(sign) for sign in _SIGNS}
_EACH_CHARACTER = frozenset[int]().union(*_CHARACTERS.values())
_BY_LETTER = tuple(
    (lazy_pattern(rf"{re.escape(letter)}(?:{'|'.join(re.escape(sign[1:]) for sign in signs)})"), signs)
    for letter, signs in _by_letter(sorted(sign for signs, _ in _FORMS.values() for sign in signs))
)
"""The signs that begin with each letter, and a pattern that finds any of them: it stops where the letter stands."""

_PLACEHOLDER = lazy_pattern(
    r"example|your|placeholder|change-?me|dummy|sample|redacted|insert|replace|my-?_?secret|fake|xxxx|\.\.\.|\*\*\*|localhost|127\.0\.0\.1|0\.0\.0\.0|0{8}"
    r"|123456789|abcdef",
    re.IGNORECASE,
)
_OF_A_MANUAL = lazy_pattern(
    r"(?://|#|\*|<!--)[^\n]{0,40}\b(?:get|use|create|obtain|request) your own\b[^\n]*\n"
    r"(?:[ \t]*(?://|#|\*)[^\n]*\n){0,3}[ \t]*(?://|#|\*)[^\n]*\Z",
    re.IGNORECASE,
)
"""A comment above, in which a manual asks its readers to get a key of their own, and a line that is commented out."""

_ABOVE = 600
"""Characters in which that comment stands."""

_OF_A_WEB_PAGE = lazy_pattern(r"authDomain|messagingSenderId|storageBucket|mobilesdk_app_id|GCM_SENDER_ID")
"""What stands beside the key by which a page or an app names its Firebase project. It opens nothing, and whoever visits
the page has it: "API keys for Firebase services are OK to include in code" (Firebase's documentation, "Learn about
using and managing API keys for Firebase")."""

_OF_A_MAP = lazy_pattern(r"maps\.google(?:apis)?\.com/maps/api/js\?[^\s\"'<>]{0,300}\Z")
"""How the address begins by which a page loads its map: the key in it goes to every visitor, too."""

_BESIDE = 500
"""Characters before and behind it in which the rest of that configuration stands."""

_FEWEST_LETTERS = 9
"""Different characters. A generated credential has many; "AAAA...", "xxxx..." and "12312312..." have few."""


def signs_in(data: bytes) -> list[bytes]:
    """Return the signs of any form that `data` holds: a quick look that spares decoding and parsing the rest."""
    # The system looks for one character ten times as fast as for several, and stops at the first: a sign is looked for
    # where all of its characters stand.
    here = {character for character in _EACH_CHARACTER if character in data}
    return [sign for sign in _SIGNS if _CHARACTERS[sign] <= here and sign in data]


def matches(text: str) -> Iterator[tuple[str, int]]:
    """Yield (provider, line) for every credential in `text` that looks real; a line is reported once."""
    seen: set[int] = set()
    here = {sign for any_of, signs in _BY_LETTER if any_of.search(text) for sign in signs if sign in text}
    for provider, signs, pattern in _COMPILED if here else ():
        if here.isdisjoint(signs):
            continue
        line, counted = 1, 0
        for found in pattern.finditer(text):
            # Counted on from the match before, for a text may be large and full of them.
            line += text.count("\n", counted, found.start())
            counted = found.start()
            if line not in seen and _looks_real(found[0]) and not _is_for_all(text, found):
                seen.add(line)
                yield provider, line


def masked(text: str) -> str:
    """Return `text` with the end of everything that has a provider's form cut off, real or not."""
    for _, signs, form in _COMPILED:
        if any(sign in text for sign in signs):
            text = form.sub(lambda found: found[0][:6] + "...", text)
    return text


def _is_for_all(text: str, found: re.Match[str]) -> bool:
    """Whether the value is the sample of some manual, pasted and commented out, or one that every visitor is sent."""
    start = found.start()
    if _OF_A_MANUAL.search(text[max(0, start - _ABOVE) : start]):
        return True
    if not found[0].startswith("AIza"):
        return False
    if _OF_A_MAP.search(text[max(0, start - _ABOVE) : start]):
        return True
    return _OF_A_WEB_PAGE.search(text, max(0, start - _BESIDE), found.end() + _BESIDE) is not None


def _looks_real(value: str) -> bool:
    return len(set(value[-24:])) >= _FEWEST_LETTERS and not _PLACEHOLDER.search(value)
