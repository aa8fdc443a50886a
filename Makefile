# Everything a newcomer needs: `make demo` runs the main job, `make test` runs the tests.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8080
WHEELHOUSE ?= out/wheelhouse
JUDGE := tests/ooxml/node_modules/.package-lock.json
PYODIDE := tools/single_file/node_modules/.package-lock.json
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# The locks are complete and hashed: pip resolves nothing, and builds docopt with the locked setuptools.
LOCKED := --no-deps --require-hashes --no-build-isolation --use-pep517
LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes

.PHONY: help demo serve install wheelhouse test lint types unit soak attack load format templates schemas goldens bench symbols pictures site dist \
	single-file single-file-test editions windows-setup windows-test container-test lock clean

help:  ## Show this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 14

demo: $(VENV)/.run  ## Turn the real cases into Word documents (PDF too where LibreOffice is installed)
	@$(BIN)/python tools/demo.py out/demo

serve: $(VENV)/.run  ## Open the clerk's page in the browser (PORT=8090 where 8080 is taken)
	@$(BIN)/ocop-docs serve --port $(PORT)

wheelhouse: $(VENV)/.build  ## Fetch everything that `make demo` installs, for a machine without a network, into $(WHEELHOUSE)
	@$(PIP) download $(LOCKED) -d $(WHEELHOUSE) -r requirements-build.lock -r requirements.lock

install: $(VENV)/.dev $(JUDGE)  ## Install everything that tests and tools need

test: lint types unit  ## Lint, types, tests

lint: $(VENV)/.dev  ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	@$(BIN)/mypy

unit: $(VENV)/.dev $(JUDGE)  ## The tests, against the installed wheel; with CI=true also their branch coverage
	@$(BIN)/python tools/run_tests.py

soak: $(VENV)/.dev  ## The long runs at full length; writes docs/parity.md (PDF engines), docs/word-edits.md, docs/office.md (hours)
	@OCOP_DOCS_SOAK=1 $(BIN)/python -m pytest -q -n 2 -m soak tests
	@$(BIN)/python tools/parity.py
	@$(BIN)/python tools/build_edits_page.py
	@$(BIN)/python tools/office_load.py hour

attack: $(VENV)/.dev  ## Attack what reads from outside: requests from the API's description, patterns, hostile files (minutes)
	@OCOP_DOCS_ATTACK_EXAMPLES=200 $(BIN)/python -m pytest -q tests/attacks
	@$(BIN)/python tools/worst_refusals.py
	@$(BIN)/python tools/under_attack.py

load: $(VENV)/.dev  ## Measure the office edition under load, on SQLite and PostgreSQL; writes docs/office.md (half an hour)
	@$(BIN)/python tools/office_load.py

format: $(VENV)/.dev  ## Format the code and mend what ruff can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

templates: $(VENV)/.dev  ## Build templates/docx from templates/source
	@$(BIN)/python tools/build_templates.py

schemas: $(VENV)/.dev  ## Build schemas/ from the models
	@$(BIN)/python tools/build_schemas.py

goldens: $(VENV)/.dev  ## Write the golden texts and the workbook of the samples anew; read the diff before you commit it
	@$(BIN)/python tools/build_goldens.py
	@$(BIN)/python tools/build_round_workbook.py

bench: $(VENV)/.dev  ## Measure the engine and the pages against docxtpl and its peers; writes docs/benchmarks.md (takes minutes)
	@$(PIP) install docx-mailmerge2
	@if command -v npm >/dev/null; then npm --prefix tools/bench/peers ci --no-audit --no-fund --silent; fi
	@$(BIN)/python tools/run_bench.py

symbols: $(VENV)/.dev  ## Draw the font of symbols that the embedded PDF engine lacks
	@$(BIN)/python tools/build_symbols.py

