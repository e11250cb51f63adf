#!/usr/bin/env bash
# bench/many.sh: 5,000 checks of ten types on 500 small tables (schema many of $BENCH_DB, made anew), in five suites.
# Demands that all pass, and prints the CPU time of our own process for each check above that of a single check.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."
export BENCH_DB="${BENCH_DB:-sf01}" BENCH_SCHEMA=many
tables=500
suites=5

folder=target/bench/many
rm -rf "$folder"
mkdir -p "$folder"
cp bench/suites/connections.yaml "$folder/"
{
  echo "set client_min_messages = warning; drop schema if exists many cascade; create schema many;"
  for ((t = 1; t <= tables; t++)); do
    echo "create table many.t$t (id, parent, code, status, amount, name, changed_at) as
      select i, 1 + i % 7, 'K-' || lpad(i::text, 4, '0'), (array['new', 'paid', 'shipped'])[1 + i % 3], i * 1.5, 'row ' || i,
             now() - i * interval '1 minute'
      from generate_series(1, 20 + $t % 80) i;"
  done
  echo "select format('analyze many.%I', tablename) from pg_tables where schemaname = 'many' \\gexec"
} >"$folder/many.sql"
for ((s = 0; s < suites; s++)); do
  {
    printf 'version: 1\nsuite: Many %d\nconnection: bench\ntables:\n' "$s"
    for ((t = s * tables / suites + 1; t <= (s + 1) * tables / suites; t++)); do
      cat <<YAML
  t$t:
    columns:
      id: [not_null, unique, {accepted_range: {min: 1, max: 100}}]
      parent: [not_null, {references: t$((t % tables + 1))(id)}]
      code: [not_null, {matches_regex: "^K-[0-9]{4}$"}]
      status: [{accepted_values: [new, paid, shipped]}]
      changed_at: [{freshness: {fail_after: 7d}}]
    checks:
      - row_count: {min: 20, max: 100}
YAML
    done
  } >"$folder/many-$s.yaml"
done
psql -qX -v ON_ERROR_STOP=1 -d "$BENCH_DB" -f "$folder/many.sql"

printf 'version: 1\nsuite: One\nconnection: bench\ntables: {t1: {columns: {id: [not_null]}}}\n' >"$folder/one.yaml"
run() { # run SUITES
  echo "./assay run $1 --quiet --report json --reports-dir target/bench/$BENCH_DB-many && bench/scans.sh $BENCH_DB-many"
}
# what bench/run.sh gives to assay
export PGHOST="${PGHOST:-localhost}" PGPORT="${PGPORT:-5432}" PGUSER="${PGUSER:-$(id -un)}" PGPASSWORD="${PGPASSWORD:-}" BENCH_SAMPLE=none
bench/compare.py --rounds "${ROUNDS:-3}" one="$(run "$folder/one.yaml")" many="$(run "$(echo $folder/many-*.yaml)")" |
  awk '
    { print }
    $1 == "one" { one = $4 }
    $1 == "many" { printf "%.3f ms of our own CPU a check, %.0f MB at most\n", ($4 - one) / 4999 * 1000, $6 }'
