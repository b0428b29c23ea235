"""Mistakes in training networks: gradients that pile up, layers in the wrong mode, softmax where it does not belong."""

import ast
import builtins
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.expressions import is_one, is_true
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.learning.mistakes.mistake import Code, Mistake, argument

_LOOPS = (ast.For, ast.While)
_CLEARING = frozenset({"zero_grad", "zero_", "zero_grads"})
_WRAPPED = frozenset({"accelerate", "deepspeed", "lightning", "fastai", "ignite", "transformers", "catalyst"})
"""Libraries that clear gradients, or switch modes, on their own."""

_MODED = frozenset({"Dropout", "Dropout1d", "Dropout2d", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "AlphaDropout"})
_WITHOUT_GRADIENTS = ("torch.no_grad", "torch.inference_mode")
_BUILT_IN = frozenset(dir(builtins))
_OF_TENSORS = frozenset(
    "no_grad inference_mode argmax max min sum mean float long int bool item eq ne cpu cuda to numpy detach clone"
    " tolist size view reshape squeeze unsqueeze softmax sigmoid append extend cat stack abs round sqrt add_ sub_ mul_"
    " copy_ fill_ clamp_ items parameters named_parameters".split()
)
"""Methods of numbers and lists, which ask no network."""

_SOFTMAX = frozenset({"softmax", "Softmax"})


def gradients_not_cleared(code: Code) -> Iterator[Mistake]:
    """A loop with `loss.backward()` and `optimizer.step()` and no `zero_grad`: the gradients of all steps add up."""
    if "torch" not in code.libraries or _WRAPPED & code.libraries or _CLEARING & code.called or _clears_by_hand(code):
        return
    for kind in _LOOPS:
        for loop in code.source.nodes(kind):
            called = {node.func.attr: node for node in walk(loop) if _is_method(node)}
            if "backward" in called and "step" in called and not _holds_loop_with_both(loop):
                yield Mistake(
                    "gradients",
                    "gradients are never cleared (`zero_grad`), so that they add up",
                    called["backward"].lineno,
                )


def _is_method(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)


def _holds_loop_with_both(loop: ast.AST) -> bool:
    inner = [node for node in walk(loop) if isinstance(node, _LOOPS) and node is not loop]
    return any(
        {"backward", "step"} <= {callee(call) for call in walk(each) if isinstance(call, ast.Call)} for each in inner
    )


def _clears_by_hand(code: Code) -> bool:
    stored = [target for node in code.source.nodes(ast.Assign) for target in node.targets]
    return any(isinstance(target, ast.Attribute) and target.attr == "grad" for target in stored)


def never_in_eval_mode(code: Code) -> Iterator[Mistake]:
    """Dropout or batch normalisation, predictions under `no_grad`, and never `model.eval()`."""
    if "torch" not in code.libraries or _WRAPPED & code.libraries or "eval" in code.called:
        return
    layers = [name for _, name in code.calls if name.startswith("torch.nn.") and name.rpartition(".")[2] in _MODED]
    counts = _lines_that_only_count(code)
    tested = [call for call, name in code.calls if name in _WITHOUT_GRADIENTS and call.lineno not in counts]
    trains = {"backward", "step"} <= code.called
    if layers and tested and trains and not _switches_mode(code):
        layer = layers[0].rpartition(".")[2]
        yield Mistake("mode", f"`{layer}` is still in training mode here: `eval()` is never called", tested[0].lineno)


def _lines_that_only_count(code: Code) -> frozenset[int]:
    """Return where gradients are off for what asks no network: a training step's own answers, say, are counted."""
    blocks = code.source.nodes(ast.With)
    return frozenset(block.lineno for block in blocks if not any(map(_may_ask_a_network, walk(block))))


def _may_ask_a_network(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id not in _BUILT_IN
    return callee(node) not in _OF_TENSORS


def _switches_mode(code: Code) -> bool:
    return any(name == ".train" and (call.args or call.keywords) for call, name in code.calls)


def softmax_twice(code: Code) -> Iterator[Mistake]:
    """A network that ends in softmax, trained with a cross-entropy that takes the softmax itself."""
    if "torch" in code.libraries and {"CrossEntropyLoss", "cross_entropy"} & code.called:
        yield from (_twice(line) for line in _torch_ends_in_softmax(code))
    for call, name in code.calls:
        logits = name.startswith("keras.") and name.endswith("Crossentropy") and is_true(argument(call, "from_logits"))
        if logits and _keras_ends_in_softmax(code):
            yield _twice(call.lineno)


def log_left_out(code: Code) -> Iterator[Mistake]:
    """A network that ends in softmax, trained with the loss that takes the logarithm of probabilities."""
    takes_logs = "torch" in code.libraries and {"nll_loss", "NLLLoss"} & code.called
    if takes_logs and not any(_takes_the_log(call, name) for call, name in code.calls):
        for line in dict.fromkeys((*_torch_ends_in_softmax(code), *_sequences_end_in_softmax(code))):
            yield Mistake("no log", "softmax is taken here, and nll_loss asks for its logarithm: log_softmax", line)


def _takes_the_log(call: ast.Call, name: str) -> bool:
    """Whether a logarithm is taken; Lightning's `self.log` writes a line, and is told what."""
    last = name.rpartition(".")[2].lower()
    return last.startswith(("logsoftmax", "log_softmax")) or name == "torch.log" or (last == "log" and not call.args)


def _twice(line: int) -> Mistake:
    return Mistake("softmax", "softmax is taken here, and once more by the cross-entropy that trains it", line)


def _torch_ends_in_softmax(code: Code) -> Iterator[int]:
    """Yield where the one network of a source returns a softmax, or a Sequential ends in one."""
    networks = [
        node for node in code.source.nodes(ast.ClassDef) if any(callee(base) == "Module" for base in node.bases)
    ]
    if len(networks) == 1:
        for method in networks[0].body:
            if isinstance(method, ast.FunctionDef) and method.name == "forward":
                last = method.body[-1]
                if isinstance(last, ast.Return) and last.value is not None and _is_softmax(last.value):
                    yield last.lineno
    elif not networks:
        yield from _sequences_end_in_softmax(code)


def _sequences_end_in_softmax(code: Code) -> Iterator[int]:
    for call, name in code.calls:
        if name == "torch.nn.Sequential" and call.args and _is_softmax(call.args[-1]):
            yield call.args[-1].lineno


def _is_softmax(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and callee(node) in _SOFTMAX


def _keras_ends_in_softmax(code: Code) -> bool:
    """Whether the only activation that ends a layer of a single model is softmax, by every Dense layer of it."""
    dense = [call for call, name in code.calls if name.startswith("keras.") and name.endswith(".Dense")]
    models = [name for _, name in code.calls if name in ("keras.Sequential", "keras.models.Sequential")]
    last = max(dense, key=lambda call: call.lineno, default=None)
    activation = argument(last, "activation") if last is not None else None
    return len(models) == 1 and isinstance(activation, ast.Constant) and activation.value == "softmax"


def softmax_over_one_unit(code: Code) -> Iterator[Mistake]:
    """`Dense(1, activation="softmax")`: the softmax of one number is 1, whatever the number."""
    for call, name in code.calls:
        if name.rpartition(".")[2] == "Dense" and call.args and is_one(call.args[0]):
            activation = argument(call, "activation") or (call.args[1] if len(call.args) > 1 else None)
            if isinstance(activation, ast.Constant) and activation.value == "softmax":
                yield Mistake("one unit", "the softmax of one unit is always 1; a sigmoid is meant", call.lineno)
