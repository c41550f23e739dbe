# Two commands matter: `make demo` and `make test`. Both install what is missing first.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

# Libraries the program links, and the fonts it draws with; then what the Swift toolchain itself needs to run and to link.
LIBRARIES := liblapack-dev libblas-dev libzip-dev libxlsxwriter-dev libexpat1-dev libmd-dev \
  libpango1.0-dev libqrencode-dev libsqlite3-dev fonts-dejavu-core fonts-inter
BUILDING := git ca-certificates g++ libc6-dev libcurl4 libncurses6 libsqlite3-0 libxml2 pkg-config
# What the page tests need: a browser (without a window it takes half the time) and two with other engines, R, programs
# that read PDF, LibreOffice to lay out documents for Word, a font with East Asian characters, and a place for Python packages.
PAGES := chromium-headless-shell firefox-esr webkit2gtk-driver xvfb python3-venv poppler-utils \
  libreoffice-writer-nogui r-base-core fonts-droid-fallback stunnel4 openssl

RECIPES := analysis/lipset.yml analysis/place-based-budgeting.yml
# With the Swift runtime linked in: the program then needs the C libraries only, and can be packed.
RELEASE := swift build -c release --product mindset --static-swift-stdlib
BENCHMARKS := swift build -c release --package-path Benchmarks
# libFuzzer's loop lies among the compiler's own libraries.
FUZZING = swift build -c release --product Harness --package-path Fuzzing \
  -Xlinker -L"$$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')/clang/lib/linux"
# For all readers together; FUZZ names some of them, as in FUZZ='format-* parser-yaml'.
FUZZ_SECONDS := 300
FUZZ_LENGTH = --seconds $(FUZZ_SECONDS)
FUZZ := *
PYTHON := .venv/bin/python

.PHONY: demo test pages lint format docs examples figures pictures bench bench-scale bench-reading bench-collect package benchmarks simulation fuzz clean setup pages-setup swift

demo: setup
	$(RELEASE)
	@program="$$($(RELEASE) --show-bin-path)/mindset"; \
	for recipe in $(RECIPES); do \
	  folder="$$("$$program" run "$$recipe" --quiet)"; \
	  echo "$$recipe: $$folder/report.html"; \
	done

test: setup pages-setup
	swift test --quiet
	$(PYTHON) -m pytest -q -n 2 --dist loadfile Tests/Pages

# Only the page tests, on the program as it was last built for testing.
pages: pages-setup
	$(PYTHON) -m pytest -q -n 2 --dist loadfile Tests/Pages

lint: swift
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Fuzzing/Package.swift Fuzzing/Harness

format: swift
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Fuzzing/Package.swift Fuzzing/Harness

docs: swift
	for target in QStudy QNumerics QAnalysis; do \
	  swift package generate-documentation --target $$target --warnings-as-errors; \
	done

# Makes the example studies again from their seeds.
examples: setup
	swift run MakeExamples surveys

# Computes the reference figures of the tests again, by the independent implementation.
figures: pages-setup
	PATH="$(CURDIR)/.venv/bin:$$PATH" bash Tests/Fixtures/make_figures.sh

# Makes the pictures of the README and of the gallery again.
pictures: pages-setup
	$(RELEASE)
	$(PYTHON) docs/images/make_pictures.py "$$($(RELEASE) --show-bin-path)/mindset"

# The programs that measure, a package of their own.
benchmarks: setup
	$(BENCHMARKS)

# How long the main job takes, beside a plain implementation in the same run.
bench: benchmarks pages-setup
	$(RELEASE)
	$(PYTHON) Benchmarks/start_to_exit.py "$$($(RELEASE) --show-bin-path)/mindset"
	$(PYTHON) Benchmarks/sheets.py "$$($(RELEASE) --show-bin-path)/mindset"
	$(PYTHON) Benchmarks/stages.py "$$($(BENCHMARKS) --show-bin-path)/MeasureStages"

# How time and memory grow with the number of sorts, from 1,000 to 100,000.
bench-scale: pages-setup
	$(RELEASE)
	$(PYTHON) Benchmarks/scale.py "$$($(RELEASE) --show-bin-path)/mindset"

# What reading and checking costs: 100,000 sorts in CSV, 10,000 in a workbook.
bench-reading: pages-setup
	$(RELEASE)
	$(PYTHON) Benchmarks/reading.py "$$($(RELEASE) --show-bin-path)/mindset"

# How many people can sort at once, and what survives when the program is killed: minutes.
bench-collect: pages-setup
	$(RELEASE)
	$(PYTHON) Benchmarks/collect_load.py "$$($(RELEASE) --show-bin-path)/mindset"
	$(PYTHON) Benchmarks/collect_viewpoints.py "$$($(RELEASE) --show-bin-path)/mindset"
	$(PYTHON) Benchmarks/collect_faults.py "$$($(RELEASE) --show-bin-path)/mindset"

# A Debian package with an entry in the menu, and a tarball; both installed and started.
package: setup
	$(RELEASE)
	@bash .ci/install.sh dpkg-dev curl
	bash .ci/package.sh "$$($(RELEASE) --show-bin-path)/mindset" .build/package
	bash .ci/try-package.sh .build/package

# How often the number of viewpoints and the labels are right where the truth is known: minutes.
simulation: benchmarks
	$(RELEASE)
	"$$($(BENCHMARKS) --show-bin-path)/SimulateRetention" > Benchmarks/retention.csv
	"$$($(BENCHMARKS) --show-bin-path)/SimulateInference" > Benchmarks/inference.csv
	python3 Benchmarks/common_ground.py "$$($(RELEASE) --show-bin-path)/mindset" > Benchmarks/common_ground.csv

# Every reader on bytes made at random, for as long as is asked.
fuzz: setup
	@bash .ci/install.sh python3
	$(FUZZING)
	python3 Fuzzing/fuzz.py $(FUZZ_LENGTH) "$$($(FUZZING) --show-bin-path)/Harness" $(foreach name,$(FUZZ),'$(name)')

clean:
	rm -rf .build Benchmarks/.build Fuzzing/.build Fuzzing/corpus .venv analysis/lipset analysis/place-based-budgeting

setup: swift
	@bash .ci/install.sh $(LIBRARIES) $(BUILDING)

pages-setup:
	@bash .ci/install.sh $(PAGES)
	@test -x $(PYTHON) && cmp -s Tests/Pages/requirements.txt .venv/requirements.txt || { \
	  python3 -m venv .venv; \
	  $(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/Pages/requirements.txt; \
	  cp Tests/Pages/requirements.txt .venv/requirements.txt; \
	}

swift:
	@command -v swift > /dev/null || { \
	  echo "Mindset is built with Swift 6.3 or newer, and there is no swift on the PATH." >&2; \
	  echo "Get it from https://www.swift.org/install and try again." >&2; exit 1; }
