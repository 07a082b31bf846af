#!/usr/bin/env bash
# The npm packages of one lock file, installed where they are not yet. npm checks them against the lock's sums.
#
#   npm-packages.sh FOLDER-WITH-LOCK INSTALL-INTO TITLE
. "$(dirname "$0")/../paths.sh"

manifests=$1
into=$2
stamp=$into/node_modules/.nonet-stamp

if [ -f "$stamp" ] && cmp -s "$stamp" "$manifests/package-lock.json"; then exit 0; fi

"$NONET_ROOT/scripts/setup/node.sh"

# The stamp comes last: after a cut all is fetched again.
install_packages() {
    mkdir -p "$into" &&
        { [ "$manifests" -ef "$into" ] || cp "$manifests/package.json" "$manifests/package-lock.json" "$into/"; } &&
        (cd "$into" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) &&
        cp "$manifests/package-lock.json" "$stamp"
}

quiet_step "Fetching $3 from npm" install_packages ||
    die "npm could not fetch $3" "Is there a network, and the npm registry in reach? Then run again."
