# Watchword. Needs python3 (3.11 or newer, with venv), make and git; everything else goes into .venv.
# To use another Python: make setup PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.watchword-ready

# READY names the folder it was prepared in: an environment that was moved, or whose Python has gone, is
# prepared again.
prepared_in := $(shell $(BIN)/python -c 'print(open("$(READY)").read().strip())' 2>/dev/null)
ifneq ($(prepared_in),$(CURDIR))
again := FORCE
endif

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint docs bench locks FORCE

help: ## say what you can ask for
	@echo 'Watchword: make ...'
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  %-7s %s\n", $$1, $$2}' Makefile

setup: $(READY) ## prepare .venv (quick when nothing has changed)
	@echo 'Watchword is ready in $(VENV).'

demo: $(READY) ## replay the case studies and print what was owed, to whom, by when
	@$(BIN)/watchword replay cases --catches
	@echo
	@echo 'What to try next:'
	@echo '  $(BIN)/watchword --help                   every command'
	@echo '  $(BIN)/watchword replay twins             the same stories, handled with care: nothing overdue'
	@echo '  $(BIN)/watchword lessons explain ID       one lesson in plain English, with its source'
	@echo '  $(BIN)/watchword replay cases --case 8    one story whole: every fact, every duty, everybody told'
	@echo '  $(BIN)/watchword replay cases --json      the same replay, for another program'

test: lint ## run every check and every test
	@echo 'Tests'
	@$(BIN)/python -m pytest -n auto -q $(PYTEST_ARGS)

lint: $(READY) ## check style, layout, types and which room may import which
	@echo 'Style'
	@$(BIN)/python -m ruff check --quiet .
	@echo 'Layout'
	@$(BIN)/python -m ruff format --check --quiet . || \
		{ echo 'The files named above are not laid out by the formatter: run $(BIN)/ruff format'; exit 1; }
	@echo 'Types'
	@$(BIN)/python -m mypy --no-error-summary
	@echo 'Imports'
	@$(BIN)/lint-imports > $(VENV)/imports.log 2>&1 || { cat $(VENV)/imports.log; exit 1; }

docs: $(READY) ## write the generated pages of docs/reference again
	@$(BIN)/python -m watchword.facts.dictionary > docs/reference/facts.md.new
	@mv docs/reference/facts.md.new docs/reference/facts.md
	@$(BIN)/python -m watchword.lessons.pages

bench: $(READY) ## time the engine against its peers and its own floors
	@$(BIN)/python -m benchmarks.judge

locks: ## write requirements/*.txt again, after a change of dependencies (UPGRADE=1 for the newest of all)
	@sh requirements/lock.sh '$(PYTHON)' $(if $(UPGRADE),--upgrade)

$(READY): pyproject.toml requirements/dev.txt requirements/prepare.sh $(again)
	@sh requirements/prepare.sh '$(PYTHON)' $(VENV) $(READY)

FORCE:
