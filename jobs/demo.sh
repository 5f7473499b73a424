#!/usr/bin/env bash
# Builds bucketspec if needed, turns the sample inventory into upload specs, and says where to look.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# All of it each time, though the ledger knows it from the second time on.
jobs/bucketspec run jobs/demo.yaml --full

run=
for folder in demo/runs/*/; do
  if [[ -f ${folder}_SUCCESS.json && (-z $run || $folder -nt $run) ]]; then
    run=${folder%/}
  fi
done

echo
echo "The specs, each a file to upload:"
specs=$(find "$run/specs" -type f -name '*.json' | sort)
printf '%s\n' "$specs" | sed 's/^/  /'
cat <<TEXT

What was left out, and why:
  $run/rejects/

Look further:
  jobs/bucketspec validate ${specs%%$'\n'*}
  jobs/bucketspec explain jobs/demo.yaml --key cams/north/left/2026-11-20/run7/frame_10.jpg
  jobs/bucketspec plan jobs/demo.yaml
TEXT
