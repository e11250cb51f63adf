#!/usr/bin/env bash
# bench/scans.sh FOLDER: how many statements the last run below target/bench/FOLDER sent, and their seconds in sum.
awk '
  /^  "scans"/ { inside = 1 }
  inside && /"milliseconds"/ { n++; sum += $3 }
  END { printf "FIGURE statements %d\nFIGURE statement-s %.3f\n", n, sum / 1000 }' \
  "${BASH_SOURCE[0]%/*}/../target/bench/$1/latest/results.json"
