#!/usr/bin/env bash
# Rust and a C compiler: Rust links with the latter, and SQLite is compiled by it.
. "$(dirname "$0")/../paths.sh"
. "$NONET_ROOT/scripts/apt.sh"

command -v cargo >/dev/null || die "cargo is missing" "Install Rust from https://rustup.rs and run again."

if ! command -v cc >/dev/null; then
    quiet_step "Installing gcc with apt" apt_packages gcc libc6-dev ||
        die "A C compiler is missing" "Install gcc or clang, and run again."
fi
