#!/usr/bin/env bash
# What the GitHub action runs: check, write the job's summary, and hand on where the reports are.
set -euo pipefail

folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/mlfolio.XXXXXX")
options=(--output "$folder/report.md" --output "$folder/report.sarif" --output "$folder/report.html" --output "$folder/report.json")
[ -z "${MLFOLIO_FAIL_UNDER:-}" ] || options+=(--fail-under "$MLFOLIO_FAIL_UNDER")
[ -z "${MLFOLIO_BASELINE:-}" ] || options+=(--baseline "$MLFOLIO_BASELINE")

code=0
mlfolio check "${options[@]}" -- "${MLFOLIO_PATH:-.}" || code=$?

# Without a report the message above says why.
if [ -f "$folder/report.json" ]; then
  cat "$folder/report.md" >> "$GITHUB_STEP_SUMMARY"
  {
    echo "sarif=$folder/report.sarif"
    echo "html=$folder/report.html"
    score='import json, sys; score = json.load(open(sys.argv[1], encoding="utf-8"))["score"]; print("" if score is None else score)'
    echo "score=$(python -c "$score" "$folder/report.json")"
  } >> "$GITHUB_OUTPUT"
  case "$code" in
    0) ;;
    3) echo "::error title=mlfolio::A check crashed: please report it, with what stands above." ;;
    *) echo "::error title=mlfolio::The score, a credential or a new finding stops this: see above, and the summary of the job." ;;
  esac
fi
exit "$code"
