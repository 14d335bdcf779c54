# make run | test | lint | format | lock | bench      Settings: PORT=8000 DATA_DIR=./data PYTHON=python3
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.terpasang

# A production environment that exists only for Django's release checks.
RILIS := DEMO=0 DATABASE_URL=postgresql://n@localhost/n REDIS_URL=redis://localhost:6379/0 ALLOWED_HOSTS=portal.contoh.go.id \
	SECRET_KEY=hanya-untuk-pemeriksaan-0123456789-abcdefghijklmnopqrstuvwxyz \
	KUNCI_ENKRIPSI=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=

.PHONY: run test lint format lock bench

$(STAMP): requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $(STAMP)

run: $(STAMP)
	@exec $(BIN)/python -m narahubung.jalan

# Both cores, each worker takes the next test when it is free: browser and process tests are long.
test: $(STAMP)
	@exec $(BIN)/python -m pytest -n 2 --dist worksteal -q

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run --settings tests.pengaturan  # on an empty database
	$(RILIS) $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(STAMP)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# No index address and no path of this machine may get into the locked files.
lock: export CUSTOM_COMPILE_COMMAND = make lock
lock: $(STAMP)
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --upgrade --output-file requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --upgrade --output-file requirements-dev.txt requirements-dev.in

bench: $(STAMP)
	@exec $(BIN)/python -m bench
