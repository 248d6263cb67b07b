# Every task has one command, the same for people, hooks and the build machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := constraints.txt

# A process per core and one more (tests/plugins/groups.py); values written by inline-snapshot can only be refreshed in a run of one process.
PARALLEL := -n logical --dist loadgroup --inline-snapshot=disable

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test bench check format lock generated generated-check catalogues screenshots clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime  ## build the Espoo record, ask it a few questions, serve it on 127.0.0.1:8000
	@$(BIN)/aukio demo

test: $(VENV)/.full  ## run every test: all on SQLite, then those that touch the database on PostgreSQL (docs/testing.md)
	$(BIN)/pytest $(PARALLEL)
	$(BIN)/pytest $(PARALLEL) --db postgres

check: $(VENV)/.full  ## the fast gate: format, lint, types, contracts, migrations, generated pages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@# in memory: the question is about the models, not about anyone's record
	DJANGO_SETTINGS_MODULE=aukio.config.settings AUKIO_DATABASE_URL=sqlite://:memory: \
		$(BIN)/django-admin makemigrations --check --dry-run
	@$(MAKE) --no-print-directory generated-check

format: $(VENV)/.full  ## format the source and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generated: $(VENV)/.full  ## write the generated reference pages anew
	$(BIN)/python tools/generated.py

catalogues: $(VENV)/.full  ## gather the messages of the pages and compile their translations
	$(BIN)/python tools/catalogues.py

bench: $(VENV)/.full  ## measure: each row beside a reference of the same run; takes some minutes
	$(BIN)/python benchmarks/in_process.py
	$(BIN)/python benchmarks/moving_in.py
	$(BIN)/python benchmarks/under_load.py ratio

screenshots: $(VENV)/.full  ## take the pictures of the README anew; needs Chromium
	$(BIN)/python tools/screenshots.py

generated-check: $(VENV)/.full  ## are the generated reference pages fresh?
	@$(BIN)/python tools/generated.py --check
	@$(BIN)/python tools/catalogues.py --check

lock: $(VENV)/.full  ## resolve the dependencies anew into constraints.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras \
		--no-emit-index-url --custom-compile-command 'make lock' --output-file $(LOCK) pyproject.toml

clean:  ## remove the environment and the caches; the record in var/ stays
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Each step leaves a stamp, so that a second start calls no installer.

# Some systems ship Python without ensurepip, and forbid pip to write beside it: virtualenv, unpacked for this one
# use, makes the same environment.
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit(f"Aukio needs Python 3.11 or newer; \
	$(PYTHON) is {sys.version.split()[0]}. Try: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv --clear $(VENV) 2>/dev/null || { \
		$(PYTHON) -m pip install --quiet --target build/virtualenv virtualenv && \
		PYTHONPATH=build/virtualenv $(PYTHON) -m virtualenv --quiet --clear $(VENV) && \
		rm -rf build/virtualenv; }
	@touch $@

$(VENV)/.runtime: pyproject.toml $(LOCK) | $(VENV)/.created
	@echo "Installing Aukio into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(LOCK) --editable .
	@touch $@

$(VENV)/.full: pyproject.toml $(LOCK) | $(VENV)/.created
	@echo "Installing Aukio, its tests and its gate into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(LOCK) --editable '.[test,dev]'
	@touch $(VENV)/.runtime $@
