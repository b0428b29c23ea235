"""The FastAPI application: five endpoints around one model, which is read once, when the service starts."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from .. import __version__
from ..errors import PipelineError
from ..evaluation import THRESHOLD
from ..features import to_frame
from ..registry import Registered, load_latest
from ..schema import Measurements
from ..settings import ServiceSettings
from .answers import Prediction, Status, Version
from .request_log import RequestLog
from .telemetry import Telemetry

logger = logging.getLogger(__name__)


class Service:
    """The model in service, its log and its counters."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._models = settings.models
        self.telemetry = Telemetry()
        self.log = RequestLog(settings.request_log, settings.log_bytes)
        self.registered: Registered | None = None

    def load(self) -> None:
        """Read the latest model; without one the service lives, but is not ready."""
        try:
            self.registered = load_latest(self._models)
        except PipelineError as error:
            logger.warning("Not ready: %s", error)

    def ready(self) -> Registered:
        """Return the model in service, or answer 503."""
        if self.registered is None:
            raise HTTPException(503, "No model is registered yet: run the pipeline, then start the service again.")
        return self.registered

    def predict(self, penguin: Measurements) -> Prediction:
        """Predict, count and log one penguin."""
        model, metadata, _ = self.ready()
        probability = float(model.predict_proba(to_frame([penguin]))[0])
        sex = "male" if probability >= THRESHOLD else "female"
        self.telemetry.predicted(sex)
        self.log.write(penguin, probability, metadata["version"])
        return Prediction(sex=sex, probability_male=probability, model_version=metadata["version"])


def create_app(settings: ServiceSettings) -> FastAPI:
    """Return the application; it reads the latest registered model when it starts."""
    service = Service(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.load()
        yield
        service.log.close()

    app = FastAPI(title="Penguin sex", version=__version__, lifespan=lifespan)
    app.middleware("http")(service.telemetry.observe)
    app.exception_handler(RequestValidationError)(_refuse)
    _add_prediction(app, service)
    _add_operations(app, service)
    return app


async def _refuse(_: Request, error: RequestValidationError) -> JSONResponse:
    """Say which fields are wrong, without sending back what was sent: NaN, for one, cannot be."""
    problems = [{name: problem[name] for name in ("loc", "msg", "type")} for problem in error.errors()]
    return JSONResponse({"detail": problems}, status_code=422)


def _add_prediction(app: FastAPI, service: Service) -> None:
    @app.post("/predict")
    def predict(penguin: Measurements) -> Prediction:
        """Tell the sex of one penguin; measurements outside the schema's bounds are answered with 422."""
        return service.predict(penguin)


def _add_operations(app: FastAPI, service: Service) -> None:
    @app.get("/healthz")
    def healthz() -> Status:
        """Say that the process is alive: an orchestrator restarts it when this fails."""
        return Status(status="alive")

    @app.get("/readyz")
    def readyz() -> Status:
        """Say that a model is loaded: a load balancer sends no requests while this is 503."""
        service.ready()
        return Status(status="ready")

    @app.get("/version")
    def version() -> Version:
        """Say what is running, down to the commit."""
        metadata = service.ready().metadata
        return Version(
            service=__version__,
            model=metadata["version"],
            framework=metadata["framework"],
            commit=metadata["commit"],
            registered_at=metadata["registered_at"],
        )

    @app.get("/metrics")
    def metrics() -> Response:
        """Return the counters in the text format of Prometheus."""
        return Response(service.telemetry.exposition(), media_type=CONTENT_TYPE_LATEST)
