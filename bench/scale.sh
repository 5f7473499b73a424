#!/usr/bin/env bash
# Runs bucketspec on one core and on two and prints what is serial and what cores would share; see README.md.
#   bench/scale.sh [--objects 10000000] [--inventory DIR] [--cores 1,2]
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$bench")

. "$bench/build.sh"
exec java -Xmx1g -cp "$bench/target/bucketspec-bench.jar:$bench/target/lib/*" io.bucketspec.bench.Scale \
  --project "$project" "$@"
