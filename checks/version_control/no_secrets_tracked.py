"""No credential in a provider's form, and no private key, in the files as they are now."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.credentials import Credentials
from mlfolio.examples import Example, Markdown
from mlfolio.verdicts import Finding, Verdict, passed_unless

# Written in two parts, so that no scanner takes these examples for what they show.
_TOKEN = "ghp_" + "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVo"
_AWS = "AKIA" + "R7QZ5WJ4NXK2LTVB"


@check(
    title="No credential is committed",
    how=(
        "Text files and notebook cells (sources and printed outputs, decoded; images are left out) are searched "
        "for the forms that providers give their keys: AWS, GitHub, Google, OpenAI, Hugging Face, Slack, Stripe, "
        "Kaggle, Django's SECRET_KEY and others, database addresses with a password, a password beside the host in a "
        "call of a database's driver (psycopg2.connect and its like; this machine, a service of compose and tests "
        "apart), addresses with an API key, "
        "private keys, what is called an API key, secret, access token or password and looks drawn at random (pages, "
        "tests and examples apart), and a signed JSON web token that is valid for months and stands alone in a file "
        "named after it. Compiled Python is searched for the forms of providers alone. "
        "Placeholders (your-key, xxxx, example) do not count, nor does the key that a tool gives to "
        "everybody with a certificate for localhost (LocalStack, traefik.me)."
    ),
    fix=(
        "Revoke the credential first: whoever cloned the repository has it. Then read it from the environment "
        "(os.environ) and remove "
        "it from the history with git filter-repo."
    ),
    fix_in={
        "R": (
            "Revoke the credential first: whoever cloned the repository has it. Then read it with `Sys.getenv` from an"
            " .Renviron that git ignores, and remove it from the history with git filter-repo."
        ),
        ANY_OTHER: (
            "Revoke the credential first: whoever cloned the repository has it. Then read it from the environment, and"
            " remove it from the history with git filter-repo."
        ),
    },
    # A leak is rare and grave: it costs the cap on the whole score; that there is none shows next to nothing.
    weight=0.25,
    source=Citation("A", "Programming Proficiency", "following best practices"),
    critical=True,
    caps_because="a credential is committed",
    bad=[
        Example({"client.py": f'import os\n\nTOKEN = "{_TOKEN}" <-- bad\n'}),
        Example(
            {"fetch.ipynb": [Markdown("# Fetch the data"), f'key = "{_AWS}" <-- bad']},
            note="in a notebook's cell",
        ),
    ],
    good=[
        Example({"client.py": 'import os\n\nTOKEN = os.environ["GITHUB_TOKEN"]\n'}),
        Example({".env.example": "GITHUB_TOKEN=ghp_" + "x" * 36 + "\n"}, note="a placeholder"),
    ],
)
def no_secrets_tracked(credentials: Credentials) -> Verdict:
    """A key in a public repository is found by robots within minutes and used at its owner's cost.

    It also tells a reader that nobody looked at what was being committed.
    """
    return passed_unless(
        Finding(f"looks like {found.provider}", found.path, found.line, found.cell) for found in credentials.tracked
    )
