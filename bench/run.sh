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

. "$bench/build.sh"
exec java -Xmx1g -cp "$bench/target/bucketspec-bench.jar:$bench/target/lib/*" io.bucketspec.bench.Bench \
  --project "$project" ${arguments[@]+"${arguments[@]}"}
