SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
ARGS ?=
VAR_DIR ?= $(CURDIR)/var
export VAR_DIR

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PACKAGES := chromium fonts-liberation postgresql wrk

help: ## Say what each word does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | while IFS='|' read -r word does; do printf '  make %-14s %s\n' "$$word" "$$does"; done

# The server and the worker run each in a process group of its own (set -m): Ctrl-C reaches this shell alone, which
# then ends both, once. Pictures that editors upload are served from their folder; no other upload is.
run: .venv/.installed ## Start the portal with its demonstration content (PORT=8000)
	@export DJANGO_SETTINGS_MODULE=portal.settings.dev DEBUG=$${DEBUG:-0} BASE_URL=$${BASE_URL:-http://127.0.0.1:$(PORT)}; \
	mkdir -p "$(VAR_DIR)/media/images"; $(MANAGE) prepare --demo || exit 1; \
	echo "Open $$BASE_URL and press Ctrl-C here to stop."; \
	set -m; \
	$(MANAGE) db_worker --backend background --no-reload & worker=$$!; \
	$(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers $(WORKERS) --blocking-threads 4 --no-ws --workers-kill-timeout 10 --log-level warning \
		--static-path-route /media/images --static-path-mount "$(VAR_DIR)/media/images" \
		portal.wsgi:application & server=$$!; \
	trap 'kill $$server $$worker 2>/dev/null' INT TERM; \
	wait $$server; status=$$?; kill -0 $$server 2>/dev/null || kill $$worker; wait 2>/dev/null; exit $$(( status > 128 ? 0 : status ))

code: .venv/.installed ## Print the six-digit code that the demonstration people sign in with
	@DJANGO_SETTINGS_MODULE=portal.settings.dev $(MANAGE) demo_code

dev: .venv/.installed-dev ## Start it for writing code: reloads itself, shows errors in the browser
	@$(MANAGE) prepare --demo && $(MANAGE) runserver 127.0.0.1:$(PORT)

test: .venv/.installed-dev ## Run the suite on SQLite (ARGS="tests/search -x" for a part of it)
	@$(MAKE) --no-print-directory missing-deps
	$(BIN)/pytest -n 2 --dist worksteal $(ARGS)

test-postgres: .venv/.installed-dev ## Run the suite on a PostgreSQL of its own, which ends with it
	@$(MAKE) --no-print-directory missing-deps
	.ci/with-postgres $(BIN)/pytest -n 2 --dist worksteal $(ARGS)

lint: .venv/.installed-dev ## Check style, templates and the floors of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --quiet --lint portal home consultations feedback search
	$(BIN)/lint-imports

check: lint ## Lint, and check that migrations are in step and the production settings are safe
	$(MANAGE) makemigrations --check --dry-run
	SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=portal.example \
		BASE_URL=https://portal.example DJANGO_SETTINGS_MODULE=portal.settings.production $(MANAGE) check --deploy --fail-level WARNING

format: .venv/.installed-dev ## Put the code in its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/.installed-dev ## Measure the portal under load with 10,000 stories
	@$(MAKE) --no-print-directory missing-deps
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.answers

soak: .venv/.installed-dev ## Fifty people send at once while servers are killed: nothing missing, nothing twice
	$(BIN)/python -m tests.bench.soak

bench-search: .venv/.installed-dev ## Measure search with 100,000 entries, beside Wagtail's own, and how well it finds
	@$(BIN)/python -m tests.bench.search
	@$(BIN)/python -m tests.bench.search.elastic

deps: ## Install what the suite and the bench need of the system (Debian, as root)
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES)

lock: .venv/.installed-dev ## Write the two lock files anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra suggestions --universal --generate-hashes --no-header --no-annotate -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra suggestions --group dev --universal --generate-hashes --no-header --no-annotate -q -o requirements-dev.txt

clean: ## Forget the local database, uploads and the installed packages
	rm -rf .venv var .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# Where a machine has apt and we may use it, what is missing is fetched; elsewhere those tests say that they were skipped.
missing-deps:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! dpkg -s $(PACKAGES) >/dev/null 2>&1; then \
		$(MAKE) --no-print-directory deps || echo "Could not install: $(PACKAGES). Tests that need them will be skipped."; fi

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This needs Python 3.11 or later: make run PYTHON=python3.12"; exit 1; }
	@echo "Making .venv ..."
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }

.venv/.installed: requirements.txt | .venv/bin/python
	@echo "Installing the packages in requirements.txt, each checked against its hash (a minute or two) ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing the packages in requirements-dev.txt, each checked against its hash (a minute or two) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@ .venv/.installed

.PHONY: help run code dev test test-postgres lint check format bench bench-search soak deps lock clean missing-deps
