#!/usr/bin/env bash
# bench/keyed.sh: the whole workload on the same rows, without constraints and with them (keyed.sql, made where missing).
# Demands that all checks pass on both, and prints their statements and times.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."
export BENCH_DB="${BENCH_DB:-sf01}"
made=$(psql -qXAt -d "$BENCH_DB" -c "select count(*) from pg_tables where schemaname in ('plain', 'keyed')")
if [ "$made" != 16 ]; then
  psql -qX -d "$BENCH_DB" -f bench/keyed.sql
fi
run="bench/run.sh full | bench/passed.sh 67"
bench/compare.py --rounds "${ROUNDS:-3}" \
  plain="export BENCH_SCHEMA=plain; $run && bench/scans.sh $BENCH_DB-plain" \
  keyed="export BENCH_SCHEMA=keyed; $run && bench/scans.sh $BENCH_DB-keyed"
