# Two commands set up all that is needed: `make demo` shows cjmap at work, `make test` runs the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= auto

# cjmap is installed here as it stands, uncompiled: without what Python keeps, each run would compile all of it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test browser fuzz check golden docs gallery bench clean

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developing: pyproject.toml $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(VENV)/measuring: pyproject.toml $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

demo: $(VENV)/installed
	$(BIN)/cjmap validate examples
	$(BIN)/cjmap lint examples --output-format concise
	@rm -rf build/examples
	$(BIN)/cjmap render examples --view all --findings -o build/examples
	$(BIN)/cjmap render examples --view all --format markdown -o build/examples
	$(BIN)/cjmap render examples --view map --format svg -o build/examples
	$(BIN)/cjmap show examples/five-stage.cjm.yaml
	@echo
	@echo "Open this in a browser; it leads to a page for each map, with all its views:"
	@echo "$(CURDIR)/build/examples/index.html"

# Chromium and npm packages for the tests that look at pages; installs only what is missing.
browser:
	tests/browser/install.sh

test: $(VENV)/developing browser
	$(BIN)/python -m pytest -n $(JOBS)

# Fuzzes the reader of YAML and the loader for so many seconds; what it learns stays in build/fuzz.
FUZZ_SECONDS ?= 600
fuzz: $(VENV)/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'atheris>=3.0.0'
	@mkdir -p build/fuzz
	$(BIN)/python -m tests.fuzz.endless -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=build/ build/fuzz examples

check: $(VENV)/developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py
	git diff --exit-code
	$(BIN)/python ci/audit.py

# Rewrites what tests compare with; look at the difference before you commit it.
golden: $(VENV)/developing
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q -n $(JOBS)

docs: $(VENV)/developing
	$(BIN)/python docs/generate.py

# Pictures of every view of every example, to look at: build/gallery/index.html.
gallery: $(VENV)/developing browser
	$(BIN)/python docs/gallery.py

# Measures cjmap beside other tools and writes docs/benchmarks.md; takes an hour or more.
bench: $(VENV)/measuring
	$(BIN)/python -m bench

clean:
	rm -rf build dist $(VENV)
