#!/usr/bin/env bash
# Everything a build of the app needs besides the compiler's own crates.
. "$(dirname "$0")/../paths.sh"
setup=$NONET_ROOT/scripts/setup

"$setup/wasm-target.sh"
"$setup/npm-packages.sh" "$NONET_ROOT/scripts/npm" "$NONET_CACHE/node" "the fonts and wasm-opt"
"$setup/fonts.sh"
"$setup/wasm-opt.sh"
"$setup/trunk.sh"
"$setup/wasm-bindgen.sh"
