# Sourced: one at a time.
#
#   take_lock FILE   waits for its turn; held until this process and its children end

take_lock() {
    command -v flock >/dev/null || return 0
    exec 9>"$1"
    if ! flock -n 9; then
        say "another build is under way; waiting for it"
        flock 9
    fi
}
