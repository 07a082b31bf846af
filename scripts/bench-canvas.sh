#!/usr/bin/env bash
# Measures the canvas in Chromium, against the binary that `make build` made; see docs/performance.md.
# Arguments go to the program in tests/bench (`--help` tells them).
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"

CHROMIUM=$("$NONET_ROOT/scripts/setup/browser.sh")
NONET_BIN=${NONET_BIN:-$NONET_TARGET/release/nonet}
export CHROMIUM NONET_BIN
[ -x "$NONET_BIN" ] || die "$NONET_BIN is missing" "Run: make build"

CARGO_TARGET_DIR=$NONET_TARGET exec cargo test --locked -q -p tests --bench canvas -- "$@"
