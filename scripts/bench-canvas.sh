#!/usr/bin/env bash
# Measures the canvas in Chromium, against the binary that `make build` made; see docs/performance.md.
# Arguments go to the program in tests/bench (`--help` tells them).
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"

# Only for this, and only when it is asked for: Excalidraw from npm, made a page of.
case " $* " in *" --peer "*)
    peer=$NONET_ROOT/tests/fixtures/excalidraw
    EXCALIDRAW_PAGE=$NONET_TARGET/bench/excalidraw
    export EXCALIDRAW_PAGE
    "$NONET_ROOT/scripts/setup/npm-packages.sh" "$peer" "$peer" "Excalidraw"
    if [ -n "$(find "$peer" -maxdepth 1 -type f -newer "$EXCALIDRAW_PAGE/done" 2>&1)" ]; then
        quiet_step "Making a page of Excalidraw" node "$peer/build.mjs" "$EXCALIDRAW_PAGE" ||
            die "The page could not be made (see above)" "Remove $peer/node_modules, and run again."
        touch "$EXCALIDRAW_PAGE/done"
    fi
    ;;
esac

CHROMIUM=$("$NONET_ROOT/scripts/setup/browser.sh")
NONET_BIN=${NONET_BIN:-$NONET_TARGET/release/nonet}
export CHROMIUM NONET_BIN
[ -x "$NONET_BIN" ] || die "$NONET_BIN is missing" "Run: make build"

CARGO_TARGET_DIR=$NONET_TARGET exec cargo test --locked -q -p tests --bench canvas -- "$@"
