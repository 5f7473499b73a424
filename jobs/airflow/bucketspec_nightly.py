"""Every night, by Airflow: a run with spark-submit, whose exit code says what becomes of the task.

Put it into the DAGs folder of an Airflow (2.4 or newer, 3 too) whose workers have spark-submit and a configuration
of the cluster (HADOOP_CONF_DIR for YARN). Client mode: the driver is the task's own process, so that its exit code
is the run's. In cluster mode YARN makes 1 of all of them.

  0  done                              success; XCom has the summary, with the run's directory
  5  no new snapshot                   skipped, and what follows with it
  1  unexpected                        tried again once: what was published is in the ledger, so it is safe
  2  the job file is wrong             failed, not tried again
  3  the input is wrong                failed, not tried again
  4  done, but a finding must be seen  failed, not tried again
"""

import json
import subprocess
import tempfile
from datetime import datetime, timedelta, timezone

try:
    from airflow.sdk import dag, task
    from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException
except ImportError:  # Airflow 2
    from airflow.decorators import dag, task
    from airflow.exceptions import AirflowException, AirflowFailException, AirflowSkipException

SPARK_SUBMIT = [
    "spark-submit",
    "--master", "yarn",
    "--deploy-mode", "client",
    "--driver-memory", "4g",
    "--conf", "spark.dynamicAllocation.enabled=true",
    "--conf", "spark.dynamicAllocation.maxExecutors=10",
    "--class", "io.bucketspec.cli.Main",
]
JAR = "s3a://acme-jobs/bucketspec.jar"
COMMAND = ["run", "s3a://acme-jobs/nightly.yaml", "--wait-for-snapshot", "2h", "--summary", "json"]

NO_NEW_SNAPSHOT = 5
UNEXPECTED = 1


@dag(
    dag_id="bucketspec_nightly",
    schedule="0 3 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    # A missed night is caught up by the next.
    catchup=False,
    # Of two runs at once the second to finish is refused.
    max_active_runs=1,
    tags=["bucketspec"],
)
def bucketspec_nightly():
    @task(retries=1, retry_delay=timedelta(minutes=10), execution_timeout=timedelta(hours=8))
    def run() -> dict:
        return summary_or_raise(*submit([*SPARK_SUBMIT, JAR, *COMMAND]))

    @task
    def hand_over(summary: dict) -> None:
        # Here the files that index.jsonl in this directory lists go to the platform.
        print(summary["directory"], summary["counts"])

    hand_over(run())


def submit(command: list[str]) -> tuple[int, str]:
    """Runs it, with its standard error in the task's log; gives its exit code and its standard output."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True)
        try:
            for line in process.stderr:
                print(line, end="")
            code = process.wait()
        except BaseException:
            # The task was stopped or ran out of time: so does its driver.
            process.terminate()
            raise
        out.seek(0)
        return code, out.read()


def summary_or_raise(code: int, stdout: str) -> dict:
    """What becomes of the task by a run's exit code and its last line."""
    last = stdout.strip().splitlines()[-1] if stdout.strip() else "{}"
    summary = json.loads(last) if last.startswith("{") else {}
    if code == 0:
        return summary
    told = f"Exit code {code}. {summary.get('sentence') or summary.get('findings') or 'The log has the reason.'}"
    if code == NO_NEW_SNAPSHOT:
        raise AirflowSkipException(told)
    if code == UNEXPECTED:
        raise AirflowException(told)
    raise AirflowFailException(told)


bucketspec_nightly()
