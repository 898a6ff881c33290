# Two commands: `make run` serves the site, `make test` checks everything. README says more.
PYTHON ?= python3
PORT ?= 8000
DATA ?=
PY := .venv/bin/python

.PHONY: run test bench style messages clean

run: .venv/installed .env
	@$(PY) manage.py start --port $(PORT) $(if $(DATA),"$(DATA)")

test: .venv/installed-dev style
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m pytest -n auto
	$(PY) -m pytest -n auto --database postgresql -m "not browser"

style: .venv/installed-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

# Speed, as ratios taken within one run: a benchmark is a module of tests/benchmarks.
bench: .venv/installed-bench
	$(PY) -m tests.benchmarks

# Collects new strings of the interface and compiles the Chinese ones.
messages: .venv/installed-dev
	$(PY) manage.py messages

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 run" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.txt | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: requirements.txt requirements-dev.txt | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch .venv/installed $@

.venv/installed-bench: requirements.txt requirements-dev.txt requirements-bench.txt | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch .venv/installed .venv/installed-dev $@

# Settings for this machine alone: a key of its own, and plain HTTP.
.env:
	@umask 077; $(PYTHON) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50) + "\nHTTPS=off")' > .env

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis staticfiles
