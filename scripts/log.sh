# Sourced: what a script says on the terminal. Every step names itself and how long it took.
#
#   step "title" command arg…   run a command, its output on the terminal, then its time
#   quiet_step "title" command… the same, the output kept in a file and shown only on failure
#   say "text"                  one line
#   warn "text"                 one line on stderr
# A function given to a step chains its commands with && where one must not run after another failed:
# bash ignores `-e` below a step that is followed by `|| die`.
#
#   die "what is missing" "what to do"   one clear line on stderr, exit 1

say() { printf '\033[36m•\033[0m %s\n' "$*"; }

warn() { printf '\033[33m! %s\033[0m\n' "$*" >&2; }

die() {
    printf '\033[31m✗ %s\033[0m\n' "$1" >&2
    if [ $# -gt 1 ]; then printf '  %s\n' "$2" >&2; fi
    exit 1
}

# Seconds as a person says them: 7 s, 2 min 13 s.
spoken_seconds() {
    if [ "$1" -lt 60 ]; then printf '%d s' "$1"; else printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); fi
}

step() {
    local title=$1 started=$SECONDS
    shift
    say "$title …"
    "$@" || return $?
    say "$title: done in $(spoken_seconds $((SECONDS - started)))"
}

quiet_step() {
    local title=$1 started=$SECONDS status=0 output
    shift
    say "$title …"
    mkdir -p "$NONET_CACHE/logs"
    output=$(mktemp "$NONET_CACHE/logs/step.XXXXXX")
    ("$@") >"$output" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 40 "$output" >&2
        warn "$title: failed after $(spoken_seconds $((SECONDS - started))) (all of it: $output)"
        return "$status"
    fi
    rm -f "$output"
    say "$title: done in $(spoken_seconds $((SECONDS - started)))"
}
