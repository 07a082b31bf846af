# Sourced (bash): the environment of a build for the browser.
#
#   . scripts/env.sh && cargo check -p app --target wasm32-unknown-unknown
#
# Puts the project's own trunk, wasm-bindgen and wasm-opt first on PATH, points RUSTC and CARGO
# at the compiler that can build for wasm (scripts/setup/wasm-target.sh chose it), and gives
# wasm builds a target folder of their own, since that compiler may be another one.
# In an interactive shell use a subshell: ( . scripts/env.sh && … ), as this sets `-e`.

. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

export PATH=$NONET_TOOLS:$PATH
export CARGO_TARGET_DIR=$NONET_TARGET/wasm

NONET_WASM_COMPILER=
if [ -f "$NONET_CACHE/wasm-compiler" ]; then NONET_WASM_COMPILER=$(cat "$NONET_CACHE/wasm-compiler"); fi
if [ "$NONET_WASM_COMPILER" = debian ]; then
    export RUSTC=$NONET_CACHE/debian-rust/bin/rustc
    export RUSTDOC=$NONET_CACHE/debian-rust/bin/rustdoc
    export CARGO=/usr/bin/cargo
    export PATH=$NONET_CACHE/debian-rust/bin:$PATH
fi
