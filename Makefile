# Two commands are enough: `make run` is an interview, `make test` proves that it works.
# Both set everything up first, on a machine that has nothing but Python 3.11+, git and a package manager.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test bench lint pictures new-check clean

run: .venv/ready
	@sh tools/system.sh run
	$(BIN)/mockint

test: .venv/ready-for-tests
	@sh tools/system.sh test
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

lint: .venv/ready-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready-for-tests
	@sh tools/system.sh test
	$(BIN)/python -m benchmarks

pictures: .venv/ready-for-tests
	@sh tools/system.sh test
	$(BIN)/mockint demo --fast --recordings build/pictures
	$(BIN)/python docs/pictures/make.py "$$(ls -d build/pictures/*/ | tail -n 1)"

new-check:
	$(PYTHON) tools/new_check.py "$(NAME)"

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) install -c constraints.txt -e '.[offline]'
	@touch $@

.venv/ready-for-tests: .venv/ready
	$(PIP) install -c constraints.txt torch==2.13.0
	$(PIP) install -c constraints.txt -e '.[offline,openai-whisper,speech-recognition,test,lint]'
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
