# Sourced by the other scripts: builds the bench, and the job as it is now, since the launcher builds only what is missing.
# Once per jar the launcher keeps loaded classes, which no run shall be charged for.
(cd "$bench" && mvn -q -B -Dmaven.test.skip -Dspotless.check.skip package)
if [ -x "$project/jobs/bucketspec" ]; then
  (cd "$project" && mvn -q -B -Pquick -Dmaven.test.skip package && jobs/bucketspec plan jobs/demo.yaml >/dev/null)
fi
