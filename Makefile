# This folder -> its site, its tests, its figures. `make help` lists what there is.
#
# Needs Python 3.11 or newer with its venv module; all else is installed into .venv. Every path is relative, so the
# folder may stand under a name with spaces. Written for the make that comes with macOS (3.81), too.

BIN := .venv/bin
PYTHON ?=
PYTEST ?=
WORKERS ?= 2

export PYTHON
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test check bench proof pictures clean environment environment-dev

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*##/  make \1  /p' Makefile

site: environment  ## check the facts, build the site into site/ and open it
	@$(BIN)/briefings check
	@$(BIN)/briefings build --strict
	@echo "The site is built. Open site/index.html in a browser; it needs no server."
	@if [ -z "$$CI" ] && { [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; }; then \
	  $(BIN)/python -c 'import pathlib, webbrowser; webbrowser.open(pathlib.Path("site/index.html").resolve().as_uri())'; \
	fi

serve: environment  ## show the site while you write, reloading at every change
	@$(BIN)/briefings serve

test: environment-dev  ## run all tests (PYTEST="-k timeline" runs some of them)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -rs $(PYTEST)

check: environment  ## check the facts only
	@$(BIN)/briefings check

bench: environment-dev  ## measure how long building a site and its PDFs takes
	@$(BIN)/python -m benchmarks.stages
	@$(BIN)/python -m benchmarks.pdf

proof: environment-dev  ## have PDFs validated as PDF/UA-1 and PDF/A-2a, one of 300 pages among them
	@bash .ci/pdf.sh build/proof 300

pictures: environment-dev  ## photograph every kind of page into build/pictures/ (KINDS="overview claims")
	@PYTHONPATH=. $(BIN)/python -m tests.browser.pictures build/pictures $(KINDS)

clean:  ## remove what was built and cached; keep .venv
	@rm -rf site pdf build dist .coverage .coverage.* htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find generator tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@sh .ci/environment.sh pdf

environment-dev:
	@sh .ci/environment.sh dev
