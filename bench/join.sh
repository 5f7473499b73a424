#!/usr/bin/env bash
# Runs bucketspec on a million images with and without side tables and prints what the join costs; see README.md.
#   bench/join.sh [--runs 3] [--only none,small,by_key,by_capture]
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$bench")

. "$bench/build.sh"
exec java -Xmx1g -cp "$bench/target/bucketspec-bench.jar:$bench/target/lib/*" io.bucketspec.bench.Joins \
  --project "$project" "$@"
