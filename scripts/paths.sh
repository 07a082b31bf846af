# Sourced by every script (bash): where things are. Changes no toolchain; see env.sh for that.
#
# From outside, all optional:
#   NONET_CACHE       tools, fonts, node packages       (default: .cache in the project)
#   CARGO_TARGET_DIR  what cargo builds                 (default: target in the project)

set -euo pipefail

NONET_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
NONET_CACHE=${NONET_CACHE:-$NONET_ROOT/.cache}
case $NONET_CACHE in /*) ;; *) NONET_CACHE=$NONET_ROOT/$NONET_CACHE ;; esac

# The target folder as the caller meant it, kept apart from the one env.sh sets for wasm.
NONET_TARGET=${NONET_TARGET:-${CARGO_TARGET_DIR:-$NONET_ROOT/target}}
case $NONET_TARGET in /*) ;; *) NONET_TARGET=$NONET_ROOT/$NONET_TARGET ;; esac

NONET_DIST=$NONET_ROOT/app/dist
NONET_TOOLS=$NONET_CACHE/tools/bin
export NONET_ROOT NONET_CACHE NONET_TARGET NONET_DIST

. "$NONET_ROOT/scripts/versions.env"
. "$NONET_ROOT/scripts/log.sh"

mkdir -p "$NONET_CACHE" "$NONET_TARGET" "$NONET_DIST" ||
    die "A folder could not be made (see above)" "The build needs to write into $NONET_ROOT, $NONET_CACHE and $NONET_TARGET."

# Sources name what is in the cache by way of .cache in the project, wherever the cache really is.
if [ "$NONET_CACHE" != "$NONET_ROOT/.cache" ] && { [ -L "$NONET_ROOT/.cache" ] || [ ! -e "$NONET_ROOT/.cache" ]; }; then
    ln -sfn "$NONET_CACHE" "$NONET_ROOT/.cache"
fi

# rustup's installer asks for a new shell before cargo is on PATH; no need to.
if ! command -v cargo >/dev/null && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
    export PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
fi
