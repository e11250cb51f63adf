#!/usr/bin/env bash
# bench/run.sh full|one: runs the workload's suite against $BENCH_DB and prints a line a check,
#   RESULT <check id> PASSED|WARNED|FAILED|BROKEN|SKIPPED|NOT_RUN <failing rows; 1 where a failing check counts none>
# PGHOST, PGPORT, PGUSER and PGPASSWORD say where the server is; BENCH_SCHEMA (tpch) where its tables are; BENCH_SAMPLE
# (none) whether failing rows are read too; BENCH_SUITE another suite file; BENCH_OPTIONS what else `assay run` is told.
# Exit code: 0 where every check could be checked, whatever was found; otherwise that of assay.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."
case "${1:-}" in
  full) suite=bench/suites/tpch.yaml ;;
  one) suite=bench/suites/one.yaml ;;
  *) echo "usage: bench/run.sh full|one" >&2; exit 2 ;;
esac
export PGHOST="${PGHOST:-localhost}" PGPORT="${PGPORT:-5432}" PGUSER="${PGUSER:-$(id -un)}" PGPASSWORD="${PGPASSWORD:-}"
export BENCH_DB="${BENCH_DB:-sf01}" BENCH_SCHEMA="${BENCH_SCHEMA:-tpch}" BENCH_SAMPLE="${BENCH_SAMPLE:-none}"
# What Assay remembers of earlier runs lies beside its reports: a folder for each set of tables.
reports="target/bench/$BENCH_DB-$BENCH_SCHEMA"
before="$reports/before"
mkdir -p "$reports"
: >"$before"

status=0
# shellcheck disable=SC2086 # the options are several words
./assay run "${BENCH_SUITE:-$suite}" --quiet --report json --reports-dir "$reports" ${BENCH_OPTIONS:-} || status=$?
results="$reports/latest/results.json"
if [ "$results" -nt "$before" ]; then
  awk -F '"' '
    $2 == "checks" { inside = 1 }
    $2 == "scans" { exit }
    !inside { next }
    $2 == "key" { key = $4 }
    $2 == "status" { status = $4 }
    $2 == "code" { code = $4 }
    $2 == "failing" {
      failing = $3; gsub(/[ :,]/, "", failing)
      if (failing == "null") failing = status == "PASSED" ? 0 : 1
      print "RESULT", key, status, status == "BROKEN" ? code : failing
    }' "$results"
fi
[ "$status" -le 1 ]  || exit "$status"
