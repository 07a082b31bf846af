#!/usr/bin/env bash
# wasm-opt, which makes the app's download smaller: the one on PATH if it is new enough, else npm's.
# Without any, a stand-in that leaves the module as it is: the app works, only larger.
. "$(dirname "$0")/../paths.sh"

tool=$NONET_TOOLS/wasm-opt
program=$NONET_CACHE/node/node_modules/binaryen/bin/wasm-opt
mkdir -p "$NONET_TOOLS"

# What the compiler emits needs a wasm-opt that knows its newer features.
oldest_version=120
version_of() { "$@" --version 2>/dev/null | sed -n 's/^wasm-opt version \([0-9]*\).*/\1/p'; }

install_as() { # reads the wrapper's text
    cat >"$tool.new"
    chmod +x "$tool.new"
    mv "$tool.new" "$tool"
}

on_path=$(PATH=${PATH//"$NONET_TOOLS:"/} command -v wasm-opt || true)
if [ -n "$on_path" ] && [ "$(version_of "$on_path")" -ge "$oldest_version" ] 2>/dev/null; then
    ln -sfn "$on_path" "$tool"
elif command -v node >/dev/null && [ -f "$program" ] && [ -n "$(version_of node "$program")" ]; then
    printf '#!/bin/sh\nexec node "%s" "$@"\n' "$program" | install_as
else
    warn "no wasm-opt to be had: the app is built without, and somewhat larger"
    install_as <"$NONET_ROOT/scripts/setup/wasm-opt-stand-in.sh"
fi
