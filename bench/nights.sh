#!/usr/bin/env bash
# Runs bucketspec on a bucket of which one percent is new and prints what that costs beside a run of all; see README.md.
#   bench/nights.sh [--objects 10000000] [--runs 3]
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$bench")

. "$bench/build.sh"
exec java -Xmx1g -cp "$bench/target/bucketspec-bench.jar:$bench/target/lib/*" io.bucketspec.bench.Nights \
  --project "$project" "$@"
