#!/usr/bin/env bash
# Runs bucketspec and its peers on the same inventory and prints what they cost; see README.md.
#   bench/run.sh [--objects 1000000] [--formats parquet,csv] [--runs 3] [--only ours,plan,duckdb,spark,polars,floor] [--markdown] [--csv FILE]
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$bench")

arguments=()
while [ $# -gt 0 ]; do
  if [ "$1" = --markdown ]; then arguments+=(--style markdown); else arguments+=("$1"); fi
  shift
done

(cd "$bench" && mvn -q -B -Dmaven.test.skip -Dspotless.check.skip package)
if [ -x "$project/jobs/bucketspec" ]; then
  # The launcher builds the jar only if it is missing; what is measured is the code as it is now. Once per jar it keeps
  # loaded classes, which no run shall be charged for.
  (cd "$project" && mvn -q -B -Pquick -Dmaven.test.skip package && jobs/bucketspec plan jobs/demo.yaml >/dev/null)
fi
exec java -Xmx1g -cp "$bench/target/bucketspec-bench.jar:$bench/target/lib/*" io.bucketspec.bench.Bench \
  --project "$project" ${arguments[@]+"${arguments[@]}"}
