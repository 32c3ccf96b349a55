# Two commands are all a newcomer needs: `make demo` and `make test`.

PYTHON ?= python3
RUN := .venv/bin/python
LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" $(RUN) -m uv pip compile --quiet --upgrade \
	--universal --python-version 3.11 --generate-hashes --no-annotate
PYTEST := $(RUN) -m pytest --numprocesses auto --dist worksteal
POSTGRES := $(if $(DATABASE_URL),,$(RUN) deploy/throwaway_postgres.py)

.PHONY: demo test test-full bench lint lock tools

demo:  ## Prepare this machine, fill in demo deals, print sign-ins, serve
	@$(PYTHON) deploy/prepare.py
	@exec $(RUN) manage.py quickstart

test: lint  ## Run every test on SQLite, then what asks a database on PostgreSQL
	@env -u DATABASE_URL $(PYTEST)
	@$(POSTGRES) $(PYTEST) --only-stored

test-full: export HYPOTHESIS_PROFILE = full
test-full: test  ## The same with many more examples

bench: tools  ## Print each measure as a ratio to its baseline
	@$(POSTGRES) $(RUN) -m tests.benchmarks

lint: tools  ## Check form, types, templates and migrations
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy
	@$(RUN) -m djlint templates --lint --quiet
	@$(RUN) manage.py makemigrations --check

lock: tools  ## Pin the newest allowed dependencies by hash
	@$(RUN) -m pip install --quiet uv
	@$(LOCK) pyproject.toml --output-file requirements.txt
	@$(LOCK) --group test --constraint requirements.txt --output-file tests/requirements.txt

tools:  ## Prepare this machine for the tests
	@$(PYTHON) deploy/prepare.py --tests
