"""Which addresses of a service a test asks over the wire: a script that sends requests, or a step that uses curl."""

import ast
from collections.abc import Collection, Iterable, Iterator

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.serving.services import Route, Services
from mlfolio.evidence.testing.checking_names import is_of_tests
from mlfolio.patterns import lazy_pattern

_BROWSERS = frozenset({"selenium", "playwright", "splinter", "pyppeteer"})
_SENDERS = _BROWSERS | {"requests", "httpx", "aiohttp", "urllib", "urllib3"}
_HERE = lazy_pattern(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{2,5})?/?")
"""The first page of what runs on this machine."""

_ADDRESS = lazy_pattern(r"(?:https?://[^/\s?#]{1,100})?(/[\w./-]{1,80})")
"""The path of an address, after a host or alone."""

_IN_SHELL = lazy_pattern(r"(?i)(?:tests?|smoke|e2e)(?![a-z])[^\n]{0,200}\.(?:sh|bash)\Z")
"""A script of shell that is called a test, or lies in a folder that is."""

_CURL = lazy_pattern(r"\bcurl\b((?:[^\n\\|;]|\\\n|\\.){1,1000})")
_FAILS = lazy_pattern(r"(?:^|\s)(?:-[a-zA-Z]{0,5}f[a-zA-Z]{0,5}|--fail(?:-with-body)?)(?=\s)|%\{http_code\}")
"""With which curl fails where the answer is an error, or hands out its status, to be compared."""

_PATH = lazy_pattern(r"(?<![/\w])(?:https?://[^/\s\"']{1,100}|\$\{?[^\n}]{1,60}\}{0,2}|localhost:\d+)(/[\w./-]{1,80})")
_LIMIT = 200_000


def served_over_the_wire(tested: Iterable[Source], sources: Sources) -> frozenset[str]:
    """Return the modules that answer at an address which one of the `tested` modules sends requests to.

    So does the only module that serves where a test opens this machine's first page in a browser.
    """
    tested = list(tested)
    asked = {path for source in tested for path in asked_in(source)}
    browsed = any(map(opens_a_page, tested))
    if not asked and not browsed:
        return frozenset()
    services = Services(sources)
    served = {source.path for source, route in services.routes if _is_asked(route, asked)}
    # Which of several a port belongs to cannot be told.
    pages = [source.path for source, _ in services.all] if browsed else []
    return frozenset(served.union(pages if len(pages) == 1 else ()))


def asking_files(paths: Iterable[str], files: Files, services: Services) -> Iterator[str]:
    """Yield, of the `paths` of CI and tests in shell, those that curl an address and fail by the answer."""
    for path in (*paths, *_tests_in_shell(files)):
        if _is_of(services, _curled(path, files, failing=True)):
            yield path


def sending_scripts(scripts: Iterable[Source], files: Files, services: Services) -> Iterator[str]:
    """Yield, of the `scripts` and the tests in shell, those that send requests to an address of the service."""
    yield from (one.path for one in scripts if _is_of(services, asked_in(one)))
    yield from (path for path in _tests_in_shell(files) if _is_of(services, _curled(path, files, failing=False)))


def _tests_in_shell(files: Files) -> Iterator[str]:
    return filter(_IN_SHELL.search, files.own)


def _curled(path: str, files: Files, *, failing: bool) -> set[str]:
    """Return the addresses that a file curls; those alone where curl fails by the answer, if `failing`."""
    calls = (found[1] for found in _CURL.finditer((files.text(path) or "")[:_LIMIT]))
    return {address for call in calls if not failing or _FAILS.search(call) for address in _PATH.findall(call)}


def _is_of(services: Services, asked: Collection[str]) -> bool:
    """Whether one of the paths is an address of the service that answers more than that it is well."""
    return any(_is_asked(route, asked) for _, route in services.routes if not route.says_well)


def _is_asked(route: Route, asked: Iterable[str]) -> bool:
    """Whether one of the paths is the address of a route, maybe behind the prefix of a version."""
    address = route.address.rstrip("/")
    return len(address) > 1 and any(path.rstrip("/").endswith(address) for path in asked)


@fact(is_of_tests)
def opens_a_page(source: Source) -> bool:
    """Whether a module of tests drives a browser, and names the first page of what runs on this machine."""
    if not any(one.top in _BROWSERS for one in source.imports):
        return False
    return any(isinstance(node.value, str) and _HERE.fullmatch(node.value) for node in source.nodes(ast.Constant))


@fact(is_of_tests)
def asked_in(source: Source) -> tuple[str, ...]:
    """Return the paths of the addresses in a module of tests that imports what sends requests."""
    if not any(one.top in _SENDERS for one in source.imports):
        return ()
    # The parts of a text that variables stand between are texts, too.
    texts = (node.value for node in source.nodes(ast.Constant) if isinstance(node.value, str))
    return tuple(dict.fromkeys(found[1] for text in texts if (found := _ADDRESS.match(text))))
