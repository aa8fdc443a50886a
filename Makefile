# Everything a newcomer needs: `make demo` runs the main job, `make test` runs the tests.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo install test lint types unit format templates schemas goldens bench pictures lock clean

help:  ## Show this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 14

demo: $(VENV)/.run  ## Turn the real cases into Word documents (PDF too where LibreOffice is installed)
	@$(BIN)/python tools/demo.py out/demo

install: $(VENV)/.dev  ## Install everything that tests and tools need

test: lint types unit  ## Lint, types, tests

lint: $(VENV)/.dev  ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	@$(BIN)/mypy

unit: $(VENV)/.dev  ## The tests, against the installed wheel, with branch coverage
	@$(BIN)/python tools/run_tests.py

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
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check isal docx-mailmerge2
	@if command -v npm >/dev/null; then npm --prefix tools/bench/peers ci --no-audit --no-fund --silent; fi
	@$(BIN)/python tools/run_bench.py

pictures: $(VENV)/.dev  ## Take the pictures of the pages anew, for the guide and the README
	@OCOP_DOCS_TAKE_PICTURES=1 $(BIN)/python -m pytest -q tests/web/test_guide.py -k picture

lock:  ## Resolve the dependencies anew (needs uv)
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes pyproject.toml --group build \
		-o requirements.lock
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes pyproject.toml --group dev \
		-c requirements.lock -o requirements-dev.lock

clean:  ## Remove what was built here
	@rm -rf $(VENV) out build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@ $(VENV)/.run
