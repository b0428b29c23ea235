"""Show which verdicts moved on real repositories since they were last looked at.

    python benchmarks/golden.py REPOSITORIES [--refresh] [--golden FOLDER]

FOLDER (tests/golden unless given) holds one summary a repository: its name, the commit it is pinned to, the kind, the
score, and the outcome and share of every check. No text of the repository is kept. REPOSITORIES holds one clone a
repository, named owner__name, at that commit. Printed is every verdict that is no longer the same. The exit code is 1
when one is, or when a repository cannot be compared: none is left out in silence. With --refresh, the summaries are
written anew instead; `--add owner/name` begins to keep one.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"

Summary = dict[str, Any]


def main() -> int:
    """Compare, or refresh; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repositories", type=Path)
    parser.add_argument("--golden", type=Path, default=GOLDEN)
    parser.add_argument("--refresh", action="store_true")
    parser.add_argument("--add", action="append", default=[], metavar="OWNER/NAME")
    options = parser.parse_args()
    kept = {one["repository"]: one for one in map(read, sorted(options.golden.glob("*.json")))}
    names = [*kept, *options.add]
    if not names:
        print(f"{options.golden}: no summary is kept; begin with --add OWNER/NAME")
        return 1
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(names, pool.map(lambda name: summary(options.repositories, name), names), strict=True))
    if options.refresh or options.add:
        return refresh(found, options.golden)
    return compare(kept, found)


def read(path: Path) -> Summary:
    """Return the summary that a file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def summary(repositories: Path, name: str) -> Summary | str:
    """Return what `mlfolio check` says of a clone, outcomes and shares alone; or why it cannot be asked, in words."""
    folder = repositories / name.replace("/", "__")
    if not folder.is_dir():
        return f"there is no clone at {folder}"
    command = [sys.executable, "-m", "mlfolio", "check", str(folder), "--format", "json", "--no-config"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1, 3):
        return done.stderr.strip()
    report = json.loads(done.stdout)
    return {
        "repository": name,
        "commit": report["repository"]["commit"],
        "kind": report["repository"]["kind"],
        "score": round(report["score"], 1) if report["score"] is not None else None,
        "checks": {one["id"]: [one["outcome"], one["share"]] for one in report["checks"]},
    }


def refresh(found: dict[str, Summary | str], golden: Path) -> int:
    """Write the summaries; return 1 when one could not be made."""
    golden.mkdir(parents=True, exist_ok=True)
    for name, one in found.items():
        if isinstance(one, str):
            print(f"{name}: {one}")
            continue
        lines = [f"    {json.dumps(id_)}: {json.dumps(said)}" for id_, said in sorted(one["checks"].items())]
        head = json.dumps({key: value for key, value in one.items() if key != "checks"}, indent=2)[:-2]
        text = f'{head},\n  "checks": {{\n' + ",\n".join(lines) + "\n  }\n}\n"
        (golden / f"{name.replace('/', '__')}.json").write_text(text, encoding="utf-8")
    missing = [one for one in found.values() if isinstance(one, str)]
    print(f"{len(found) - len(missing)} of {len(found)} summaries written")
    return 1 if missing else 0


def compare(kept: dict[str, Summary], found: dict[str, Summary | str]) -> int:
    """Print what is no longer the same; return 1 when anything is, or could not be compared."""
    moved = {name: list(differences(kept[name], found[name])) for name in kept}
    for name, lines in moved.items():
        for line in lines:
            print(f"{name}: {line}")
    count = sum(bool(lines) for lines in moved.values())
    print(f"{len(kept) - count} of {len(kept)} repositories are judged as before")
    return 1 if count else 0


def differences(old: Summary, new: Summary | str) -> Iterator[str]:
    """Yield, in words, what moved between two summaries of one repository."""
    if isinstance(new, str):
        yield f"not compared: {new}"
        return
    if new["commit"] != old["commit"]:
        yield f"not compared: the clone is at {new['commit']}; run git checkout {old['commit']} there"
        return
    for key in ("kind", "score"):
        if new[key] != old[key]:
            yield f"{key}: {old[key]} -> {new[key]}"
    for id_ in sorted({*old["checks"], *new["checks"]}):
        before, after = old["checks"].get(id_), new["checks"].get(id_)
        if before != after:
            yield f"{id_}: {said(before)} -> {said(after)}"


def said(verdict: list[Any] | None) -> str:
    """Return an outcome and its share in words."""
    if verdict is None:
        return "not asked"
    outcome, share = verdict
    return outcome if share is None else f"{outcome} {share:g}"


if __name__ == "__main__":
    sys.exit(main())
