#!/usr/bin/env bash
# Draws results.svg from the figures in results.csv, which run.sh --csv adds to; see README.md.
#   bench/plot.sh [--results FILE] [--out FILE]
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)

(cd "$bench" && mvn -q -B -Dmaven.test.skip -Dspotless.check.skip package)
exec java -cp "$bench/target/bucketspec-bench.jar:$bench/target/lib/*" io.bucketspec.bench.Plot \
  --results "$bench/results.csv" --out "$bench/results.svg" "$@"
