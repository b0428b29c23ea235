"""Credentials: the forms that are found, and what only looks like them. Every value is put together here."""

import json
import marshal
from base64 import b64encode, urlsafe_b64encode
from pathlib import Path

import pytest
from repositories import git, make

from mlfolio.evidence.named_keys import CALLED_PASSWORD, NAMED_KEY, NAMED_PASSWORD
from mlfolio.evidence.provider_patterns import matches
from mlfolio.git import run
from mlfolio.repo import Repo

RANDOM = "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVoQ0tKzBnMxCsDyEwFr"
HEX = "9f3c7a1be2d84560" * 3
REAL = {
    "an AWS access key": "AKIA" + "R7QZ5WJ4NXK2LTVB",
    "a GitHub token": "ghp_" + RANDOM[:36],
    "a Google API key": "AIza" + RANDOM[:35],
    "a Hugging Face token": "hf_" + "QzXwJkLmNpRsTvYbCdFgHaEiOuQwErTyUi"[:34],
    "an OpenAI key": "sk-proj-" + RANDOM[:24] + "T3Blbk" + "FJ" + RANDOM[5:29],
    "a Slack token": "xoxb-" + "7391846205" + "-" + RANDOM[:24],
    "a Telegram bot token": "739184620:AA" + RANDOM[:33],
    "a Kaggle API key": '{"username":"ada","key":"' + HEX[:32] + '"}',
    "a Weights & Biases key": 'wandb.login(key="' + HEX[:40] + '")',
    "a Django secret key": "SECRET_KEY = '" + "k#2!x9v$w&z(4m)p-8r+t=6y@b*c7d^e1f3g5h0j_lnqsu" + "aio%"[:4] + "'",
    "a database password": "mongodb+srv://ada:" + RANDOM[:12] + "@cluster0.mongodb.net/db",
    "an API key in an address": "https://api.themoviedb.org/3/movie/7?api_" + "key=" + HEX[:32],
    "a LINE Notify token": "line_notify_token = '" + RANDOM[:43] + "'; post('https://notify-api.line.me/api/notify')",
    "a private key": "-----BEGIN RSA " + "PRIVATE KEY-----\n" + RANDOM + RANDOM,
}


@pytest.mark.parametrize("provider", [name for name in REAL if name != "a Django secret key"])
def test_every_form_is_found_at_its_line(provider: str) -> None:
    assert list(matches(f"first\nsecond {REAL[provider]}\n")) == [(provider, 2)]


def test_a_django_key_of_fifty_characters_is_found() -> None:
    key = "k#2!x9v$w&z(4m)p-8r+t=6y@b*c7d^e1f3g5h0j_lnqsuaio%"[:50].replace("%", "0").ljust(50, "q")
    assert [name for name, _ in matches(f"SECRET_KEY = '{key}'\n")] == ["a Django secret key"]


@pytest.mark.parametrize(
    "line",
    [
        "!wandb login {key}",
        "wandb login --relogin {key}",
        "wandb.login(relogin=True, key='{key}')",
        "os.environ['WANDB_API_KEY'] = '{key}'",
        "os.environ.setdefault('WANDB_API_KEY', '{key}')",
        "ENV WANDB_API_KEY {key}",
    ],
)
def test_a_key_of_weights_and_biases_is_found_wherever_it_is_handed_over(line: str) -> None:
    text = line.format(key=HEX[:40])
    assert [name for name, _ in matches(text)] == ["a Weights & Biases key"]
    assert not list(matches(text.replace(HEX[:40], "$WANDB_KEY")))


@pytest.mark.parametrize(
    "line",
    [
        "rf = Roboflow(api_key='{key}')",
        'API_KEY = "{key}"',
        '  "consumer_secret": "{key}",',
        "os.environ['NEWS_API_KEY'] = '{key}'",
        "os.environ.setdefault('ACCESS_TOKEN_SECRET', '{key}')",
        "access_token_secret <- '{key}'",
        "headers = {{'x-rapidapi-key': '{key}'}}",
        "spotify = Spotify(client_secret = '{key}')",
        "export WEATHER_API_KEY={key}",
        "os.environ['KAGGLE_KEY'] = '{key}'",
        "api_secret = '{key}'",
        "API_SECRET_KEY={key}",
        "client = Client(access_secret='{key}')",
    ],
)
@pytest.mark.parametrize("key", [HEX[:32], RANDOM[:25], "9f3c7a1b-d845-4be2-a560-7c1a9f3be2d8"])
def test_a_key_is_told_by_its_name_and_its_value(line: str, key: str) -> None:
    assert list(matches("first\n" + line.format(key=key) + "\n")) == [(NAMED_KEY, 2)]


