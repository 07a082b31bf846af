#!/usr/bin/env bash
# Builds the relay, the app inside it: $NONET_TARGET/release/nonet.
. "$(dirname "$0")/paths.sh"

"$NONET_ROOT/scripts/setup/linker.sh"
build() {
    cd "$NONET_ROOT"
    CARGO_TARGET_DIR=$NONET_TARGET cargo build --release --locked -p server
}
step "Building the relay" build || die "The relay could not be built" "What the compiler said stands above."
