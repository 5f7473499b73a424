"""A session with the job's jar, as a notebook begins one. Paths are relative to the project's folder."""

import json
import os
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def root():
    os.chdir(ROOT)
    # Spark's settings for one machine, and a quiet log.
    os.environ["SPARK_CONF_DIR"] = "conf"
    return ROOT


@pytest.fixture(scope="session")
def spark(root):
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "1g")
        .config("spark.jars", "target/bucketspec.jar")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="session")
def bucketspec(spark):
    """Runs a command line in the session, and gives its exit code and what it printed."""

    def run(*args):
        jvm = spark._jvm
        text = jvm.java.io.StringWriter()
        printer = jvm.java.io.PrintWriter(text)
        code = jvm.io.bucketspec.cli.Main.execute(printer, printer, list(args))
        return code, text.toString()

    return run


@pytest.fixture(scope="session")
def kinds(root, bucketspec):
    """The directory of a run of a job of the folder kinds."""
    runs = {}

    def run(job):
        if job not in runs:
            code, text = bucketspec("run", f"src/test/python/kinds/{job}.yaml", "--summary", "json")
            assert code == 0, text
            runs[job] = root / json.loads(text.splitlines()[-1])["directory"].removeprefix("file:")
        return runs[job]

    return run
