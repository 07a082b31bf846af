#!/usr/bin/env bash
# Finds out which functions a first load never runs, and lists them anew (scripts/seldom.txt): when the test of the first
# load's weight says so, or to make it lighter. The next build moves them to a file of their own.
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"

"$NONET_ROOT/scripts/build-app.sh"
"$NONET_ROOT/scripts/build-server.sh"

# Where a build leaves the program with marks.
marked=$(. "$NONET_ROOT/scripts/env.sh" && . "$NONET_ROOT/scripts/small-std.sh" >&2 && printf '%s/split\n' "$CARGO_TARGET_DIR")
rm -f "$marked/ran"
NONET_MARKED=$marked "$NONET_ROOT/scripts/e2e.sh" seldom
node "$NONET_ROOT/scripts/seldom.mjs" "$marked/named.wasm" "$marked/ran"
say "Run: make build"
