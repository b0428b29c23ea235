"""Nothing that others send or that is fetched is unpickled or evaluated."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.serving.loading import loadings, loads_anything
from mlfolio.evidence.serving.services import Services
from mlfolio.examples import Example
from mlfolio.verdicts import Verdict, graded, not_applicable, passed

_SOFT = 0.7
_APP = "import pickle\n\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n\n@app.post('/')\ndef load():\n"


@check(
    title="Nothing that others send is unpickled or evaluated",
    how="In Python code outside tests that serves, or that loads what is served: no pickle, joblib, dill or torch.load"
    " of what a"
    " request holds or an address returns, no eval or exec of it, no yaml.load without a safe loader and no"
    " `trust_remote_code=True`."
    " A pickle from the repository's own files costs 0.3, and passes, `weights_only=False` said of it or not:"
    " whoever can write the file owns the service. Not applicable where nothing is loaded at all.",
    fix="Serve from a format that holds no code (ONNX, safetensors, skops, the boosters' own JSON), use"
    " `yaml.safe_load` and `json`, and"
    " check the hash of what you download before you load it.",
    # One request that is unpickled, and the server is somebody else's.
    weight=1.5,
    source=Citation("B", "The Evolution of Machine Learning Roles", "deployment, scaling, and monitoring"),
    kinds=("deployed",),
    bad=[
        Example({"app.py": _APP + "    return pickle.loads(request.data) <-- bad\n"}),
        Example({"app.py": _APP + "    return str(eval(request.form['x'])) <-- bad\n"}),
        Example({"app.py": "import flask\nimport yaml\n\nsettings = yaml.load(open('a.yml')) <-- bad\n"}),
        Example(
            {
                "app.py": "import flask\nfrom flask import request\nfrom joblib import load\n\n"
                "load(request.files['m']) <-- bad\n"
            }
        ),
    ],
    good=[
        Example(
            {"app.py": "import flask\nimport onnxruntime\nimport yaml\n\nsettings = yaml.safe_load(open('a.yml'))\n"}
        ),
        Example(
            {"app.py": "import flask\nfrom ruamel.yaml import YAML\n\nyaml = YAML(typ='safe')\nyaml.load('a.yml')\n"}
        ),
        Example({"app.py": "import flask\nimport torch\n\nweights = torch.load('a.pt', weights_only=True)\n"}),
    ],
)
def safe_deserialisation(sources: Sources) -> Verdict:
    """A pickle is a program, and loading it runs it.

    A service that unpickles or evaluates what it is sent gives the machine to whoever sends it.
    """
    if not Services(sources):
        return not_applicable("nothing serves a model in Python")
    programs = [source for source in sources.code if not source.is_notebook]
    found = [(source, one) for source in programs for one in loadings(source)]
    unsafe = [source.finding(f"`{one.name}` {one.problem}", one.line) for source, one in found if one.problem]
    if unsafe:
        return graded(0, unsafe)
    if not found:
        return passed() if any(map(loads_anything, programs)) else not_applicable("nothing is loaded")
    serving = _serving(sources)
    source, first = min(found, key=lambda one: one[0].path not in serving)
    said = f"`{first.name}` runs what the file holds; a format without code would not"
    return graded(_SOFT, [source.finding(said, first.line)], passes_at=_SOFT)


def _serving(sources: Sources) -> frozenset[str]:
    """Return the modules that serve, and those that they import."""
    return ImportGraph(sources.modules).reached_from([source.path for source, _ in Services(sources).all])
