#!/bin/sh
# How long gzip takes and what it leaves at a level: any program can be tuned. Parameters come as name=value.
for argument in "$@"; do
  case $argument in
    level=*) level=${argument#level=} ;;
  esac
done
seq 1 200000 | gzip "-$level" >"$SWEEPLINE_CHECKPOINT_DIR/numbers.gz"
bytes=$(wc -c <"$SWEEPLINE_CHECKPOINT_DIR/numbers.gz")
echo "{\"bytes\": $bytes}"
