#!/usr/bin/env bash
# The fallback compiler for wasm: Debian's rustc with a std for wasm32 built once from Debian's source of it.
#
#   debian-rust.sh           make it ready in $NONET_CACHE/debian-rust
#   debian-rust.sh --ready   only tell by the exit code whether it is
#
# Nothing is put into /usr: the cache holds a sysroot made of links to Debian's own parts plus the
# new std, and bin/rustc, a wrapper that points the compiler at that sysroot.
. "$(dirname "$0")/../paths.sh"
. "$NONET_ROOT/scripts/apt.sh"

folder=$NONET_CACHE/debian-rust
stamp=$folder/made-for

# Made for one exact compiler: after an upgrade of Debian's package the std must be built anew.
is_ready() {
    [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -f "$stamp" ] &&
        [ "$(cat "$stamp")" = "$(/usr/bin/rustc --version)" ] &&
        [ -e "$folder/sysroot/lib/rustlib/$(host_triple)/bin/rust-lld" ] &&
        [ -e "$folder/sysroot/lib/rustlib/src/rust" ]
}

host_triple() { /usr/bin/rustc -vV | sed -n 's/^host: //p'; }

# rustup's toolchain brings an lld; Debian's is the second choice. rustc looks for it as `rust-lld`.
find_lld() {
    local own
    own=$(cd "$NONET_ROOT" && rustc --print sysroot 2>/dev/null)/lib/rustlib/$(host_triple)/bin/rust-lld
    if [ -x "$own" ] && "$own" -flavor wasm --version >/dev/null 2>&1; then
        printf '%s\n' "$own"
        return
    fi
    apt_packages "$DEBIAN_LLD_PACKAGE" >&2
    printf '/usr/bin/%s\n' "$DEBIAN_LLD_PACKAGE"
}

build_std() {
    local work=$NONET_CACHE/build/std host lld sysroot
    # What was built with an earlier std cannot be linked with this one, and cargo would not notice.
    rm -rf "$work" "$folder" "$NONET_TARGET/wasm"
    mkdir -p "$work/src" && : >"$work/src/lib.rs" || return 1
    printf '[package]\nname = "nonet-std-seed"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
    # With bitcode, as the app is linked with link-time optimisation across std too.
    (
        cd "$work" &&
            env -u CARGO_BUILD_TARGET RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
                CARGO_TARGET_DIR="$work/target" /usr/bin/cargo build --release \
                -Z build-std=std,panic_abort,panic_unwind,proc_macro,test --target wasm32-unknown-unknown
    ) || return 1

    host=$(host_triple)
    lld=$(find_lld) || return 1
    sysroot=$folder/sysroot/lib/rustlib
    mkdir -p "$sysroot/wasm32-unknown-unknown/lib" "$sysroot/$host/bin" "$folder/bin" &&
        cp "$work"/target/wasm32-unknown-unknown/release/deps/*.rlib "$sysroot/wasm32-unknown-unknown/lib/" &&
        rm "$sysroot"/wasm32-unknown-unknown/lib/libnonet_std_seed* &&
        ln -s "/usr/lib/rustlib/$host/lib" "$sysroot/$host/lib" &&
        ln -s "$lld" "$sysroot/$host/bin/rust-lld" &&
        ln -s /usr/lib/rustlib/src "$sysroot/src" &&
        wrap rustc && wrap rustdoc &&
        /usr/bin/rustc --version >"$stamp" &&
        rm -rf "$work"
}

wrap() { # PROGRAM
    printf '#!/bin/sh\nexec /usr/bin/%s --sysroot "%s" "$@"\n' "$1" "$folder/sysroot" >"$folder/bin/$1" &&
        chmod +x "$folder/bin/$1"
}

if is_ready; then exit 0; fi
if [ "${1:-}" = --ready ]; then exit 1; fi

# shellcheck disable=SC2086 # a list of packages
quiet_step "Installing Debian's Rust with apt ($DEBIAN_RUST_PACKAGES)" apt_packages $DEBIAN_RUST_PACKAGES ||
    die "Debian's Rust could not be installed" "Or give rustup a network: rustup target add wasm32-unknown-unknown"
quiet_step "Building std for wasm32 (once)" build_std ||
    die "std for wasm32 could not be built" "Is there a network? Or give rustup one: rustup target add wasm32-unknown-unknown"
