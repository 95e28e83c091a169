#!/usr/bin/env bash
# The checkout -> a wheel that, installed into an environment of its own, builds a library in an empty folder.
# Argument: an empty or new folder to work in. Everything that a user of the package needs must be inside the wheel.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$1
mkdir -p "$work/elsewhere"
work=$(cd "$work" && pwd -P)

.venv/bin/python -m build --outdir "$work/dist" . > "$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
.venv/bin/python -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet "$work"/dist/*.whl

cp -R briefings "$work/elsewhere" # the facts alone: without a mkdocs.yml the package brings its settings
cd "$work/elsewhere"
unset PYTHONPATH
"$work/venv/bin/briefings" new trial --library new-library
"$work/venv/bin/briefings" check
"$work/venv/bin/briefings" build --strict
test -s site/index.html
"$work/venv/bin/python" -m pip install --quiet "$(echo "$work"/dist/*.whl)[pdf]"
"$work/venv/bin/briefings" pdf --attach-facts
test -s pdf/idlib-2020-02-06.pdf
echo "$(basename "$work"/dist/*.whl) builds $(find site -name '*.html' | wc -l | tr -d ' ') pages in a folder of its own"