@pytest.mark.parametrize(
    "line",
    [
        "api_key = 'the_key_of_my_account_2024'",
        "api_key = 'Paste2YOURkeyInHereNow99'",
        "api_key = 'short1A'",
        "api_key = 'ABCDEFGHIJ0123456789KLMNOP'",
        "api_key = os.environ['OPENAI_API_KEY_2024_Main']",
        "access_token = 'pk_live51HsT3xK9bQzWvYn8'",
        "api_key = CONFIG_V1_KeyOfTheAccount",
        "api_key = 'the_rows_of_our_service_2024'",
        "my_secret = 'R8kZq2LmT5vXw9Jd3NcYb7Hf4'",
        "pad_token = 'R8kZq2LmT5vXw9Jd3NcYb7Hf4'",
        "key = 'R8kZq2LmT5vXw9Jd3NcYb7Hf4'",
    ],
)
def test_what_is_thought_up_or_public_is_no_key(line: str) -> None:
    assert not list(matches(line))


@pytest.mark.parametrize(
    ("path", "is_one"),
    [("fetch.py", True), ("tests/conftest.py", False), ("docs/use.md", False), ("web/map.js", False)],
)
def test_what_is_only_called_a_key_is_nobodys_in_tests_and_pages(tmp_path: Path, path: str, is_one: bool) -> None:
    found = Repo(make(tmp_path, {path: f"api_key = '{RANDOM[:25]}'\n"})).credentials.tracked
    assert [one.provider for one in found] == [NAMED_KEY] * is_one


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        (RANDOM[:16], True),
        ("OurVeryOwnRows1997", True),
        ("Password12345", False),
        ("changeme2024now", False),
        ("Short1A2", False),
        ("AdminOfAll2024", False),
    ],
)
def test_a_password_is_told_by_its_name_and_its_value(value: str, *, is_one: bool) -> None:
    found = [name for name, _ in matches(f"self.user = 'ada'\nself.password = '{value}'\n")]
    assert found == [NAMED_PASSWORD] * is_one


@pytest.mark.parametrize("scheme", ["mongodb", "postgresql+psycopg2", "mssql+pyodbc", "amqps"])
def test_a_database_is_told_by_any_driver(scheme: str) -> None:
    assert [name for name, _ in matches(f"{scheme}://ada:{RANDOM[:12]}@rows.database.net/db")] == [
        "a database password"
    ]
    assert not list(matches(f"{scheme}://ada:{RANDOM[:12]}@localhost/db"))


_OPENED = """psycopg2.connect(
    dbname="rows", user="ada",
    {word}="{value}",
    host="{host}", port=5432
)
"""


@pytest.mark.parametrize(
    ("value", "host", "is_one"),
    [
        (RANDOM[:6] + ")@7q", "pool.rows.supabase.com", True),
        (RANDOM[:12], "34.89.7.21", True),
        (RANDOM[:12], "localhost", False),
        (RANDOM[:12], "warehouse", False),
        (RANDOM[:12], "192.168.0.12", False),
        (RANDOM[:12], "db.company.com", False),
        (RANDOM[:12], "rows-public.ebi.ac.uk", False),
        ("datacamp", "courses.rows.amazonaws.com", False),
        ("MyPassword2024", "pool.rows.supabase.com", False),
        ("{os.environ[1]}", "pool.rows.supabase.com", False),
    ],
)
def test_a_password_beside_the_machine_that_it_opens_is_one(value: str, host: str, *, is_one: bool) -> None:
    text = _OPENED.format(word="password", value=value, host=host)
    assert CALLED_PASSWORD not in [name for name, _ in matches(text.replace(f'"{value}"', "read()"))]
    assert (CALLED_PASSWORD in [name for name, _ in matches(text)]) is is_one


def test_what_everybody_reads_with_is_no_password() -> None:
    text = _OPENED.format(word="password", value=RANDOM[:6] + "-@7q", host="pool.rows.supabase.com")
    assert [name for name, _ in matches(text)] == [CALLED_PASSWORD]
    assert not list(matches(text.replace('"ada"', '"reader"')))


def test_a_password_of_a_test_opens_nothing_and_that_of_a_script_called_one_may(tmp_path: Path) -> None:
    text = _OPENED.format(word="passwd", value=RANDOM[:6] + "-@7q", host="pool.rows.supabase.com")
    files = {"tests/test_rows.py": text, "test_rows.py": text}
    assert [one.path for one in Repo(make(tmp_path, files)).credentials.tracked] == ["test_rows.py"]


