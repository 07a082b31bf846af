#!/usr/bin/env bash
# Measures the relay that `make build` made, beside a y-websocket server from npm; see docs/performance-relay.md.
# Arguments go to the program in tests/bench-relay (`--help` tells them).
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"

peer=$NONET_ROOT/tests/fixtures/y-websocket
"$NONET_ROOT/scripts/setup/npm-packages.sh" "$peer" "$peer" "the y-websocket server"
NONET_BIN=${NONET_BIN:-$NONET_TARGET/release/nonet}
export NONET_BIN
[ -x "$NONET_BIN" ] || die "$NONET_BIN is missing" "Run: make build"

CARGO_TARGET_DIR=$NONET_TARGET exec cargo bench --locked -q -p tests --bench relay -- "$@"
