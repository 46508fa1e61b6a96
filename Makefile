# Two commands: `make demo` and `make test`. Each sets up what it needs in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out/demo
WORK := corpus/cn-bj/act/2024-01-25/beijing-guoji-keji-chuangxin-zhongxin-jianshe-tiaoli
DRAFT := examples/draft-amendment/fictional-draft.txt
DECISION := examples/draft-amendment/fictional-decision.txt

.PHONY: demo test lint format bench rules golden clean help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

demo: $(VENV)/.installed ## the real regulation: text to XML, validated, compared with a draft, amended by a decision
	@mkdir -p $(OUT)
	$(BIN)/akn convert $(WORK)/source.txt --corrections $(WORK)/corrections.toml -o $(OUT)/regulation.xml --report $(OUT)/reading.json
	cmp $(OUT)/regulation.xml $(WORK)/zho@2024-01-25.xml
	$(BIN)/akn validate $(OUT)/regulation.xml corpus
	$(BIN)/akn convert $(DRAFT) -o $(OUT)/draft.xml
	$(BIN)/akn diff $(OUT)/regulation.xml $(OUT)/draft.xml
	$(BIN)/akn diff $(OUT)/regulation.xml $(OUT)/draft.xml -o $(OUT)/comparison.html
	$(BIN)/akn diff $(OUT)/regulation.xml $(OUT)/draft.xml -t json -o $(OUT)/comparison.json
	$(BIN)/akn patch $(OUT)/regulation.xml $(OUT)/comparison.json -o $(OUT)/patched.xml
	cmp $(OUT)/patched.xml $(OUT)/draft.xml
	$(BIN)/akn draft $(OUT)/regulation.xml $(OUT)/draft.xml -o $(OUT)/decision.txt
	@echo "The decision applied to the regulation, and the result compared with the draft:"
	$(BIN)/akn amend $(OUT)/regulation.xml $(DECISION) --dry-run
	$(BIN)/akn amend $(OUT)/regulation.xml $(DECISION) -o $(OUT)/amended.xml --report $(OUT)/amendment.json \
		--decision-output $(OUT)/decision.xml --expect $(OUT)/draft.xml
	$(BIN)/akn validate $(OUT)/amended.xml $(OUT)/decision.xml
	@echo; echo "$(OUT)/regulation.xml   the regulation as Akoma Ntoso"
	@echo "$(OUT)/comparison.html  the comparison with the draft, for a browser"
	@echo "$(OUT)/decision.txt     the decision drafted from that comparison"
	@echo "$(OUT)/amended.xml      regulation + decision: the new version, equal to the draft"

test: $(VENV)/.dev ## all tests
	$(BIN)/pytest -n auto

lint: $(VENV)/.dev ## ruff and mypy
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.dev ## let ruff format and fix
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.bench ## benchmarks, as ratios to a peer
	@for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

rules: $(VENV)/.installed ## write the pages of rules anew: docs/rules.md, docs/rules.zh-CN.md
	$(BIN)/akn rules --markdown --language en > docs/rules.md
	$(BIN)/akn rules --markdown --language zh > docs/rules.zh-CN.md

golden: $(VENV)/.dev ## rewrite the expected files of golden tests; review with git diff
	AKN_UPDATE_GOLDEN=1 $(BIN)/pytest -n auto

clean: ## remove what make made
	rm -rf $(VENV) out .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.bench: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,bench]'
	@touch $@ $(VENV)/.dev $(VENV)/.installed