pictures: $(VENV)/.dev $(PYODIDE)  ## Take the pictures of the pages anew, for the guide and the README
	@OCOP_DOCS_TAKE_PICTURES=1 $(BIN)/python -m pytest -q tests/web/test_guide.py tests/web/test_office_guide.py tests/whole/test_docs.py tests/single_file/test_guide.py -k picture

site: $(VENV)/.dev  ## Build dist/site: the pages of docs/ and the Python reference, for a browser without a network
	@$(BIN)/python -m sphinx -q -W --keep-going -d out/doctrees -c tools/site . dist/site

dist: $(VENV)/.build  ## Build the wheel and the source distribution into dist/
	@$(BIN)/python -m hatchling build -d dist

single-file: $(VENV)/.run $(PYODIDE)  ## Build dist/ocop-docs.html: all of it in one file for a browser, without server or network (needs npm)
	@$(BIN)/python tools/single_file/build.py

single-file-test: $(VENV)/.dev $(PYODIDE)  ## Test that file in a browser without a network (two minutes; needs npm)
	@$(BIN)/python -m pytest -n 2 tests/single_file

editions: single-file $(VENV)/.dev  ## Measure that file and compare its bytes with those made here; writes docs/editions.md
	@$(BIN)/python -m tests.single_file.measure

windows-setup: $(VENV)/.dev  ## Build the Windows setup and portable folder: make windows-setup PYTHON_ZIP=python-3.13.x-embed-amd64.zip SHA256=...
	@$(BIN)/python tools/build_windows.py "$(PYTHON_ZIP)" "$(SHA256)"

windows-test: $(VENV)/.dev  ## Install that setup under Wine, with a Python for tests, and test it there (ten minutes; needs Debian's wine64)
	@rm -rf out/windows-test
	@$(BIN)/python -m pytest -n 0 tests/windows

container-test: $(VENV)/.dev  ## Do the steps of the Dockerfile in a Debian of its own and run its server there (minutes; root, debootstrap)
	@$(BIN)/python -m pytest -n 0 tests/container

lock:  ## Resolve the dependencies anew (needs uv)
	@$(LOCK) --group build -o requirements-build.lock
	@$(LOCK) pyproject.toml -c requirements-build.lock -o requirements.lock
	@$(LOCK) pyproject.toml --extra office --extra oidc -c requirements.lock -c requirements-build.lock -o requirements-office.lock
	@$(LOCK) pyproject.toml --group dev -c requirements-office.lock -c requirements.lock -c requirements-build.lock -o requirements-dev.lock
	@$(BIN)/python tools/locked.py

clean:  ## Remove what was built here
	@rm -rf $(VENV) out build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Asked only when the environment is to be made: "fits", the version of a Python too old, or nothing.
FOUND = $(shell ( $(PYTHON) -c "import sys; \
	print('fits' if sys.version_info >= (3, 11) else 'Python ' + sys.version.split()[0])" ) 2>/dev/null)

$(VENV)/bin/python:
	$(if $(filter fits,$(FOUND)),,$(error OCOP Docs needs Python 3.11 or later, "$(PYTHON)" is \
		$(or $(FOUND),not there). Name another: make PYTHON=python3.12))
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.build: requirements-build.lock | $(VENV)/bin/python
	@$(PIP) install $(LOCKED) -r requirements-build.lock
	@touch $@

$(VENV)/.run: requirements.lock pyproject.toml $(VENV)/.build
	@$(PIP) install $(LOCKED) -r requirements.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml $(VENV)/.build
	@$(PIP) install $(LOCKED) -r requirements-dev.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@ $(VENV)/.run

# Without npm, or without a network, the tests that need it are skipped with that reason; in CI they fail.
# Not npm ci: the validator has a package for each system, and a registry need not have them all.
NPM := install --no-save --no-audit --no-fund --loglevel=error
$(JUDGE) $(PYODIDE): %/node_modules/.package-lock.json: %/package-lock.json
	@if command -v npm >/dev/null; then npm --prefix $* $(NPM) >/dev/null || true; fi
