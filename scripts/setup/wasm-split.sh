#!/usr/bin/env bash
# wasm-split-cli, which cuts the program into the files that are loaded when they are needed.
. "$(dirname "$0")/../paths.sh"
. "$NONET_ROOT/scripts/setup/cargo-tool.sh"

# It says no version of its own: what cargo noted down when it installed it counts.
is_installed() {
    [ -x "$NONET_TOOLS/wasm-split-cli" ] &&
        grep -qF "\"wasm_split_cli_support $WASM_SPLIT_VERSION " "$NONET_CACHE/tools/.crates.toml" 2>/dev/null
}

is_installed ||
    cargo_tool wasm-split-cli wasm_split_cli_support "$WASM_SPLIT_VERSION" 1 --locked --features build-binary
