#!/usr/bin/env bash
# Everything: format, lints, unit, property and relay tests, a full build, and end to end in Chromium.
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"
stock_yjs=$NONET_ROOT/tests/fixtures/stock-yjs

"$NONET_ROOT/scripts/lint.sh"
"$NONET_ROOT/scripts/setup/npm-packages.sh" "$stock_yjs" "$stock_yjs" "a stock Yjs client"
"$NONET_ROOT/scripts/build-app.sh"
"$NONET_ROOT/scripts/build-server.sh"

export NONET_BIN=$NONET_TARGET/release/nonet
test_libraries() { CARGO_TARGET_DIR=$NONET_TARGET cargo test --locked --workspace; }
step "Tests without a browser" test_libraries || die "A test failed" "Which one stands above."
"$NONET_ROOT/scripts/e2e.sh"
say "All tests passed in $(spoken_seconds $SECONDS)"
