# Sourced: a build tool from crates.io, of one exact version.
#
#   cargo_tool COMMAND CRATE VERSION OPT_LEVEL FLAGS…
#
# Used where it is: on PATH in that version, or in the cache; else compiled into the cache.

tool_has_version() { # COMMAND VERSION
    command -v "$1" >/dev/null && "$1" --version 2>/dev/null | grep -qwF "$2"
}

compile_tool() { # CRATE VERSION OPT_LEVEL FLAGS…
    local crate=$1 version=$2 opt_level=$3
    shift 3
    # These run for seconds in a build: what counts is how fast they compile (four times faster so).
    # The target folder stays until the tool is installed, so that a cut costs only the crate in work.
    env -u RUSTC -u CARGO -u RUSTFLAGS -u CARGO_BUILD_TARGET \
        CARGO_TARGET_DIR="$NONET_CACHE/build/$crate" \
        CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL="$opt_level" \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 CARGO_PROFILE_RELEASE_DEBUG=0 \
        CARGO_PROFILE_RELEASE_PANIC=unwind \
        cargo install "$crate" --version "$version" --root "$NONET_CACHE/tools" --force --quiet "$@" &&
        rm -rf "$NONET_CACHE/build/$crate"
}

cargo_tool() {
    local tool=$1 crate=$2 version=$3
    shift
    if (PATH=$NONET_TOOLS:$PATH && tool_has_version "$tool" "$version"); then return 0; fi
    command -v cargo >/dev/null || die "cargo is missing" "Install Rust from https://rustup.rs and run again."
    quiet_step "Compiling $crate $version (only this once; about 2 minutes)" compile_tool "$@" ||
        die "$crate $version could not be compiled" \
            "Is there a network? Or put $tool $version on PATH yourself, and run again."
}
