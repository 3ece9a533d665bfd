# Two commands for a fresh machine: `make demo` and `make test`. Both set up .venv first.
PYTHON ?= $(firstword $(shell for v in 3.11 3.12 3.13 3; do command -v python$$v; done) python3)
VENV := .venv
BIN := $(VENV)/bin
INPUT ?= examples/ukraine
PACKS ?= ukraine examples/packs/ukraine-outlets
OUT ?= demo-ledger
.DEFAULT_GOAL := help
.PHONY: help demo test browser lint types gate calibrate bench lock clean

help: ## show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "peaceledger needs Python 3.11, 3.12 or 3.13; $(PYTHON) is another. Try: make PYTHON=python3.11 ..."; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run ## build the ledger of the sample corpus, or of INPUT=path
	$(BIN)/peaceledger build "$(INPUT)" $(foreach pack,$(PACKS),--pack "$(pack)") --out "$(OUT)"
	@echo "The commands above are in $(BIN): try $(BIN)/peaceledger --help"

test: $(VENV)/.dev browser lint types ## lint, types, import contract, the gate without three long exams, all tests
	$(BIN)/python evals/gate.py --without news12k polnear studies
	$(BIN)/python -m pytest -n 2

browser: ## install Chromium for the tests in a real browser, where it is missing and can be had
	@tests/browser/install

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.dev
	$(BIN)/mypy

gate: $(VENV)/.dev ## print every quality figure; fail below evals/baseline.json
	$(BIN)/python evals/gate.py

calibrate: $(VENV)/.dev ## print the calibration table of the studies' methods: 1,000 worlds a row, some ten minutes
	$(BIN)/python evals/studies.py

bench: $(VENV)/.dev ## print speed and memory
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/statements.py
	$(BIN)/python benchmarks/reconcile.py
	$(BIN)/python benchmarks/studies.py
	$(BIN)/python benchmarks/serve.py

lock: $(VENV)/.dev ## resolve requirements/*.in anew, with hashes
	$(BIN)/uv pip compile requirements/run.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -q -o requirements/run.txt
	$(BIN)/uv pip compile requirements/dev.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -q -o requirements/dev.txt

clean: ## remove the virtual environment and the demo ledger
	rm -rf $(VENV) demo-ledger
