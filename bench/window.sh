#!/usr/bin/env bash
# bench/window.sh: after 1 % new rows (window.sql, made where missing), the checks of orders and lineitem that a window
# suits, in full and on the new rows alone; then the whole workload, without and with those windows. All must pass.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."
export BENCH_DB="${BENCH_DB:-sf01}" BENCH_SCHEMA=daily
if [ "$(psql -qXAt -d "$BENCH_DB" -c "select count(*) from pg_tables where schemaname = 'daily'")" != 8 ]; then
  psql -qX -d "$BENCH_DB" -f bench/window.sql
fi

# The same suite, each of those checks with a window.
suites=target/bench/suites
mkdir -p "$suites"
cp bench/suites/connections.yaml "$suites/"
awk '
  /^  [a-z]+:$/ { daily = $1 == "orders:" || $1 == "lineitem:" }
  daily && /, id: / && !/row_count|freshness/ { sub(/}$/, ", window: {column: updated_at, since: 24h}}") }
  { print }' bench/suites/tpch.yaml >"$suites/window.yaml"
examined="--select table:orders,table:lineitem --exclude type:row_count,type:freshness"
number=$(grep -c 'window:' "$suites/window.yaml")

# The run's clock is the newest row's, so that the new rows stay new.
newest=$(psql -qXAt -d "$BENCH_DB" -c "set timezone = 'UTC'; select to_char(max(updated_at), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from daily.orders")
export BENCH_OPTIONS="--as-of $newest"
compare() { # compare CHECKS
  bench/compare.py --rounds "${ROUNDS:-3}" \
    full="bench/run.sh full | bench/passed.sh $1 && bench/scans.sh $BENCH_DB-daily" \
    window="export BENCH_SUITE=$suites/window.yaml; bench/run.sh full | bench/passed.sh $1 && bench/scans.sh $BENCH_DB-daily"
}
echo "$BENCH_DB: the $number checks that have a window"
BENCH_OPTIONS+=" $examined" compare "$number"
echo
echo "$BENCH_DB: the whole workload"
compare 67
