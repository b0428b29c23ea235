"""A checkout, an editable install and a wheel built from the sdist carry the same catalogue and templates."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from repositories import git

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the sdist that was built from the tracked files."""
    target = tmp_path_factory.mktemp("dist")
    # Without --wheel or --sdist, build makes the sdist first and the wheel from it.
    command = [sys.executable, "-m", "build", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel's contents were unpacked to, as an installer would."""
    target = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def bundled(name: str) -> set[str]:
    return {path.removeprefix(f"{name}/") for path in git(ROOT, "ls-files", name).splitlines()}


@pytest.mark.parametrize("name", ["checks", "templates"])
def test_the_wheel_carries_every_tracked_file(installed: Path, name: str) -> None:
    folder = installed / "mlfolio" / "bundled" / name
    carried = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    carried = {path for path in carried if "__pycache__" not in path}
    assert carried == bundled(name)
    assert any(Path(path).name.startswith(".") for path in carried) == (name == "templates")


def run(code: str, *path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_wheel_behaves_like_the_checkout(installed: Path) -> None:
    code = (
        "import json, mlfolio, mlfolio.start, sys\n"
        "print(mlfolio.__file__, file=sys.stderr)\n"
        "sys.argv = ['mlfolio', 'list', '--markdown']\n"
        "mlfolio.start.main()\n"
    )
    assert run(code, installed) == run(code, ROOT / "src")
    assert str(installed) in run("import mlfolio; print(mlfolio.__file__)", installed)


def test_the_wheel_carries_its_patterns_compiled(installed: Path) -> None:
    code = (
        "import re, sys\n"
        "from mlfolio import catalogue, paths, patterns, repo\n"
        "catalogue.load(paths.bundled('checks'), repo.EVIDENCE)\n"
        "re.compile = lambda text, flags=0: sys.exit(f'compiled: {text}')\n"
        "held = [one for name, module in sorted(sys.modules.items()) if name.startswith('mlfolio')\n"
        "        for one in vars(module).values() if isinstance(one, patterns._Lazy)]\n"
        "print(len(held), all(one.pattern is not None for one in held))\n"
    )
    count, compiled = run(code, installed).split()
    assert (int(count) > 500, compiled) == (True, "True")


def test_the_wheel_scores_like_the_checkout(installed: Path) -> None:
    arguments = ["mlfolio", "check", str(ROOT), "--format", "json"]
    code = f"import mlfolio.start, sys; sys.argv = {arguments}; mlfolio.start.main()"
    assert run(code, installed) == run(code, ROOT / "src")


def test_a_lost_catalogue_is_an_error_not_a_score(installed: Path, tmp_path: Path) -> None:
    lost = tmp_path / "mlfolio"
    (installed / "mlfolio").rename(lost)
    (lost / "bundled").rename(tmp_path / "gone")
    try:
        with pytest.raises(subprocess.CalledProcessError) as raised:
            run("import sys, mlfolio.start; sys.argv = ['mlfolio', 'list']; mlfolio.start.main()", tmp_path)
        assert "installed without its checks;" in raised.value.stderr
    finally:
        (tmp_path / "gone").rename(lost / "bundled")
        lost.rename(installed / "mlfolio")
