#!/usr/bin/env bash
# One run by cron, with spark-submit: nightly.sh JOB.yaml [options of run]…
#
#   sudo install -d /opt/bucketspec /var/log/bucketspec
#   sudo install target/bucketspec.jar jobs/cron/nightly.sh /opt/bucketspec/
#   /opt/bucketspec/nightly.sh s3a://acme-jobs/nightly.yaml      # once, by hand
#
# It says something only if a person should look: cron makes a mail of that.
#
#   0  done                      nothing is said             exit code 0
#   5  no new snapshot           nothing is said             exit code 0: the next call looks again
#   4  done, but with a finding  the summary's text          exit code 4
#   1  unexpected                the reason, if it comes     exit code 1
#                                again at a second try
#   2, 3  the job or the input   the reason                  exit code 2 or 3: it would be the same again
#
# A second try is safe: what the first one published, if it did, is in the ledger, and the second ends with 5.
# Needs spark-submit in SPARK_HOME/bin or on the PATH; master and credentials are spark-defaults.conf's.
set -uo pipefail

jar=${BUCKETSPEC_JAR:-/opt/bucketspec/bucketspec.jar}
logs=${BUCKETSPEC_LOGS:-/var/log/bucketspec}
submit=${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit

if (($# == 0)); then
  echo "Usage: nightly.sh JOB.yaml [options of run]…" >&2
  exit 2
fi
mkdir -p "$logs" || exit 1

# One at a time: of two runs at once the second to finish is refused.
exec 9>"$logs/lock"
if ! flock -n 9; then
  echo "A run is still under way; this one did not begin." >&2
  exit 1
fi

# Client mode: the driver is this process's child, and its exit code is the run's.
run() {
  "$submit" --deploy-mode client --name bucketspec --class io.bucketspec.cli.Main "$jar" \
    run "$@" --summary json >"$logs/out" 2>"$logs/err"
  local code=$?
  # A line for each run: what it did, or why it could not.
  tail -n 1 "$logs/out" >>"$logs/runs.jsonl"
  return $code
}

run "$@"
code=$?
if ((code == 1)); then
  mv "$logs/err" "$logs/err.first"
  run "$@"
  code=$?
fi

case $code in
  0 | 5) exit 0 ;;
  4) echo "Done, with findings whose policy is fail:" >&2 ;;
  *) echo "The run failed with exit code $code:" >&2 ;;
esac
tail -n 60 "$logs/err" >&2
exit "$code"
