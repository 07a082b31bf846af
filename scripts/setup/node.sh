#!/usr/bin/env bash
# node and npm, which fetch the fonts and run wasm-opt: those on PATH, or Debian's.
. "$(dirname "$0")/../paths.sh"
. "$NONET_ROOT/scripts/apt.sh"

missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
    quiet_step "Installing ${missing[*]} with apt" apt_packages "${missing[@]}" ||
        die "node and npm are missing" "Install Node.js 18 or newer, and run again."
fi
