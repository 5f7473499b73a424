"""The cells that hand a run's files to the platform's SDK run here, on stand-ins that refuse what it would refuse."""

import json
from unittest.mock import create_autospec
from uuid import UUID

import encord
import nbformat
import pytest
import sdk_check
from encord.orm.dataset import DataUnitError, LongPollingStatus
from encord.orm.storage import UploadLongPollingState
from encord.storage import StorageFolder

JOB = UUID("00000000-0000-0000-0000-000000000001")
FAILED = ["https://acme-media.s3.eu-west-2.amazonaws.com/videos/gate.mp4"]


@pytest.fixture
def cells(root):
    """The sources of the cells that are shown only."""
    notebook = nbformat.read(root / "notebooks" / "2-from-rules-to-specs.ipynb", as_version=4)
    found = [cell for cell in notebook.cells if "skip-execution" in cell.metadata.get("tags", [])]
    assert len(found) == 3 and not any(cell.outputs for cell in found)
    return "\n".join(cell.source for cell in found)


@pytest.fixture
def folder(monkeypatch):
    """A stand-in for a storage folder, that the SDK's client gives."""
    folder = create_autospec(StorageFolder, instance=True)
    folder.add_private_data_to_folder_start.return_value = JOB
    error = DataUnitError(object_urls=FAILED, error="no access", subtask_uuid=JOB, action_description="Uploading video")
    folder.add_private_data_to_folder_get_result.return_value = UploadLongPollingState(
        status=LongPollingStatus.DONE,
        items_with_names=[],
        errors=[],
        units_pending_count=0,
        units_done_count=4,
        units_error_count=1,
        units_cancelled_count=0,
        unit_errors=[error],
    )
    client = create_autospec(encord.EncordUserClient)
    client.create_with_ssh_private_key.return_value = create_autospec(encord.EncordUserClient, instance=True)
    client.create_with_ssh_private_key.return_value.get_storage_folder.return_value = folder
    monkeypatch.setattr(encord, "EncordUserClient", client)
    return folder


def test_every_file_of_the_run_is_handed_over_once(spark, kinds, cells, folder, tmp_path, monkeypatch, capsys):
    directory = kinds("json")
    index = spark.read.json(f"{directory}/index.jsonl").orderBy("path")
    monkeypatch.chdir(tmp_path)
    exec(cells, {"spark": spark, "run": str(directory), "index": index, "json": json})
    started = [call.args for call in folder.add_private_data_to_folder_start.call_args_list]
    files = [directory / path for path in sorted(sdk_check.indexed(directory))]
    assert [spec for _, spec in started] == [json.loads(file.read_text(encoding="utf-8")) for file in files]
    assert all(UUID(integration) for integration, _ in started)
    lines = (tmp_path / "failed.jsonl").read_text().splitlines()
    assert [json.loads(line)["object_urls"] for line in lines] == [FAILED] * len(files)
    assert "specs/video/batch-00001.json: DONE, 4 done, 1 failed" in capsys.readouterr().out


def test_a_call_that_the_sdk_does_not_know_fails(spark, kinds, cells, folder):
    directory = kinds("json")
    index = spark.read.json(f"{directory}/index.jsonl")
    there = {"spark": spark, "run": str(directory), "index": index, "json": json}
    with pytest.raises(TypeError, match="ignore_error"):
        exec(cells.replace("ignore_errors=", "ignore_error="), there)
    with pytest.raises(AttributeError, match="add_private_data_start"):
        exec(cells.replace("add_private_data_to_folder_start", "add_private_data_start"), there)
