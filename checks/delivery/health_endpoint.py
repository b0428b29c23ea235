"""An address that says whether the service is well."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.serving.containers import containers
from mlfolio.evidence.serving.services import ROUTED, SERVERS, Services
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, not_applicable, passed, unknown

_HEALTH = lazy_pattern(
    r"health|alive|livez?\b|liveness|readyz?\b|readiness|heartbeat|\bping\b|\bstatusz?\b|^/?(?:api/|v\d+/)*(?:self[-_]?)?test/?$"
)
_APP = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n"


@check(
    title="The service says whether it is well",
    how="Where Python code answers at addresses of its own, one of them, or the function behind it, is named for it:"
    " health, ready, live, ping, status, test and the like, or answers that it is alive or running, by its docstring,"
    " too."
    " Or a Dockerfile has a HEALTHCHECK, or a server of models brings one. Pages of widgets are not asked. Unknown"
    " where code that serves does not parse.",
    fix='Add `@app.get("/health")` that returns 200 once the model is loaded; point the host\'s health check at it.',
    # What restarts a service that hangs asks here; without it somebody has to look.
    weight=1,
    source=Citation("B", "The Evolution of Machine Learning Roles", "deployment, scaling, and monitoring"),
    kinds=("deployed",),
    bad=[
        Example({"app.py": _APP + '@app.get("/predict")\ndef predict(x: float):\n    return x\n'}),
        Example(
            {"app.py": _APP + '@app.get("/")\ndef home():\n    return {"message": "Welcome to the churn API"}\n'},
            note="a greeting",
        ),
    ],
    good=[
        Example({"app.py": _APP + '@app.get("/healthz")\ndef healthz():\n    return "ok"\n'}),
        Example(
            {
                "app.py": "from flask_restx import Namespace, Resource\n\nhealth = Namespace('Health')\n\n\n"
                "class Well(Resource):\n    def get(self):\n        return {'model': 'loaded'}\n"
            },
            note="a namespace of its own",
        ),
        Example({"app.py": _APP + '@app.get("/")\ndef home():\n    return {"message": "The API is running"}\n'}),
        Example({"app.py": _APP + '@app.get("/")\ndef home():\n    return {"message": "Churn API active"}\n'}),
        Example(
            {
                "app.py": _APP
                + '@app.get("/")\ndef home():\n    """Greet, which says that the API is operational."""\n'
                '    return {"message": "Churn"}\n'
            },
            note="what its docstring says that it is for",
        ),
        Example(
            {"app.py": _APP + '@app.get("/")\ndef home():\n    """Health check."""\n    return {"data": "Churn"}\n'},
            note="a docstring that names it",
        ),
        Example(
            {
                "app.py": _APP + '@app.get("/predict")\ndef predict(x: float):\n    return x\n',
                "Dockerfile": "FROM python:3.12\nCOPY app.py .\nHEALTHCHECK CMD curl -f localhost/predict?x=1\n",
            }
        ),
    ],
)
def health_endpoint(sources: Sources, files: Files) -> Verdict:
    """A process that runs is not a service that answers.

    Hosts, load balancers and people who are called at night need one address to ask.
    """
    services = Services(sources)
    if services.frameworks & SERVERS:
        return passed("the server of models brings one")
    if not services.frameworks & ROUTED:
        return not_applicable("nothing answers at an address of its own")
    names = [*services.addresses, *services.groups, *(route.name for _, route in services.routes)]
    if any(_HEALTH.search(name.lower()) for name in names) or any(route.says_well for _, route in services.routes):
        return passed()
    if any(one.named("HEALTHCHECK") for one in containers(files)):
        return passed("the container has a HEALTHCHECK")
    if services.unparsed:
        return unknown(f"{services.unparsed} does not parse, and may answer at such an address")
    return failed(Finding("no address, such as /health, says whether the service is well"))
