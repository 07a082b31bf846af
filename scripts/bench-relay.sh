#!/usr/bin/env bash
# Measures the relay that `make build` made, beside other servers; see docs/performance-relay.md.
# Arguments go to the program in tests/bench-relay (`--help` tells them).
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"

peer=$NONET_ROOT/tests/fixtures/y-websocket
"$NONET_ROOT/scripts/setup/npm-packages.sh" "$peer" "$peer" "the y-websocket server"

# Only when asked for: its SQLite is compiled here, for packages' own scripts are not run when they are fetched.
case " $* " in
*" --peers "* | *hocuspocus*)
    peer=$NONET_ROOT/tests/fixtures/hocuspocus
    "$NONET_ROOT/scripts/setup/npm-packages.sh" "$peer" "$peer" "the hocuspocus server"
    sqlite=$peer/node_modules/better-sqlite3/build/Release/better_sqlite3.node
    compile_sqlite() { (cd "$peer" && npm rebuild better-sqlite3 --loglevel=error); }
    [ -f "$sqlite" ] || quiet_step "Compiling hocuspocus's SQLite, which takes a minute or two" compile_sqlite ||
        die "better-sqlite3 cannot be compiled" "Are there python3, make, a C++ compiler and node's headers? Or leave --peers out."
    ;;
esac

NONET_BIN=${NONET_BIN:-$NONET_TARGET/release/nonet}
export NONET_BIN
[ -x "$NONET_BIN" ] || die "$NONET_BIN is missing" "Run: make build"

CARGO_TARGET_DIR=$NONET_TARGET exec cargo bench --locked -q -p tests --bench relay -- "$@"
