# `make` alone prints what can be made.
PYTHON ?= python3
NEWEST ?= python3.13
PY := .venv/bin/python
WITH_SERVERS := $(PY) -m microfinance.embedded
ARGS ?=
PARALLEL := -n auto --dist loadgroup --durations 10
export PYTHONDONTWRITEBYTECODE PIP_DISABLE_PIP_VERSION_CHECK := 1

# Wheels only, so that no machine needs a compiler. By uv, which takes seconds; where it cannot be had or does not manage, by pip, which says so and takes a minute or two.
define install
if $(1)/bin/python -m pip install -qq --only-binary :all: --require-hashes -r requirements-uv.txt \
  && VIRTUAL_ENV=$(1) $(1)/bin/uv pip install --quiet --only-binary :all: --require-hashes -r $(2); then :; else \
  echo "uv did not install $(2), so pip does, which takes a minute or two."; \
  $(1)/bin/python -m pip install -qq --only-binary :all: --require-hashes -r $(2); fi
endef
lock = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

# A law that is not as committed names no commit.
commit = git diff --quiet HEAD -- schemes 2>/dev/null && git rev-parse HEAD 2>/dev/null || true

.DEFAULT_GOAL := help
# In one process an earlier step is there for the next: no environment is made before its package is installed.
.NOTPARALLEL:
.PHONY: help setup lock run test test-fast mutants check bench fresh newest with-newest campaign screenshots messages compiled browser clean

help: ## Prints the targets, one sentence each.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name says; do printf '  make %-12s %s\n' "$$name" "$$says"; done

setup: .venv/made .venv/fonts compiled ## Makes the virtual environment, installs the dependencies and builds the fonts.

run: for-run setup ## Runs the whole portal with demo data on this machine; PORT, HOST and a file .env say how; the environment wins.
	@given=$$(export -p); set -a; test ! -f .env || . ./.env; eval "$$given"; GIT_COMMIT="$${GIT_COMMIT:-$$($(commit))}"; set +a; DEMO=1 exec $(WITH_SERVERS) --with-parent -- $(PY) manage.py run

test: for-test setup browser ## Runs every test against real PostgreSQL, Redis and Chromium; ARGS go to pytest.
	@exec $(WITH_SERVERS) --home var/test --throwaway --with-parent -- $(PY) -m pytest $(PARALLEL) $(if $(ARGS),,--cov) $(ARGS)

test-fast: for-run setup ## Runs what starts neither a browser nor the whole product and walks no way for seconds.
	@exec $(WITH_SERVERS) --home var/test --throwaway --with-parent -- $(PY) -m pytest $(PARALLEL) -m "not whole and not slow" $(ARGS)

mutants: for-run setup ## Puts small faults into the code and says which the tests see; ARGS="--seed 7 --number 100 --folder applicants".
	@exec $(WITH_SERVERS) --home var/mutants/servers --throwaway --with-parent -- $(PY) -m tests.mutants $(ARGS)

check: setup ## Checks format, lint, types, import contracts, migrations, templates and translations.
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache
	$(WITH_SERVERS) --home var/check --throwaway -- $(PY) manage.py makemigrations --check --dry-run
	.venv/bin/djlint --quiet --lint templates
	$(PY) -m pytest --quiet tests/house/test_translations.py

bench: setup .venv-bench/made ## Measures what the documents give numbers for, and prints ratios.
	@exec $(WITH_SERVERS) --home var/bench --with-parent -- $(PY) -m tests.bench $(ARGS)

fresh: ## Tries `make run` and a browser test on a bare Debian, made for it by debootstrap (needs root).
	@$(PYTHON) tests/fresh.py

newest: ## Runs the fast suite on Python 3.13 and the newest Django, warnings as errors; without python3.13 as root in a bare Debian 13.
	@if $(NEWEST) -c "" 2>/dev/null; then $(MAKE) --no-print-directory with-newest; else $(PYTHON) tests/fresh.py newest; fi

with-newest: for-run setup .venv-newest/made
	@exec .venv-newest/bin/python -m microfinance.embedded --home var/newest --throwaway --with-parent -- .venv-newest/bin/python -m pytest $(PARALLEL) -m "not whole and not slow" $(ARGS)

campaign: fresh newest ## Proves what takes long: both commands on a bare Debian, the fast suite on what comes next.

screenshots: for-screenshots setup ## Takes the pictures of the main pages in docs/ anew.
	@DEMO=1 exec $(WITH_SERVERS) --home var/screenshots --throwaway --with-parent -- $(PY) -m tests.screenshots

lock: setup ## Writes every package that pyproject.toml needs, with its hashes, into requirements*.txt and package-lock.json.
	$(lock) pyproject.toml -o requirements.txt
	$(lock) pyproject.toml --group dev -o requirements-dev.txt
	$(lock) --group bench -o requirements-bench.txt
	$(lock) --group installer -o requirements-uv.txt
	.venv/bin/npm install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error

messages: setup ## Collects the interface's words for the translators; where nothing is new, nothing changes.
	@$(PY) -m microfinance.translations collect

clean: ## Removes everything that was made here, the demo's data too.
	@test ! -x $(PY) || $(PY) -m microfinance.embedded.clean
	rm -rf var .venv .venv-bench .venv-newest node_modules static/fonts .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What the machine itself must have.
for-%:
	@$(PYTHON) microfinance/machine.py $*

.venv/made: requirements-uv.txt requirements.txt requirements-dev.txt
	@$(PYTHON) microfinance/machine.py setup
	@$(PYTHON) -m venv .venv
	@echo "Installing what requirements-dev.txt names; this happens once."
	@$(call install,.venv,requirements-dev.txt)
	@touch $@

.venv-bench/made: requirements-uv.txt requirements-bench.txt
	@$(PYTHON) -m venv .venv-bench
	@$(call install,.venv-bench,requirements-bench.txt)
	@touch $@

# Not locked: what is newest today is the question.
.venv-newest/made: pyproject.toml tests/newest.txt .venv/made
	@$(NEWEST) -m venv .venv-newest
	@VIRTUAL_ENV=.venv-newest .venv/bin/uv pip install --quiet --only-binary :all: -r pyproject.toml --group dev --overrides tests/newest.txt
	@touch $@

.venv/fonts: .venv/made package-lock.json microfinance/fonts.py
	@.venv/bin/npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null && touch $@ || true
	@$(PY) -m microfinance.fonts

browser: .venv/made
	@$(PYTHON) microfinance/machine.py browser 2>/dev/null || $(PY) -m playwright install chromium || true # without one its tests say so

compiled: .venv/made
	@$(PY) -m microfinance.translations
