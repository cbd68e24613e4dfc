# make demo    check the sample posts
# make check   everything that CI checks
# make bench   what a check costs as a whole process, beside proselint; REVIEWS=FILE measures on posts made from reviews
# make golden  write the expected reports anew; read the difference before you commit it

# The first Python that runs and fits; a version manager's command may exist and not run.
FITS := 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))'
PYTHON ?= $(shell for name in python3 python3.12 python3.11; do $$name -c $(FITS) 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
INSTALLED := .venv/installed
export OMP_NUM_THREADS ?= 1

.PHONY: demo check lint types imports test golden bench lock clean

demo: $(INSTALLED)
	$(BIN)/overclaim check corpus/posts --fail-on never

check: lint types imports test

lint: $(INSTALLED)
	$(BIN)/ruff check .

# mypy does not see an editable install and wants the package's name as the folder's: link the checkout under that name.
types: $(INSTALLED)
	@set -e; place=$$(mktemp -d); trap 'rm -rf "$$place"' EXIT; ln -s "$(CURDIR)" "$$place/overclaim"; cd "$$place"; \
	MYPYPATH="$$place" "$(CURDIR)/$(BIN)/mypy" --config-file "$(CURDIR)/pyproject.toml" \
	    --cache-dir "$(CURDIR)/.mypy_cache" --package overclaim

imports: $(INSTALLED)
	$(BIN)/lint-imports

test: $(INSTALLED)
	$(BIN)/pytest

golden: $(INSTALLED)
	$(BIN)/pytest tests/reports --update-golden

# proselint is measured against, not used: it lies in a folder of its own.
bench: $(INSTALLED)
	test -x .venv-proselint/bin/proselint || { $(PYTHON) -m venv .venv-proselint && .venv-proselint/bin/python -m pip install --quiet proselint==0.16.0; }
	$(BIN)/python -m overclaim.corpus.measure_gate $(REVIEWS) --proselint .venv-proselint/bin/proselint

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "needs Python 3.11 or 3.12; name one: make PYTHON=/path/to/python $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# The lock holds versions, no address of a registry; uv (or pip install uv) is needed only here.
lock:
	@set -e; place=$$(mktemp -d); trap 'rm -rf "$$place"' EXIT; cp pyproject.toml "$$place"; \
	uv lock --quiet --project "$$place"; \
	uv export --quiet --project "$$place" --extra train --group dev --no-emit-project --no-hashes --no-header \
	    --no-annotate --output-file "$(CURDIR)/requirements.lock"

clean:
	rm -rf .venv .venv-proselint build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
