"""Whether anything here may answer somebody who asks: code that serves, a page that asks, or a server that is named."""

from collections.abc import Iterator

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.serving.services import Services
from mlfolio.languages import NOT_LOOKED_INTO
from mlfolio.patterns import lazy_pattern

_NAMED = lazy_pattern(
    # Frameworks and servers of the web, and servers of models.
    r"flask|fastapi|django|streamlit|gradio|bentoml|litserve|chainlit|nicegui|voila|plumber|shiny|uvicorn|gunicorn|grpc"
    r"|http\.server|socketserver|websocket|\basgi\b|\bwsgi\b|torchserve|triton|mlserver|seldon|kserve|inferenceservice"
    r"|tensorflow_model_server|tensorflow/serving|tfserving|models serve|mlflow[ _-]serving|ray[ .]serve|\bollama\b"
    r"|\bvllm\b|(?:import|from) dash\b"
    # Hosts that answer with a model of one's own, and functions that they call.
    r"|sagemaker|vertex|azureml|azure\.functions|functions_framework|lambda_|\blambda function|handler\(\s*event"
    r"|serverless|\bendpoints?\b|\b(?:rest(?:ful)?|post|http|prediction) api\b"
    r"|\b(?:online|real[- ]time) (?:inference|prediction)"
    # Streams, robots that chat, and windows.
    r"|kafka|kinesis|pub_?sub|rabbitmq|telegram|telebot|aiogram|discord|slack_(?:sdk|bolt)|tkinter|pyqt|pyside|kivy",
)
"""What names something that answers, in lower case."""

_ASKED = lazy_pattern(
    r"fetch\(|axios|XMLHttpRequest|\$\.(?:ajax|post|get)|createServer|\.listen\(|express|onnx|tensorflow|tfjs|\bml5\b"
    r"|brain\.js|huggingface|mediapipe|openai|pyodide|<form|firebase|supabase|next/server"
)
"""What a page asks for an answer, or serves with."""

_TOLD = ("readme*", "*dockerfile*", "*compose*.y*ml", "procfile", "makefile", "*.sh", "*.bat", "*.y*ml", "*.r")
_PAGES = ("*.js", "*.mjs", "*.ts", "*.jsx", "*.tsx", "*.vue", "*.svelte", "*.html")
_OTHER = (*(f"*{suffix}" for suffix in NOT_LOOKED_INTO), "*.php", "*.rb", "*.dart", "*.ex", "*.clj", "*.jl")
"""Code that is not looked into: it may serve."""

_SEEN = 100_000
"""Characters of a file: a page that was made by a program goes on and on."""


def may_answer(sources: Sources, files: Files) -> bool:
    """Return whether anything may answer requests with a model; true wherever that cannot be told.

    False for what trains and writes its predictions to files, and for pages that ask nobody.
    """
    if Services(sources) or next(iter(files.named(*_OTHER)), None):
        return True
    if any(_NAMED.search(one.text.lower()) for one in sources.code):
        return True
    told = (_NAMED.search(text.lower()) for text in _texts(files, _TOLD))
    return any(told) or any(map(_ASKED.search, _texts(files, _PAGES)))


def _texts(files: Files, names: tuple[str, ...]) -> Iterator[str]:
    return ((files.text(path) or "")[:_SEEN] for path in files.named(*names))
