#!/usr/bin/env bash
# bench/run.sh … | bench/passed.sh N: fails, and shows which did not, unless exactly N checks ran and all of them passed.
awk -v expected="$1" '
  /^RESULT/ { n++ }
  /^RESULT/ && $3 != "PASSED" { bad++; print > "/dev/stderr" }
  END { if (bad || n != expected) { print n + 0, "checks,", bad + 0, "did not pass" > "/dev/stderr"; exit 1 } }'
