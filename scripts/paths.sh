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

mkdir -p "$NONET_CACHE"
. "$NONET_ROOT/scripts/versions.env"
. "$NONET_ROOT/scripts/log.sh"