def test_a_manuals_sample_that_is_commented_out_is_nobodys() -> None:
    above = "//\t// please get your own API key here:\n//\t// https://example.org/get-a-key\n"
    key = f"apiKey: '{REAL['a Google API key']}'\n"
    assert not list(matches(f"{above}//\t{key}"))
    assert list(matches(f"{above}\t{key}"))
    assert list(matches(f"//\t{key}"))


def test_the_key_that_names_a_firebase_project_opens_nothing() -> None:
    key = f"apiKey: '{REAL['a Google API key']}',\n"
    assert not list(matches(f"const config = {{\n  {key}  authDomain: 'rooms.firebaseapp.com',\n}};\n"))
    assert list(matches(f"const maps = {{\n  {key}}};\n"))


def test_the_key_by_which_a_page_loads_its_map_is_sent_to_every_visitor() -> None:
    key = REAL["a Google API key"]
    assert not list(matches(f'<script src="https://maps.googleapis.com/maps/api/js?v=3.exp&key={key}"></script>\n'))
    assert list(matches(f'requests.get("https://maps.googleapis.com/maps/api/geocode/json?key={key}")\n'))


@pytest.mark.parametrize(
    "text",
    [
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "x" * 36,
        "ghp_" + "your_token_here",
        "AIza" + "0" * 35,
        "postgresql://user:password@localhost:5432/db",
        "postgres://postgres:" + "postgres@127.0.0.1/rows",
        "mongodb+srv://<username>:<password>@cluster0.mongodb.net/",
        "SECRET_KEY = os.environ['SECRET_KEY']",
        "SECRET_KEY = 'change-me'",
        "postgresql://owner:db_password@db.company.com:5432/rows",
        "postgresql+psycopg://postgres:" + "postgres@host.docker.internal:5432/rows",
        f"postgresql://ada:{RANDOM[:12]}@host.docker.internal:5432/rows",
        "postgresql://warehouse:" + "warehouse@db.rows.company.com/rows",
        "mongodb+srv://username:" + "Password@cluster0.yal67.mongodb.net/rows",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        f'"private_key": "-----BEGIN PRIVATE KEY-----\\n{RANDOM}{RANDOM}...\\n-----END PRIVATE KEY-----',
        f"-----BEGIN PRIVATE KEY-----\n{RANDOM}{RANDOM}\n{RANDOM}\n...\n-----END PRIVATE KEY-----",
        "sha256:" + HEX,
        "https://api.themoviedb.org/3/movie/7?api_" + "key=" + HEX[:8] + "{key}",
        "https://www.alphavantage.co/query?api" + "key=" + "demo",
        "apikey=" + RANDOM[:16],
        f"https://files.s3.amazonaws.com/a.png?X-Amz-Credential={REAL['an AWS access key']}%2F20240101%2Fs3",
        f"https://files.s3.amazonaws.com/a.png?AWSAccessKeyId={REAL['an AWS access key']}&Signature=abc",
    ],
)
def test_placeholders_and_hashes_are_not_credentials(text: str) -> None:
    assert list(matches(text)) == []


def test_pictures_in_notebooks_are_not_searched_and_printed_text_is(tmp_path: Path) -> None:
    key = REAL["an AWS access key"]
    outputs = [
        {"output_type": "display_data", "data": {"image/png": f"iVBOR{key}w0KGgo"}, "metadata": {}},
        {"output_type": "stream", "name": "stdout", "text": ["the key is\n", f"{key}\n"]},
    ]
    cell = {"cell_type": "code", "source": "print(key)", "outputs": outputs, "execution_count": 1, "metadata": {}}
    picture = {**cell, "outputs": outputs[:1]}
    text = json.dumps({"cells": [picture, cell], "nbformat": 4, "nbformat_minor": 2, "metadata": {}})
    found = Repo(make(tmp_path, {"a.ipynb": text})).credentials.tracked
    assert [(one.path, one.cell) for one in found] == [("a.ipynb", 2)]


def test_embedded_data_and_vendored_code_are_not_searched(tmp_path: Path) -> None:
    key = REAL["an AWS access key"]
    embedded = f'<img src="data:image/png;base64,{"A" * 300}/{key}/{"A" * 300}">'
    assert not Repo(make(tmp_path, {"page.html": embedded, "vendor/a.py": f"K = '{key}'\n"})).credentials.tracked


