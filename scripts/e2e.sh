#!/usr/bin/env bash
# The end-to-end tests in Chromium, against the binary that `make build` made. Arguments go to the test runner.
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"

stock_yjs=$NONET_ROOT/tests/fixtures/stock-yjs
"$NONET_ROOT/scripts/setup/npm-packages.sh" "$stock_yjs" "$stock_yjs" "what the tests need of npm"
CHROMIUM=$("$NONET_ROOT/scripts/setup/browser.sh")
NONET_BIN=${NONET_BIN:-$NONET_TARGET/release/nonet}
export CHROMIUM NONET_BIN
[ -x "$NONET_BIN" ] || die "$NONET_BIN is missing" "Run: make build"

test_in_browser() { CARGO_TARGET_DIR=$NONET_TARGET cargo test --locked -p tests --test e2e -- "$@"; }
step "Tests in Chromium" test_in_browser "$@" || die "A test in Chromium failed" "Which one stands above."
