# Nonet. Every target does its own set-up; see scripts/. `make run` and `make test` are all you need.

.DEFAULT_GOAL := help

.PHONY: run build app test lint fmt e2e bench-canvas bench-relay soak offline-hour setup clean distclean help

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build what is missing and serve; prints the address
	@scripts/run.sh

build: ## build app and relay without serving: target/release/nonet
	@scripts/build-app.sh
	@scripts/build-server.sh

app: ## build the browser's half only: app/dist
	@scripts/build-app.sh

test: ## everything: format, lints, unit, property, relay, end to end in Chromium
	@scripts/test.sh

lint: ## format and lints
	@scripts/lint.sh

fmt: ## format every file
	@cargo fmt --all

e2e: build ## only the end-to-end tests
	@scripts/e2e.sh

bench-canvas: build ## measure the canvas in Chromium: target/bench/canvas.md (BENCH="--sizes 1000": a part)
	@scripts/bench-canvas.sh $(BENCH)

bench-relay: build ## measure the relay beside a y-websocket server: target/bench/relay.md (BENCH=--peers: beside more servers)
	@scripts/bench-relay.sh $(BENCH)

soak: ## a real relay killed every minute under 30 people, for MINUTES=30: nothing may be lost (SEED=17: the same people again)
	@scripts/soak.sh

offline-hour: build ## two people in Chromium make EDITS=700 edits each without a net, on all canvases of a pack with 1,000 notes: equal and nothing lost
	@scripts/offline-hour.sh

setup: ## fetch and build the tools only
	@scripts/setup/app-tools.sh

clean: ## remove what was built; tools, fonts and boards stay
	@rm -rf target app/dist app/dist.stamp

distclean: clean ## remove the tools and fonts too; boards stay
	@rm -rf .cache tests/fixtures/*/node_modules
