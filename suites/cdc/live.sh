#!/usr/bin/env bash
# Runs the suite on tables that Debezium copies while they change. README.md says what happens; it ends by itself in about a minute.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
home=$(cd "$here/../.." && pwd)
if ! command -v mvn >/dev/null; then
  echo "live.sh: Maven 3.8 or newer is needed to fetch Debezium" >&2
  exit 2
fi
"$home/assay" --version # builds it where it is missing
jars="$home/target/debezium"
if [ ! "$jars/fetched" -nt "$here/live/pom.xml" ]; then
  echo "Fetching Debezium (38 MB the first time) …" >&2
  rm -rf "$jars"
  mvn -q -B -f "$here/live/pom.xml" dependency:copy-dependencies
  touch "$jars/fetched"
fi
reports="$home/target/cdc-live"
rm -rf "$reports"
# Where the tests have put the emulator of Snowflake, there is a copy more.
python="$home/target/snowflake-venv/bin/python"
lake=()
for driver in "$home"/target/drivers/snowflake-jdbc-*.jar; do
  if [ -x "$python" ] && [ -f "$driver" ]; then lake=("$driver" "$python" "$home/src/test/resources/snowflake/server.py"); fi
done
java=java
if [ -n "${JAVA_HOME:-}" ]; then java="$JAVA_HOME/bin/java"; fi
exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dassay.drivers=$home/target/drivers" \
  -cp "$home/target/assay.jar:$home/target/lib/*" "$here/live/Live.java" "$here" "$jars" "$reports" ${lake[@]+"${lake[@]}"}
