#!/usr/bin/env bash
# bench/keyed.sh: the whole workload on the same rows, without constraints and with them (keyed.sql, made where missing).
# Demands that all checks pass on both, and prints how many statements each took and the ratio of their times.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."
export BENCH_DB="${BENCH_DB:-sf01}"
made=$(psql -qXAt -d "$BENCH_DB" -c "select count(*) from pg_tables where schemaname in ('plain', 'keyed')")
if [ "$made" != 16 ]; then
  psql -qX -d "$BENCH_DB" -f bench/keyed.sql
fi
for schema in plain keyed; do
  found=$(BENCH_SCHEMA=$schema bench/run.sh full)
  if [ "$(grep -c ' PASSED ' <<<"$found")" != 67 ]; then
    echo "$schema: not all of the 67 checks passed" >&2
    grep -v ' PASSED ' <<<"$found" >&2
    exit 1
  fi
  statements=$(awk '/^  "scans"/ { inside = 1 } inside && /"started_at"/ { n++ } END { print n + 0 }' \
    "target/bench/$BENCH_DB-$schema/latest/results.json")
  echo "$BENCH_DB, $schema: 67 checks passed, $statements statements"
done
bench/compare.py --rounds "${ROUNDS:-3}" \
  plain="BENCH_SCHEMA=plain bench/run.sh full" keyed="BENCH_SCHEMA=keyed bench/run.sh full"
