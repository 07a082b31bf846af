#!/usr/bin/env bash
# A compiler that builds for wasm32. The ordinary road first: the installed Rust has the target, or
# rustup adds it. Where its servers cannot be reached: Debian's Rust with a std built from its source.
# Writes what it chose (`own` or `debian`) to $NONET_CACHE/wasm-compiler, which env.sh reads.
. "$(dirname "$0")/../paths.sh"

command -v cargo >/dev/null || die "cargo is missing" "Install Rust from https://rustup.rs and run again."
command -v rustc >/dev/null || die "rustc is missing" "Install Rust from https://rustup.rs and run again."

choose() {
    printf '%s\n' "$1" >"$NONET_CACHE/wasm-compiler.new"
    mv "$NONET_CACHE/wasm-compiler.new" "$NONET_CACHE/wasm-compiler"
}

own_compiler_has_wasm() {
    local folder
    folder=$(cd "$NONET_ROOT" && rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) &&
        compgen -G "$folder/libcore-*.rlib" >/dev/null
}

rustup_adds_target() {
    # Bounded: a server that never answers must not hold the build up.
    (cd "$NONET_ROOT" && RUSTUP_MAX_RETRIES=1 RUSTUP_DOWNLOAD_TIMEOUT=20 \
        timeout 180 rustup target add wasm32-unknown-unknown)
}

if own_compiler_has_wasm; then
    choose own
elif "$NONET_ROOT/scripts/setup/debian-rust.sh" --ready; then
    choose debian
elif command -v rustup >/dev/null && quiet_step "Adding the wasm target with rustup" rustup_adds_target &&
    own_compiler_has_wasm; then
    choose own
else
    say "rustup cannot add the wasm target here; taking Debian's Rust instead"
    "$NONET_ROOT/scripts/setup/debian-rust.sh"
    choose debian
fi
