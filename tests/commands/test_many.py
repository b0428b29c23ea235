"""Several repositories in one run: each once, and none in another's way."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from commands.test_check import KEY, POOR, mlfolio
from repositories import make


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_several_are_checked_and_a_failing_one_stops_none(tmp_path: Path) -> None:
    good = make(tmp_path / "good", POOR | {"README.md": "# Forest\n\nTrains a forest.\n"})
    leaking = make(tmp_path / "leaking", {"key.py": f'KEY = "{KEY}"\n'})
    listing = tmp_path / "list.txt"
    listing.write_text(f"# the class\n\n{good}\n{tmp_path / 'nowhere'}\nfile://{leaking}\n{good}\n")
    done = mlfolio("check", "--from-file", listing, "--output", tmp_path / "scores.jsonl")
    assert done.returncode == 2
    found = {line["given"]: line for line in lines(tmp_path / "scores.jsonl")}
    assert len(lines(tmp_path / "scores.jsonl")) == len(found) == 3
    assert found[str(good)]["report"]["score"] > 0
    assert found[f"file://{leaking}"]["exit_code"] == 1
    assert "no such folder" in found[str(tmp_path / "nowhere")]["error"]
    table = done.stdout.splitlines()
    assert table[0].split()[:3] == ["score", "kind", "repository"]
    assert "good" in table[1]
    assert "capped" in done.stdout
    assert table[-1] == "2 checked, 1 could not be."


def test_json_lines_go_to_the_screen(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one", POOR), make(tmp_path / "two", POOR)
    done = mlfolio("check", one, two, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert {json.loads(line)["given"] for line in done.stdout.splitlines()} == {str(one), str(two)}


def test_resuming_goes_on_where_a_killed_run_stopped(tmp_path: Path) -> None:
    folders = [make(tmp_path / f"r{number}", POOR) for number in range(3)]
    target = tmp_path / "scores.jsonl"
    assert mlfolio("check", folders[0], tmp_path / "none", "--output", target).returncode == 2
    whole = target.read_text(encoding="utf-8")
    target.write_text(whole + whole[:40], encoding="utf-8")
    assert mlfolio("check", *folders, "--output", target).returncode == 2
    done = mlfolio("check", *folders, "--output", target, "--resume")
    assert done.returncode == 0, done.stderr
    assert sorted(line["given"] for line in lines(target)) == sorted(map(str, folders))
    assert target.read_text(encoding="utf-8").splitlines()[0] in whole.splitlines()


def test_a_line_that_is_torn_within_a_letter_is_done_again(tmp_path: Path) -> None:
    folders = [make(tmp_path / name, POOR) for name in ("one", "two")]
    target = tmp_path / "scores.jsonl"
    assert mlfolio("check", *folders, "--output", target).returncode == 0
    first, _ = target.read_bytes().splitlines()
    target.write_bytes(first + b'\n{"given": 1, "report": {}, "error": null, "exit_code": 0}\n{"given": "\xe2\x80')
    done = mlfolio("check", *folders, "--output", target, "--resume")
    assert done.returncode == 0, done.stderr
    assert sorted(line["given"] for line in lines(target)) == sorted(map(str, folders))


def test_a_list_may_hold_comments_and_the_mark_of_an_editor(tmp_path: Path) -> None:
    names = ["one", "no #2"]
    for name in names:
        make(tmp_path / name, POOR)
    text = "\ufeffone  # Ada\r\n  # nobody\r\nno #2\r\nnowhere\t# left\r\n"
    (tmp_path / "list.txt").write_text(text, encoding="utf-8", newline="")
    done = mlfolio("check", "--from-file", "list.txt", "--format", "jsonl", cwd=tmp_path)
    found = {line["given"]: line["error"] for line in map(json.loads, done.stdout.splitlines())}
    failed = "nowhere: no such folder. Give the folder of the repository to check, or its whole address (https://...)"
    assert found == {"one": None, "no #2": None, "nowhere": failed}


def test_a_single_repository_may_be_written_as_a_line(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    assert mlfolio("check", "--output", "scores.jsonl", cwd=tmp_path).returncode == 0
    assert [line["given"] for line in lines(tmp_path / "scores.jsonl")] == ["."]


@pytest.mark.parametrize(
    "options",
    [["--format", "html"], ["--output", "a.html"], ["--resume"], ["--staged"], ["--output", "a", "--output", "b"]],
)
def test_options_for_one_repository_are_refused_for_several(tmp_path: Path, options: list[str]) -> None:
    make(tmp_path / "one", POOR)
    done = mlfolio("check", "one", "one", *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_an_interrupt_keeps_what_is_done(tmp_path: Path, number: signal.Signals) -> None:
    quick = make(tmp_path / "quick", POOR)
    slow = make(tmp_path / "slow", {f"m{number}.py": "x = 1\n" * 1000 for number in range(60)})
    target = tmp_path / "scores.jsonl"
    command = [sys.executable, "-m", "mlfolio", "check", quick, slow, f"file://{slow}", "--output", target]
    with tempfile.TemporaryDirectory(dir=tmp_path) as scratch:
        process = subprocess.Popen(
            command, env={**os.environ, "TMPDIR": scratch}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        until = time.monotonic() + 60
        while not (target.exists() and target.stat().st_size) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(number)
        said, _ = process.communicate(timeout=60)
        assert list(Path(scratch).glob("mlfolio-*")) == []
    assert process.returncode in (0, 130)
    assert str(quick)[-20:] in said
    assert str(quick) in {line["given"] for line in lines(target)}


def test_a_terminal_that_is_closed_ends_no_run_that_is_to_outlive_it(tmp_path: Path) -> None:
    folders = [make(tmp_path / f"r{number}", POOR) for number in range(3)]
    target = tmp_path / "scores.jsonl"
    command = ["nohup", sys.executable, "-m", "mlfolio", "check", *folders, "--output", target]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while not (target.exists() and target.stat().st_size) and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    assert (process.returncode, len(lines(target))) == (0, 3)


@pytest.mark.parametrize("text", ["", "# the class\n\n"])
def test_a_list_that_names_nothing_is_refused(tmp_path: Path, text: str) -> None:
    listing = tmp_path / "class.txt"
    listing.write_text(text)
    done = mlfolio("check", "--from-file", listing, "--output", tmp_path / "scores.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{listing}: names no repository" in done.stderr
    assert mlfolio("check", "--from-file", listing, make(tmp_path / "one", POOR)).returncode == 0


def test_an_id_that_no_check_has_is_said_once(tmp_path: Path) -> None:
    done = mlfolio("check", tmp_path / "one", tmp_path / "two", "--select", "has-test")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("has-test: no check has this id") == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_as_people_save_it(tmp_path: Path, encoding: str) -> None:
    folder = make(tmp_path / "forêt", POOR)
    listing = tmp_path / "class.txt"
    listing.write_bytes(f"{folder}\r\n".encode(encoding))
    done = mlfolio("check", "--from-file", listing, "--format", "jsonl")
    assert json.loads(done.stdout)["given"] == str(folder)
    assert done.returncode == 0


def test_a_list_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (listing := tmp_path / "class.zip").write_bytes(b"PK\0\3\0\0")
    done = mlfolio("check", "--from-file", listing)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{listing}: is no text" in done.stderr


def test_a_list_may_be_piped_in(tmp_path: Path) -> None:
    make(tmp_path / "one", POOR)
    command = [sys.executable, "-m", "mlfolio", "check", "--from-file", "-", "--format", "jsonl"]
    done = subprocess.run(command, input="one\n", cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["given"] == "one"


def test_a_password_in_an_address_is_neither_shown_nor_kept(tmp_path: Path) -> None:
    address = f"file://ada:s3cret@{make(tmp_path / 'one', POOR)}"
    target = tmp_path / "scores.jsonl"
    for again in ([], ["--resume"]):
        done = mlfolio("check", address, tmp_path / "none", "--output", target, *again)
        assert "s3cret" not in done.stdout + done.stderr + target.read_text(encoding="utf-8")
    assert [line["given"] for line in lines(target)] == [address.replace("ada:s3cret@", ""), str(tmp_path / "none")]


def test_what_holds_nothing_says_so_and_an_archive_is_to_be_unpacked(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "ada.zip").write_bytes(b"PK")
    done = mlfolio("check", "empty", "ada.zip", cwd=tmp_path)
    assert "nothing in it that a check applies to" in done.stdout
    assert "Unpack it, and give the folder that comes out" in done.stdout


def test_a_folder_of_clones_that_is_checked_as_one_is_told_so(tmp_path: Path) -> None:
    make(tmp_path / "class" / "ada", POOR)
    assert "of their own" not in mlfolio("check", tmp_path / "class").stdout
    make(tmp_path / "class" / "bob", POOR)
    said = " ".join(mlfolio("check", tmp_path / "class", "--select", "has-readme").stdout.split())
    assert "holds 2 repositories of their own (ada, bob), and the score is of all of them together" in said
    assert "mlfolio check class/*." in said
    assert "of their own" not in mlfolio("check", tmp_path / "class" / "ada", "--select", "has-readme").stdout
