#!/usr/bin/env bash
# Everything a build of the app needs besides the compiler's own crates.
. "$(dirname "$0")/../paths.sh"
. "$NONET_ROOT/scripts/lock.sh"
setup=$NONET_ROOT/scripts/setup

take_lock "$NONET_CACHE/setup.lock"
"$setup/linker.sh"
"$setup/wasm-target.sh"
"$setup/npm-packages.sh" "$NONET_ROOT/scripts/npm" "$NONET_CACHE/node" "the fonts, wasm-opt and esbuild"
"$setup/fonts.sh"
"$setup/wasm-opt.sh"
"$setup/trunk.sh"
"$setup/wasm-bindgen.sh"
"$setup/wasm-split.sh"
