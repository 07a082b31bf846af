#!/bin/sh
# In place of wasm-opt where there is none: gives back the module it was given.
# Understands the two forms in which Trunk calls it: --version, and --output=FILE … INPUT.
output=
input=
for argument in "$@"; do
    case $argument in
        --version) echo "wasm-opt version 0 (stand-in)"; exit 0 ;;
        --output=*) output=${argument#--output=} ;;
        -*) ;;
        *) input=$argument ;;
    esac
done
exec cp "$input" "$output"