def test_a_kit_of_tools_that_was_once_committed_holds_no_key_of_the_authors(tmp_path: Path) -> None:
    key = f"KEY = '{REAL['a Google API key']}'\n"
    for folder, found in (("work/google-cloud-sdk/lib", []), ("work/lib", ["work/lib/api.py"])):
        repository = make(tmp_path / folder, {"a.py": "A = 1\n", f"{folder}/api.py": key})
        git(repository, "rm", "-q", "-r", "work")
        git(repository, "commit", "-q", "-m", "Take it out again")
        assert [one.path for one in Repo(repository).credentials.past] == found


def _compiled(source: str) -> bytes:
    return bytes(16) + marshal.dumps(compile(source, "keys.py", "exec"))


def test_a_compiled_module_shows_the_keys_of_the_source_that_git_ignores(tmp_path: Path) -> None:
    key, pem = REAL["a Google API key"], REAL["a private key"] + RANDOM * 4
    modules = {
        "a/__pycache__/keys.cpython-36.pyc": _compiled(f"MAPS = '{key}'"),
        "b.pyc": _compiled(f"def ask(port=8000):\n    return '{REAL['an AWS access key']}', port"),
        "c.pyc": _compiled(f"PEM = {pem!r}"),
        "d.pyc": _compiled("API_KEY = 'AIza...'"),
        "e.pyc": _compiled(f"NOTES = 'api_key = \\'{HEX[:32]}\\''"),
        "venv/lib/__pycache__/keys.pyc": _compiled(f"MAPS = '{key}'"),
    }
    found = Repo(make(tmp_path, modules)).credentials.tracked
    assert [(one.path, one.provider) for one in found] == [
        ("a/__pycache__/keys.cpython-36.pyc", "a Google API key"),
        ("b.pyc", "an AWS access key"),
        ("c.pyc", "a private key"),
    ]


def test_files_in_other_encodings_are_searched(tmp_path: Path) -> None:
    text = f"KEY={REAL['an AWS access key']}\n".encode("utf-16")
    assert [one.path for one in Repo(make(tmp_path, {".env": text})).credentials.tracked] == [".env"]


@pytest.mark.parametrize("is_begun", [True, False])
@pytest.mark.parametrize("comment", ["", "  # a line that is worth telling from others"])
def test_many_old_contents_are_looked_through_elsewhere(tmp_path: Path, comment: str, is_begun: bool) -> None:
    key = REAL["an AWS access key"]
    repository = make(tmp_path, {"README.md": "# Old files\n"})
    files = {f"old/{number:04}.py": f"VALUE = {number}{comment}\n" for number in range(6_000)}
    files |= {f"old/{number}.py": f"K_{number} = '{key}'\n" for number in ("0001", "5999")}
    run(repository, "fast-import", "--quiet", "--force", stdin=[_added_and_deleted(files).encode()])
    credentials = Repo(repository).credentials
    if is_begun:
        credentials.begin()
    assert sorted(one.path for one in credentials.past) == ["old/0001.py", "old/5999.py"]


@pytest.mark.parametrize("around", ["", 1_500 * "a", 300 * "Some words of a line.\n"])
@pytest.mark.parametrize("provider", [name for name in REAL if name != "a Django secret key"])
def test_old_contents_are_searched_however_long_their_lines(tmp_path: Path, provider: str, around: str) -> None:
    files = {"old.txt": f"{around} {REAL[provider]} {around}\n"}
    repository = make(tmp_path, {"README.md": "# Old files\n"})
    run(repository, "fast-import", "--quiet", "--force", stdin=[_added_and_deleted(files).encode()])
    assert [one.provider for one in Repo(repository).credentials.past] == [provider]


def _added_and_deleted(files: dict[str, str]) -> str:
    """Return what git's fast-import makes two commits of: one adds the files, the next deletes them."""
    contents = "".join(f"M 100644 inline {path}\ndata {len(text)}\n{text}\n" for path, text in files.items())
    head = "commit refs/heads/main\ncommitter Ada <ada@example.org> 15000000{:02} +0000\ndata 6\nChange\n"
    return head.format(0) + contents + head.format(1) + "deleteall\nM 100644 inline a.py\ndata 0\n\n"


def test_the_password_of_a_manual_is_nobodys() -> None:
    assert not list(matches("mysql://root:my-secret-" + "pw@db.shop.internal/sentiment\n"))


def _token(header: object = None, payload: object = None, signature: str = RANDOM[:43]) -> str:
    """Return what a server would sign with these parts, for a hundred years unless they say otherwise."""
    said = (
        header or {"typ": "JWT", "alg": "HS256"},
        payload or {"sub": "817", "iat": 1_600_000_000, "exp": 4_755_673_600},
    )
    parts = (json.dumps(one).encode() for one in said)
    return ".".join([*(urlsafe_b64encode(one).decode().rstrip("=") for one in parts), signature])


