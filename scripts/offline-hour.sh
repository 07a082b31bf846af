#!/usr/bin/env bash
# Two people in Chromium who make EDITS edits each without a net: tests/e2e/offline_hour.rs, the long form.
export NONET_HOUR=${EDITS:-700} NONET_TEST_SECONDS=1800
exec "$(dirname "$0")/e2e.sh" offline_hour --nocapture
