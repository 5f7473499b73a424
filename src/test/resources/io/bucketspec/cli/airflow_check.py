"""Loads jobs/airflow/bucketspec_nightly.py beside an Airflow that only writes down what it is told.

Prints, as JSON: the DAG's arguments, its tasks with theirs and what they are given, the command line, and what each
exit code becomes.
"""

import json
import runpy
import sys
import types

told = {"tasks": {}}


def dag(**arguments):
    told["dag"] = {key: repr(value) for key, value in arguments.items()}
    return lambda function: function


def task(function=None, **arguments):
    def named(wrapped):
        def call(*given):
            told["tasks"][wrapped.__name__] = {"arguments": sorted(arguments), "given": list(given)}
            return wrapped.__name__

        return call

    return named(function) if function else named


sdk = types.ModuleType("airflow.sdk")
sdk.dag, sdk.task = dag, task
exceptions = types.ModuleType("airflow.sdk.exceptions")
for name in ("AirflowException", "AirflowFailException", "AirflowSkipException"):
    setattr(exceptions, name, type(name, (Exception,), {}))
sys.modules.update({"airflow": types.ModuleType("airflow"), "airflow.sdk": sdk, "airflow.sdk.exceptions": exceptions})

module = runpy.run_path(sys.argv[1])
told["command"] = [*module["SPARK_SUBMIT"], module["JAR"], *module["COMMAND"]]
told["codes"] = {}
for code in range(6):
    try:
        summary = module["summary_or_raise"](code, 'text\n{"exitCode": %d, "sentence": "why"}\n' % code)
        told["codes"][code] = repr(summary)
    except Exception as ended:
        told["codes"][code] = f"{type(ended).__name__}: {ended}"
told["submitted"] = module["submit"](["sh", "-c", "echo to the log >&2; echo first; echo last; exit 5"])
print(json.dumps(told))
