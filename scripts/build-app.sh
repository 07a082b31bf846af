#!/usr/bin/env bash
# Builds the browser's half into app/dist, compressed copies beside the files. Nothing changed: does nothing.
. "$(dirname "$0")/paths.sh"
. "$NONET_ROOT/scripts/lock.sh"

"$NONET_ROOT/scripts/setup/app-tools.sh"
. "$NONET_ROOT/scripts/env.sh"
take_lock "$NONET_TARGET/app.lock"

# By content, so that a fresh checkout of the same files costs nothing.
inputs_digest() {
    cd "$NONET_ROOT"
    find app crates style templates scripts Cargo.toml Cargo.lock Trunk.toml \
        -path app/dist -prune -o -path app/dist.stamp -prune -o -path '*/node_modules' -prune -o -type f -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | cat - "$NONET_CACHE/wasm-compiler" "$NONET_CACHE/fonts/stamp" |
        sha256sum
}

bundle() {
    cd "$NONET_ROOT"
    env -u NO_COLOR trunk --skip-version-check build
}

stamp=$NONET_ROOT/app/dist.stamp
mkdir -p "$NONET_ROOT/templates"
digest=$(inputs_digest)
if [ -f "$NONET_DIST/index.html" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$digest" ]; then
    say "The app is up to date"
    exit 0
fi

. "$NONET_ROOT/scripts/small-std.sh"
rm -f "$stamp"
step "Building the app" bundle || die "The app could not be built" "What the compiler or Trunk said stands above."
tighten() {
    node "$NONET_ROOT/scripts/tighten.mjs" "$NONET_DIST" "$NONET_CACHE/node" \
        "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm-release/app.wasm" "$CARGO_TARGET_DIR/split"
}
step "Making the app's files smaller" tighten || die "The app could not be cut into its parts" "The reason stands above."
step "Compressing the app's files" node "$NONET_ROOT/scripts/compress.mjs" "$NONET_DIST"
printf '%s\n' "$digest" >"$stamp"
