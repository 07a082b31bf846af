#!/usr/bin/env bash
# Trunk, which bundles the app: from PATH, from the cache, or compiled once.
. "$(dirname "$0")/../paths.sh"
. "$NONET_ROOT/scripts/setup/cargo-tool.sh"

# Without its default features: it shall look for no update and serves nothing here, so needs no TLS.
cargo_tool trunk trunk "$TRUNK_VERSION" 0 --locked --no-default-features
