# Every target makes its own environment first; PYTHON chooses the interpreter (3.11 or later).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test test-browser test-hostile test-templates lint docs benchmark golden clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Make the environment in .venv

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mlfolio needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)

# On a machine where git does not know anybody yet, the first project's commit is nobody's.
SOMEBODY := $(if $(shell git config user.email),,$(foreach who,AUTHOR COMMITTER,GIT_$(who)_NAME=Somebody GIT_$(who)_EMAIL=somebody@example.org))

run: $(READY) ## Make a project, run it, and check it; or check REPO=path
ifeq ($(REPO),)
	rm -rf build/first-project
	mkdir -p build
	$(SOMEBODY) $(BIN)/mlfolio new kaggle build/first-project --defaults
	$(MAKE) -C build/first-project run
	git -C build/first-project add --all
	$(SOMEBODY) git -C build/first-project commit --quiet --message "Fill in the first results"
	$(BIN)/mlfolio check build/first-project
else
	$(BIN)/mlfolio check $(REPO)
endif

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest -n auto

test-browser: $(READY) ## Open the HTML report in Debian's Chromium, and check it with axe-core (PICTURES=1 draws docs/*.png)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[browser]'
	npm install --silent --no-save --no-package-lock --prefix $(VENV)/axe axe-core@4
	AXE=$(CURDIR)/$(VENV)/axe/node_modules/axe-core/axe.min.js $(BIN)/python -m pytest browser

test-hostile: $(READY) ## Run the tests of hostile repositories, the slow ones too
	$(BIN)/python -m pytest -n auto -m "slow or not slow" tests/hostile

test-templates: $(READY) ## Make projects of every kind, and run all that they offer, in fresh environments (hours: docs/templates.md)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,templates]'
	$(BIN)/python -m pytest -m slow tests/templates

lint: $(READY) ## Run the linter and the formatter over everything
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

docs: $(READY) ## Write docs/checks.md anew from the checks
	$(BIN)/mlfolio list --markdown > docs/checks.md.new
	mv docs/checks.md.new docs/checks.md

docs-site: $(READY) ## Build the documentation's site in site/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[docs]'
	$(BIN)/python -m mkdocs build --quiet --strict

benchmark: $(READY) ## Time mlfolio against other tools, and compare it with judgements (SMALL= LARGE= REPOS=)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[benchmark]'
	$(BIN)/python benchmarks/speed.py $(if $(SMALL),--small $(SMALL)) $(if $(LARGE),--large $(LARGE))
	$(BIN)/python benchmarks/agreement.py $(REPOS)

golden: $(READY) ## Show which verdicts moved on real repositories: REPOS=folder of clones, REFRESH=1 to keep the new ones
	$(BIN)/python benchmarks/golden.py $(or $(REPOS),$(error REPOS=folder of clones, named owner__name)) $(if $(REFRESH),--refresh)

clean: ## Remove the environment and the caches
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis build dist
