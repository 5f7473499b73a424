#!/usr/bin/env bash
# Runs bucketspec on buckets whose objects are spread unevenly and prints how long its tasks took; see README.md.
#   bench/skew.sh [--only even,folder,group,partitions,large_partitions]
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$bench")

. "$bench/build.sh"
exec java -Xmx1g -cp "$bench/target/bucketspec-bench.jar:$bench/target/lib/*" io.bucketspec.bench.Skew \
  --project "$project" "$@"
