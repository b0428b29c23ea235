"""No credential in what the history still keeps."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.credentials import Credentials
from mlfolio.examples import Commit, Example
from mlfolio.verdicts import Finding, Verdict, passed_unless

# Written in two parts, so that no scanner takes this example for what it shows.
_TOKEN = "ghp_" + "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVo"


@check(
    title="No credential is left in the history",
    how=(
        "Every earlier content of every text file and notebook that HEAD's history keeps is searched like the "
        "files of today. "
        "A history with more than 64 MB of text is not judged. The value is never shown."
    ),
    fix="Revoke the credential, then rewrite the history with `git filter-repo --replace-text` and push it anew.",
    # Deleting the file is not enough, but whoever did that at least saw it: only the leak of today caps the score.
    weight=0.25,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    after=("under-version-control",),
    bad=[
        Example(
            commits=(
                Commit("Call the service", {"client.py": f'TOKEN = "{_TOKEN}"\n'}),
                Commit(
                    "Read the token from the environment",
                    {"client.py": 'import os\n\nTOKEN = os.environ["TOKEN"]\n'},
                    day=1,
                ),
            ),
            paths=("client.py",),
            note="removed later, and still there",
        )
    ],
    good=[
        Example(
            commits=(
                Commit("Call the service", {"client.py": "TOKEN = None\n"}),
                Commit(
                    "Read the token from the environment",
                    {"client.py": 'import os\n\nTOKEN = os.environ["TOKEN"]\n'},
                    day=1,
                ),
            )
        )
    ],
)
def no_secrets_in_history(credentials: Credentials) -> Verdict:
    """A key that was deleted in a later commit is still in every clone, and robots read histories too."""
    kept = {(found.provider, found.path) for found in credentials.past}
    return passed_unless(
        Finding(f"held what looks like {provider} in an earlier version", path) for provider, path in sorted(kept)
    )