@pytest.mark.parametrize(
    ("path", "text", "is_found"),
    [
        ("risk/api_token.txt", _token(), True),
        ("accessToken", f"Bearer {_token()}\n", True),
        (".jwt", _token(payload={"user": 817}), True),
        ("risk/notes.txt", _token(), False),
        ("tokenizer.txt", _token(), False),
        ("secretary.txt", _token(), False),
        ("tests/token.txt", _token(), False),
        ("docs/token.txt", _token(), False),
        ("token.example.txt", _token(), False),
        ("expired_token.txt", _token(), False),
        ("token.txt", f"curl -H 'Authorization: {_token()}'\n", False),
        ("token.txt", _token(header={"alg": "none"}), False),
        ("token.txt", _token(signature=RANDOM[:20]), False),
        ("token.txt", _token(payload={"sub": "1234567890", "name": "John Doe"}), False),
        # A session's is worth nothing an hour later.
        ("token.txt", _token(payload={"sub": "817", "iat": 1_600_000_000, "exp": 1_600_003_600}), False),
        ("token.txt", _token(payload={"sub": "817", "exp": 4_755_673_600}), False),
        ("token.txt", "eyJhbGciOiJIUzI1NiJ9" + ".eyJub3QganNvbg." + RANDOM[:43], False),
    ],
)
def test_a_signed_token_that_a_file_is_named_after_is_found(
    tmp_path: Path, path: str, text: str, is_found: bool
) -> None:
    credentials = Repo(make(tmp_path / "now", {path: text})).credentials
    assert [(one.provider, one.path, one.line) for one in credentials.tracked] == (
        [("a JSON web token", path, 1)] if is_found else []
    )
    once = make(tmp_path / "once", {"README.md": "# Old files\n"})
    run(once, "fast-import", "--quiet", "--force", stdin=[_added_and_deleted({path: text}).encode()])
    assert [one.path for one in Repo(once).credentials.past] == ([path] if is_found else [])


class _Counted(str):
    """A text that notes how many characters are looked through for the ends of lines."""

    looked_at = 0

    def count(self, part: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        _Counted.looked_at += (len(self) if end is None else end) - start
        return super().count(part, start, end)


def test_lines_are_counted_once_for_each_form_however_many_match() -> None:
    text = _Counted("\n".join(f"key = AKIA{letters}QWERTYUIOP" for letters in ("ZYXW56", "VUTS34") * 50))
    assert [line for _, line in matches(text)] == list(range(1, 101))
    assert _Counted.looked_at <= len(text)


_PUBLIC_HALF = bytes(range(64, 192))
_OF_A_TOOL = b"localhost.localstack.cloud"


def _pem(kind: str, data: bytes) -> str:
    return f"-----BEGIN {kind}-----\n{b64encode(data).decode()}\n-----END {kind}-----\n"


_KEY = _pem("PRIVATE " + "KEY", b"\x30\x82\x04" + _PUBLIC_HALF + bytes(range(90, 10, -1)))


@pytest.mark.parametrize(
    ("name", "half", "is_found"),
    [
        (_OF_A_TOOL, _PUBLIC_HALF, False),
        (b"shop.example.org", _PUBLIC_HALF, True),
        (_OF_A_TOOL, bytes(range(192, 64, -1)), True),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_key_that_a_tool_hands_out_for_localhost_is_nobodys(
    tmp_path: Path, name: bytes, half: bytes, is_found: bool, together: bool
) -> None:
    certificate = _pem("CERTIFICATE", b"\x30\x82\x06" + name + half)
    files = {"c/a.pem": _KEY + certificate} if together else {"c/a.pem.key": _KEY, "c/a.pem.crt": certificate}
    credentials = Repo(make(tmp_path / "now", files)).credentials
    assert bool(credentials.tracked) == is_found
    once = make(tmp_path / "once", {"README.md": "# Old files\n"})
    run(once, "fast-import", "--quiet", "--force", stdin=[_added_and_deleted(files).encode()])
    assert bool(Repo(once).credentials.past) == is_found


def test_a_key_without_its_certificate_is_found(tmp_path: Path) -> None:
    files = {"c/a.key": _KEY, "d/a.crt": _pem("CERTIFICATE", _OF_A_TOOL + _PUBLIC_HALF)}
    assert [one.path for one in Repo(make(tmp_path, files)).credentials.tracked] == ["c/a.key"]
