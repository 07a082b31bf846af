#!/usr/bin/env bash
# Many people, and a relay that is killed every minute: tests/soak. MINUTES, PEOPLE and SEED come from the environment.
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"

NONET_BIN=${NONET_BIN:-$NONET_TARGET/release/nonet}
export NONET_BIN
[ -x "$NONET_BIN" ] || die "$NONET_BIN is missing" "Run: make build"

CARGO_TARGET_DIR=$NONET_TARGET exec cargo bench --locked -q -p tests --bench soak
