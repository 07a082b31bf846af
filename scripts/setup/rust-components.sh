#!/usr/bin/env bash
# rustfmt and clippy, which a minimal Rust comes without.
. "$(dirname "$0")/../paths.sh"

for component in rustfmt clippy; do
    if cargo "${component#rust}" --version >/dev/null 2>&1; then continue; fi
    quiet_step "Adding $component with rustup" rustup component add "$component" ||
        die "$component is missing" "Run: rustup component add $component"
done
