#!/usr/bin/env bash
# The command-line wasm-bindgen, of the very version that Cargo.lock has for the library.
. "$(dirname "$0")/../paths.sh"
. "$NONET_ROOT/scripts/setup/cargo-tool.sh"

version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$NONET_ROOT/Cargo.lock")
[ -n "$version" ] || die "Cargo.lock names no wasm-bindgen" "Is the clone complete?"

# Not --locked: its own lock file holds crates that the compiler's newer versions refuse. No TLS: it fetches nothing.
cargo_tool wasm-bindgen wasm-bindgen-cli "$version" 1 --no-default-features
