#!/usr/bin/env bash
# Builds what is missing and serves. NONET_DATA says where boards are kept (default: data in the project);
# the relay's other settings come from the environment too, see `nonet serve --help`.
. "$(dirname "$0")/paths.sh"

"$NONET_ROOT/scripts/build-app.sh"
"$NONET_ROOT/scripts/build-server.sh"
say "Ready after $(spoken_seconds $SECONDS); starting the relay"
exec "$NONET_TARGET/release/nonet" serve --data "${NONET_DATA:-$NONET_ROOT/data}" "$@"
