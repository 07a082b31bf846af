# Sourced (bash) by the build of the app, after env.sh: std made anew for the smallest download.
#
# The std that comes with a compiler is made for speed, and every panic in it carries a message. Built from its source
# with `optimize_for_size`, and with panics that trap at once, it makes the app 10 % smaller after Brotli (372 kB became
# 334 kB when it was measured). The page still tells of a crash: the browser reports the trap (app/src/platform/panic.rs).
#
# What only serves to look into a program goes too: where in the source something is, and what `{:?}` writes, which is
# nothing in this build. The browser's errors are told by `platform::words_of`.
#
# Cargo calls this unstable, hence RUSTC_BOOTSTRAP. Where the source of std or these options are not to be had, the
# app is built with the std there is, and is larger.

wasm_rustc=${RUSTC:-rustc}
small_std_flags="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"

std_source() {
    printf '%s/lib/rustlib/src/rust/library/std/Cargo.toml\n' "$(cd "$NONET_ROOT" && "$wasm_rustc" --print sysroot)"
}

add_std_source() {
    # Bounded: a server that never answers must not hold the build up.
    RUSTUP_MAX_RETRIES=1 RUSTUP_DOWNLOAD_TIMEOUT=20 timeout 180 rustup component add rust-src
}

knows_small_std_flags() {
    # shellcheck disable=SC2086
    (cd "$NONET_ROOT" && RUSTC_BOOTSTRAP=1 "$wasm_rustc" $small_std_flags \
        --target wasm32-unknown-unknown --print cfg >/dev/null 2>&1)
}

if [ ! -f "$(std_source)" ] && [ "${NONET_WASM_COMPILER:-}" = own ] && command -v rustup >/dev/null; then
    quiet_step "Adding the source of std with rustup" add_std_source || true
fi

if [ -f "$(std_source)" ] && knows_small_std_flags; then
    export RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-} $small_std_flags"
    # Trunk keeps cargo off the network.
    quiet_step "Fetching what std is built from" cargo fetch --locked --target wasm32-unknown-unknown ||
        die "The parts of std could not be fetched" "Is there a network? Then run again."
    # What was built with another std is kept apart, so that neither throws the other away.
    export CARGO_TARGET_DIR=$CARGO_TARGET_DIR/small-std
else
    say "The source of std is not to be had: the app becomes about a tenth larger"
fi
