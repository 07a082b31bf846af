#!/usr/bin/env bash
# Format and lints; a warning is an error.
. "$(dirname "$0")/paths.sh"
cd "$NONET_ROOT"

"$NONET_ROOT/scripts/setup/app-tools.sh"
"$NONET_ROOT/scripts/setup/rust-components.sh"

lint_host() {
    CARGO_TARGET_DIR=$NONET_TARGET cargo clippy --locked --workspace --exclude app --all-targets -- -D warnings
}

# The app only exists for wasm, so the compiler that builds it for wasm lints it.
lint_app() (
    . "$NONET_ROOT/scripts/env.sh"
    if [ "$NONET_WASM_COMPILER" = debian ]; then
        # Debian's clippy finds std by SYSROOT; rustup's cannot read what another compiler's version made.
        . "$NONET_ROOT/scripts/apt.sh"
        quiet_step "Checking for Debian's clippy" apt_packages "$DEBIAN_CLIPPY_PACKAGE"
        SYSROOT=$NONET_CACHE/debian-rust/sysroot /usr/bin/cargo-clippy clippy \
            --locked -p app --target wasm32-unknown-unknown -- -D warnings
    else
        cargo clippy --locked -p app --target wasm32-unknown-unknown -- -D warnings
    fi
)

step "Format" cargo fmt --all --check || die "Some files are not formatted" "Run: make fmt"
step "Lints of libraries, relay and tests" lint_host || die "clippy found something" "It stands above."
step "Lints of the app" lint_app || die "clippy found something in the app" "It stands above."
