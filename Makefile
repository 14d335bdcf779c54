# Usage: make run | test | lint | format | lock | bench
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.terpasang

.PHONY: run test lint format lock bench

$(STAMP): requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $(STAMP)

run: $(STAMP)
	@exec $(BIN)/python -m narahubung.jalan

test: $(STAMP)
	@exec $(BIN)/python -m pytest -n 2
