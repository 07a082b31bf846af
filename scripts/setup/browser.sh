#!/usr/bin/env bash
# A Chromium for the end-to-end tests: the one on PATH, or Debian's. Prints its path.
. "$(dirname "$0")/../paths.sh"
. "$NONET_ROOT/scripts/apt.sh"

find_browser() {
    local name
    for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then return 0; fi
    done
    return 1
}

if ! find_browser >/dev/null; then
    quiet_step "Installing Chromium with apt" apt_packages chromium chromium-driver >&2 ||
        die "Chromium is missing" "Install chromium or chrome, or set CHROMIUM to one, and run again."
fi
find_browser
