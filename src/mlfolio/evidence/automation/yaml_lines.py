"""YAML as people write it for CI: scalars stay text and know their lines, and no document exhausts the reader."""

from collections.abc import Iterator
from typing import Any

LIMIT = 1_000_000
"""Characters. A longer file is not a configuration that a person wrote."""

DEPTH = 60
"""Levels of nesting; libyaml's own composer overflows the C stack on what a hostile file can hold."""


class Text(str):
    """A scalar as it is written (`on`, `3.10` and `true` stay themselves), and the line its content begins on."""

    __slots__ = ("line",)
    line: int


Node = Text | list[Any] | dict[Text, Any]
"""What YAML holds here: text, lists and mappings; aliases are shared, never copied."""


def read_documents(text: str | None) -> list[Node]:
    """Return the documents in `text`, merge keys applied; an empty list where it is broken, oversized or too deep."""
    if not text or len(text) > LIMIT:
        return []
    # Imported here because only few repositories have a CI configuration.
    import yaml

    try:
        return list(_documents(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))))
    except (yaml.YAMLError, ValueError, RecursionError):
        return []


def is_true(value: object) -> bool:
    """Whether a scalar is one of YAML's words for true."""
    return isinstance(value, str) and value.lower() in ("true", "yes", "on")


def mapping(value: object) -> dict[Text, Any]:
    """Return `value` if it is a mapping, otherwise an empty one."""
    return value if isinstance(value, dict) else {}


def scalars(value: object) -> list[Text]:
    """Return the scalars in a list (lists inside it flattened once), a lone scalar as a list of one."""
    if isinstance(value, Text):
        return [value]
    if not isinstance(value, list):
        return []
    flat = [inner for one in value for inner in (one if isinstance(one, list) else [one])]
    return [one for one in flat if isinstance(one, Text)]


def _documents(events: Iterator[Any]) -> Iterator[Node]:
    builder = _Builder()
    for event in events:
        name = type(event).__name__
        if name == "DocumentStartEvent":
            builder = _Builder()
        elif name == "DocumentEndEvent":
            yield builder.root[0] if builder.root else _text("", 1)
        elif name not in ("StreamStartEvent", "StreamEndEvent"):
            builder.take(name, event)


class _Builder:
    """Puts the events of one document together without recursion."""

    def __init__(self) -> None:
        self.root: list[Node] = []
        self._open: list[list[Node]] = [self.root]
        self._anchors: dict[str, Node] = {}

    def take(self, name: str, event: Any) -> None:
        if name in ("SequenceEndEvent", "MappingEndEvent"):
            self._close(name)
        elif name == "AliasEvent":
            self._open[-1].append(self._anchors.get(event.anchor, _text("", 1)))
        else:
            self._begin(name, event)

    def _begin(self, name: str, event: Any) -> None:
        node: Node = _scalar(event) if name == "ScalarEvent" else [] if name == "SequenceStartEvent" else {}
        self._open[-1].append(node)
        if event.anchor:
            self._anchors[event.anchor] = node
        if not isinstance(node, Text):
            self._open.append([])
            if len(self._open) > DEPTH:
                raise ValueError("nested too deeply")

    def _close(self, name: str) -> None:
        content = self._open.pop()
        node = self._open[-1][-1]
        if isinstance(node, list):
            node.extend(content)
        elif isinstance(node, dict):
            node.update(_merged(dict(zip(_keys(content[::2]), content[1::2], strict=False))))


def _keys(nodes: list[Node]) -> Iterator[Text]:
    return (node if isinstance(node, Text) else _text("?", 1) for node in nodes)


def _merged(own: dict[Text, Any]) -> dict[Text, Any]:
    merged: dict[Text, Any] = {}
    inherited = own.pop("<<", [])  # type: ignore[call-overload]
    for one in inherited if isinstance(inherited, list) else [inherited]:
        merged = mapping(one) | merged
    return merged | own


def _scalar(event: Any) -> Text:
    # The content of a block scalar begins on the line below its "|" or ">".
    return _text(event.value, event.start_mark.line + (2 if event.style in ("|", ">") else 1))


def _text(value: str, line: int) -> Text:
    made = Text(value)
    made.line = line
    return made
