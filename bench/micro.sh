#!/usr/bin/env bash
# Measures bucketspec's inner loops beside what an expert would write instead; see README.md.
#   bench/micro.sh [--quick] [MatchKeys|OrderMembers|CompareKeys|WriteJson|WriteCsv|EncodeUrls]…
set -euo pipefail
micro=$(cd "$(dirname "$0")" && pwd)/micro

(cd "$micro" && mvn -q -B -Dmaven.test.skip -Dspotless.check.skip package)
exec java -cp "$micro/target/bucketspec-micro.jar:$micro/target/lib/*" io.bucketspec.bench.micro.Micro "$@"
