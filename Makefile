# Two commands are enough: `make run` is an interview, `make test` proves that it works.
# Both set everything up first, on a machine that has nothing but Python 3.11+, git and a package manager.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := install --require-hashes --no-deps --only-binary :all:
SOURCE = $(shell $(PYTHON) -c 'import sys; print("--no-binary pocketsphinx" * (sys.version_info >= (3, 14)))')

.PHONY: run test quick bench train lint pictures new-check lock licences sbom audit clean

run: .venv/ready
	@sh tools/system.sh run
	$(BIN)/mockint

test: .venv/ready-for-tests
	@sh tools/system.sh test
	$(MAKE) --no-print-directory lint
	$(BIN)/python tools/side_by_side.py

# What opens no device, model or process, and takes no seconds. A test that opens one is marked `real`; the fence in
# tests/fence.py names each that is not.
quick: .venv/ready-for-tests
	$(BIN)/python -m pytest -m "not real and not slow"

lint: .venv/ready-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready-for-tests
	@sh tools/system.sh test
	$(BIN)/python -m benchmarks

# Makes the learned judge anew from training/text: about an hour on two cores.
train: .venv/ready-for-tests
	$(BIN)/python -m training

pictures: .venv/ready-for-tests
	@sh tools/system.sh test
	$(BIN)/mockint demo --fast --recordings build/pictures
	$(BIN)/python docs/pictures/make.py "$$(ls -d build/pictures/*/ | tail -n 1)"

# Lays out a new check: its file, its cases, its row in the docs.
new-check:
	$(PYTHON) tools/new_check.py "$(NAME)"

# Everything installed is in a lock, with its hash: `--no-deps` adds nothing that is not. All come as wheels, so that no
# code of a package runs while it is installed; two without a wheel, openai-whisper and kiwipiepy-model, are built, by what
# is locked.
# What pip does for a wheel is done for mockint itself: it is compiled, or where Python may write no bytecode
# (PYTHONDONTWRITEBYTECODE) every start would compile it anew.
# Python 3.14 has no wheel of PocketSphinx yet: it is built there from its locked source, by tools that pip chooses.
.venv/ready: pyproject.toml locks/run.txt
	$(PYTHON) -m venv .venv
	$(PIP) $(LOCKED) $(SOURCE) -r locks/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q mockint
	@touch $@

# Torch alone is in no lock. Its usual build for Linux asks for several GB of GPU libraries; who keeps a build for the
# processor at hand (a wheel folder that pip knows) gets that one, of the same version and with another hash.
.venv/ready-for-tests: .venv/ready locks/test.txt
	$(PIP) $(LOCKED) --no-binary openai-whisper --no-binary kiwipiepy-model --no-build-isolation -r locks/test.txt
	$(PIP) install torch==2.13.0
	@touch $@

# The tools of the supply stand in an environment of their own: they share no library with mockint.
SUPPLY := build/supply
UV := UV_CUSTOM_COMPILE_COMMAND='make lock' $(SUPPLY)/bin/uv pip compile --quiet --config-file tools/uv.toml \
	--universal --python-version 3.11 --generate-hashes --annotation-style line \
	--only-binary :all: $(UPGRADE)

# Makes the locks anew from pyproject.toml, for Linux, macOS and Windows and for Python 3.11 and later. What is locked
# stays as it is, as long as it fits; make lock UPGRADE=--upgrade takes the newest.
lock: $(SUPPLY)/ready
	$(UV) pyproject.toml --extra offline --group build -o locks/run.txt
	$(UV) pyproject.toml --all-extras --group build -c locks/run.txt --no-binary openai-whisper \
		--no-binary kiwipiepy-model --no-emit-package torch -o locks/test.txt
	$(UV) --group supply -o locks/supply.txt

# Writes the tables of docs/licences.md from what is installed.
licences: .venv/ready
	$(BIN)/python tools/licences.py

# The bill of materials: CycloneDX, from the lock alone.
sbom: $(SUPPLY)/ready
	@PYTHONWARNINGS=ignore $(SUPPLY)/bin/cyclonedx-py requirements locks/run.txt --pyproject pyproject.toml \
		--output-reproducible --of JSON -o build/mockint.cdx.json
	@echo build/mockint.cdx.json

# Known vulnerabilities of what is locked; where no database can be reached it says so, and is content.
audit: $(SUPPLY)/ready
	@$(SUPPLY)/bin/python tools/audit.py $(SUPPLY)/bin/pip-audit locks/test.txt

$(SUPPLY)/ready: locks/supply.txt
	$(PYTHON) -m venv $(SUPPLY)
	$(SUPPLY)/bin/python -m pip --disable-pip-version-check --quiet $(LOCKED) -r locks/supply.txt
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
