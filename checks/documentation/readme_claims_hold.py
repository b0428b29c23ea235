"""What the README points at is there, and its badges say what is so."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.licences import granted
from mlfolio.evidence.prose.claims import Claim, claims
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.prose.whereabouts import Whereabouts
from mlfolio.examples import Example
from mlfolio.verdicts import Verdict, graded, not_applicable

_PASSES_AT = 0.9
_FEWEST = 5
"""With fewer claims, each false one still costs no more than a fifth."""


@check(
    title="What the README says of the repository is so",
    how="The README's claims are compared with the repository: files, modules and make targets that its commands"
    " need, code files that it names, entries of the trees it draws and of its lists of files, tests and a licence file"
    " that it tells of, and its badges (a licence badge needs a"
    " licence file, a CI badge this repository's own CI configuration, a badge for coverage, tests or build"
    " something that measures it). A file counts wherever it is. Data, models, results and what .gitignore names"
    " are left out, but for code that a tree shows as the project's, and so are plans, by their heading, files"
    " that it says were removed, pages of HTML that are opened, and trees that its reader is told to make. The share"
    " that holds is granted; 0.9 passes.",
    fix="Bring the README up to date: correct the names, and add what it promises, or take that out.",
    # Nearly all READMEs hold what they can be checked for; one that does not misleads.
    weight=1,
    source=Citation("A", "Soft Skills Matter", "write clear documentation"),
    after=("has-readme",),
    bad=[
        Example(
            {
                "README.md": "# Tree\n\n```bash\npip install -r requirements.txt <-- bad\npython train.py\n```\n",
                "train.py": "print(1)\n",
            }
        ),
        Example(
            {
                "README.md": "# Tree\n\n```bash\npython search_tree/train.py <-- bad\n```\n",
                "search-tree/train.py": "A = 1\n",
                "search-tree/search_tree.py": "A = 1\n",
            },
            note="its folder has another name",
        ),
        Example({"README.md": "# Tree\n\nThe search is in `src/search.py`. <-- bad\n", "src/tree.py": "A = 1\n"}),
        Example(
            {
                "README.md": "# Tree\n\n```\ntree/\n├── tree.py\n├── forest.py   # many trees <-- bad\n"
                "└── search.py\n```\n",
                "tree.py": "A = 1\n",
                "search.py": "A = 1\n",
            },
            note="a drawn tree that grew apart from the real one",
        ),
        Example(
            {
                "README.md": "# Tree\n\n```\ntree/\n├── src\n│   └── tree.py\n├── search.py\n"
                "├── utils  # helpers <-- bad\n│   └── io.py <-- bad\n└── tests/  # unit tests <-- bad\n```\n",
                ".gitignore": "tests/*\n",
                "src/tree.py": "A = 1\n",
                "search.py": "A = 1\n",
            },
            note="a folder is one that holds others, and tests that nobody else has are none",
        ),
        Example(
            {
                "README.md": "# Tree\n\n## Files\n\n- `tree.py` - one tree\n- forest.py: many trees <-- bad\n"
                "- `configs/`: settings <-- bad\n- `models/`: what a run saves\n",
                "tree.py": "A = 1\n",
            },
            note="a list of files",
        ),
        Example(
            {
                "README.md": "# Tree\n\n- Automated testing of each split <-- bad\n\n"
                "See the LICENSE file for details. <-- bad\n"
            },
            note="told in words",
        ),
        Example({"README.md": "# Tree\n\n```\npytest tests/ -v <-- bad\n```\n", "tree.py": "A = 1\n"}),
        Example(
            {"README.md": "# Tree\n\n![coverage](https://img.shields.io/badge/coverage-98%25-green) <-- bad\n"},
            note="typed by hand",
        ),
        Example(
            {"README.md": "# Tree\n\n![licence](https://img.shields.io/badge/license-MIT-blue) <-- bad\n"},
            note="there is no licence",
        ),
        Example(
            {"README.md": "# Tree\n\n![CI](https://travis-ci.org/joe/other.svg?branch=master) <-- bad\n"},
            note="another project's CI",
        ),
    ],
    good=[
        Example(
            {
                "README.md": "# Tree\n\nRun `make train`; the search is in `search.py`.\n",
                "Makefile": "train:\n\tpython search.py\n",
                "src/search.py": "A = 1\n",
            }
        ),
        Example(
            {
                "README.md": "# Tree\n\nRun `python train.py`, which writes `results/scores.csv`.\n",
                "train.py": "A = 1\n",
            }
        ),
        Example(
            {
                "README.md": "# Tree\n\n```\n├── config/\n│   └── keys.yaml\n├── src\n│   ├── tree.py\n"
                "│   └── search.py\n```\n",
                ".gitignore": "keys.yaml\n",
                "src/tree.py": "A = 1\n",
                "src/search.py": "A = 1\n",
            },
            note="a folder of what is ignored",
        ),
        Example(
            {
                "README.md": "# Tree\n\n## Run\n\n`git clone https://github.com/joe/tree`, then `python tree.py`\n\n"
                "## Its page\n\n1. Clone it: `git clone https://github.com/ann/tree-page`\n2. Run `uvicorn"
                " page.main:app`\n",
                "tree.py": "A = 1\n",
            },
            note="run in the clone of another repository",
        ),
        Example(
            {
                "README.md": "# My work\n\nBesides `tree.py`, use [work-vm](https://github.com/joe/work-vm), which"
                " holds it.\n\n"
                "```\ngit clone https://github.com/joe/work-vm.git\n```\n\nThen:\n\n```\ndocker-compose up\n```\n",
                "tree.py": "A = 1\n",
            },
            note="as in one that the page links to by its name",
        ),
        Example(
            {
                "README.md": "# Tree\n\nBesides `tree.py`, the Boughs library is needed:\n\n```\n"
                "git clone https://github.com/ann/boughs.git\ncd boughs\npip install -r requirements.txt\n```\n",
                "tree.py": "import boughs\n",
            },
            note="as in a library that nobody else cloned before",
        ),
        Example(
            {
                "README.md": "# Tree\n\n- D3.js draws it\n- [ ] unit tests\n\nRun `cmake ..`, then `make`; "
                "`src.search.py` is imported.\n",
                "CMakeLists.txt": "project(tree)\n",
                "src/search.py": "A = 1\n",
            },
            note="a makefile that is yet to be made, a library, a plan, and a module named with dots",
        ),
        Example(
            {
                "README.md": "# Tree\n\n```\n└── Tree-Growing/\n    ├── tree.py\n    └── search.py\n```\n",
                "tree.py": "A = 1\n",
                "search.py": "A = 1\n",
            },
            note="a tree that hangs from the project's own name",
        ),
    ],
)
def readme_claims_hold(readme: Readme | None, files: Files) -> Verdict:
    """A reader who finds one statement false stops believing the rest.

    A README drifts from the code unless somebody compares the two.
    """
    if readme is None:
        return not_applicable("no README")
    found = claims(readme.document, Whereabouts(files), licensed=bool(granted(files)))
    if not found:
        return not_applicable("the README makes no claim that can be compared with the repository")
    false = [claim for claim in found if not claim.holds]
    findings = [readme.finding(_said(claim), claim.line) for claim in false]
    return graded(1 - len(false) / max(len(found), _FEWEST), findings, passes_at=_PASSES_AT)


def _said(claim: Claim) -> str:
    messages = {
        "named file": f"names `{claim.name}`, which is not here",
        "listed": f"lists `{claim.name}`, which is not here",
        "said": f"tells of `{claim.name}`, and there is none here",
        "tested": f"`{claim.says}`: there is no test here",
        "drawn": f"draws `{claim.name}`, which is not here",
        "licence": f"shows a licence badge ({claim.name}), and there is no licence file",
        "ci": f"shows the badge of a CI that is not set up here: there is no {claim.name}",
        "target": f"`{claim.says}`: no Makefile has the target `{claim.name}`",
        "module": f"`{claim.says}` needs the module `{claim.name}`, which is not here",
        "server": f"`{claim.says}` needs the module `{claim.name}`, which is not here",
    }
    typed = f"shows a badge typed by hand ({claim.name}): nothing updates it"
    needed = f"`{claim.says}` needs {claim.name}, which is not here"
    return messages.get(claim.kind, typed if claim.kind in ("coverage", "tests", "build") else needed)
