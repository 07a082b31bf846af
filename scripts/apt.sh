# Sourced: packages of Debian's package manager.
#
#   apt_packages PACKAGE…   install what is not installed yet; dies with one clear line if it cannot

apt_installed() { dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null | grep -q '^ii'; }

apt_run() {
    if [ "$(id -u)" = 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
    else
        sudo DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
    fi
}

apt_packages() {
    local missing=() package
    for package in "$@"; do apt_installed "$package" || missing+=("$package"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || die "apt-get is missing, cannot install: ${missing[*]}" \
        "This is not Debian or Ubuntu: install what these packages hold another way, and run again."
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        die "Neither root nor sudo, cannot install: ${missing[*]}" \
            "As root: apt-get install --no-install-recommends ${missing[*]}"
    fi
    # The lists of a fresh image are empty or old: ask for new ones only when a package is not to be had.
    if ! apt_run install -y --no-install-recommends "${missing[@]}"; then
        apt_run update || die "apt-get update failed" "Is there a network? Then run again."
        apt_run install -y --no-install-recommends "${missing[@]}" ||
            die "apt-get could not install: ${missing[*]}" "What it said stands above."
    fi
}
