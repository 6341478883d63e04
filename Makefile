# What there is to do here; `make` alone lists it. Each thing gets ready what it needs by itself.

SHELL := /bin/sh
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
PACKS := sh packaging/packs.sh
# A process for each core; tests of one file stay together, because they share a pack that was built for them.
MEASURED = $(OFFSCREEN) $(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=
export PYTHON HUBDESK_BROWSER

.NOTPARALLEL:
.PHONY: help run test test-slow test-web fuzz lint format check cover bench translations shots packs package package-twice package-test package-test-windows clean \
	ready ready-window ready-tests

help:
	@echo 'HubDesk: a desktop library of practice that needs no internet.'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: ready-window ## open the library in a window (gets all that it needs by itself)
	@$(PACKS)
	@if [ "$$($(BIN)/python packaging/system_needs.py --screen)" = none ]; then \
		echo 'There is no screen here to open a window on, so a picture of it is drawn instead.'; \
		$(OFFSCREEN) $(BIN)/hubdesk --shot build/hubdesk.png --library build/packs && \
		echo 'The window, as a picture: build/hubdesk.png'; \
	else \
		$(BIN)/hubdesk --library build/packs; \
	fi

test: lint ## check everything: style, types, layers, tests and what the tests reach
	@$(PACKS)
	$(MEASURED) -m 'not slow and not web'
	$(BIN)/coverage report --skip-covered --include='hubdesk/gui/*' --fail-under=85
	$(BIN)/coverage report --skip-covered --omit='hubdesk/gui/*' --fail-under=95

test-slow: ready-tests ## run the tests that take too long for `make test`
	@$(PACKS)
	$(OFFSCREEN) $(BIN)/python -m pytest -m slow || [ $$? = 5 ] # 5: there is none

test-web: ready-tests ## test the web edition in a real browser (gets one where it can)
	@$(PACKS)
	@sh packaging/browser.sh
	$(OFFSCREEN) $(BIN)/python -m pytest -m web tests/web

fuzz: ready-tests ## try hostile packs, keys, names and pictures that nobody has thought of, for some minutes
	$(OFFSCREEN) HUBDESK_FUZZ=1 $(BIN)/python -m pytest tests/fuzz

lint: ready-tests ## check style, types and layers only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: ready-tests ## put the code into its style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

cover: ready-tests ## show line by line what the tests reach: build/coverage/index.html
	@$(PACKS)
	$(MEASURED) -m 'not slow and not web'
	$(BIN)/coverage html -d build/coverage

bench: ready-tests ## measure start, opening an entry and search
	@$(PACKS)
	@$(OFFSCREEN) $(BIN)/python -m tests.bench $(SIZES)

check: ready ## check the texts in content/
	@for pack in content/*/pack.yaml; do $(BIN)/hubdesk check "$${pack%/pack.yaml}" || exit; done

packs: ready ## build the packs in content/ into build/packs/
	@$(PACKS)

package: ready ## build the program for those who have no Python, try it, and pack it: dist/ (Linux, as root)
	@sh packaging/package.sh

package-test-windows: ready # make the installers for Windows of a stand-in, and go through them under wine (root, some minutes)
	@$(BIN)/python packaging/windows/package_test.py build/windows

package-twice: ready ## the same, two times, and compare every byte
	@sh packaging/package.sh --twice

package-test: package-test-windows ## install, drive, update and remove what `make package` made, in bare systems (as root)
	@sh packaging/linux/package_test.sh

translations: ready ## gather the words for translators, and make what they hand in fit for the program
	@mkdir -p resources/translations
	@$(BIN)/pyside6-lupdate -no-obsolete $$(find hubdesk -name '*.py' | LC_ALL=C sort) -ts build/hubdesk.ts
	@for words in resources/translations/hubdesk_*.ts; do [ -e "$$words" ] || continue; \
		$(BIN)/pyside6-lupdate -no-obsolete $$(find hubdesk -name '*.py' | LC_ALL=C sort) -ts "$$words" && $(BIN)/pyside6-lrelease "$$words" || exit; done
	@echo 'The words to translate: build/hubdesk.ts. A translation goes into resources/translations/hubdesk_LANGUAGE.ts'

shots: ready ## draw the pictures of the window that the documents and the guide show
	@$(BIN)/python packaging/keys_page.py
	@$(OFFSCREEN) $(BIN)/python packaging/shots.py

clean: ## remove all that was made here: .venv, build, caches
	rm -rf .venv build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find hubdesk tests packaging -name __pycache__ -prune -exec rm -rf {} +

# Each does nothing, in a blink, when all is there.
ready:
	@sh packaging/prepare.sh draw

ready-window:
	@sh packaging/prepare.sh window

ready-tests:
	@sh packaging/prepare.sh tests
