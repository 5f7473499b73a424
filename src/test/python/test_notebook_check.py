"""The check of notebooks must see what a reader would see."""

import base64
import io

import matplotlib.pyplot as plt
import nbformat
import notebook_check
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output


def notebook(*outputs, source="show()", execution_count=1):
    cell = new_code_cell(source, execution_count=execution_count, outputs=list(outputs))
    return new_notebook(cells=[new_markdown_cell("# Title"), cell])


def printed(text):
    return new_output("stream", name="stdout", text=text)


def table(text):
    return new_output("execute_result", {"text/plain": text}, execution_count=1)


def figure(bars=(3, 5, 2), size=(6, 3), label="objects"):
    plot = plt.Figure(figsize=size)
    FigureCanvasAgg(plot)
    axes = plot.add_subplot()
    axes.bar(["cams", "dicom", "photos"][: len(bars)], bars)
    axes.set_ylim(0, 6)
    axes.set_ylabel(label)
    return picture(plot)


def picture(plot):
    png = io.BytesIO()
    plot.savefig(png, format="png")
    data = {"image/png": base64.b64encode(png.getvalue()).decode(), "text/plain": "<Figure>"}
    return new_output("display_data", data)


def differences(old, new):
    return "\n".join(notebook_check.differences(notebook(*old), notebook(*new)))


def test_what_varies_from_run_to_run_is_no_difference():
    old = printed("run 2026-11-21T03-00-00.000Z\nTook        22.3 s, 1,040 rows per second\n{'seconds': 1.5}")
    new = printed("run 2026-11-28T11-39-24.562Z\nTook        1.3 s, 17 rows per second\n{'seconds': 11.25}")
    assert differences([old], [new]) == ""


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ([printed("16,387 rows")], [printed("16,388 rows")], "cell 2: its stdout was\n16,387 rows\nand is now\n16,388"),
        ([table("|cams|3|")], [table("|cams|4|")], "cell 2: its text/plain was"),
        ([table("1")], [], "cell 2: it showed 1 outputs, now 0"),
        ([table("1")], [printed("1")], "cell 2: it showed text/plain, now stdout"),
        ([figure()], [figure(bars=(3, 5, 3))], "cell 2: its figure looks different"),
        ([figure()], [figure(label="bytes")], "cell 2: its figure looks different"),
        ([figure()], [figure(size=(6, 4))], "cell 2: its figure had 600 x 300 pixels, now 600 x 400"),
    ],
)
def test_what_a_reader_would_see_is_a_difference(old, new, difference):
    assert difference in differences(old, new)


def test_an_empty_figure_is_told_even_if_it_always_was():
    empty = plt.Figure(figsize=(6, 3))
    FigureCanvasAgg(empty)
    assert "its figure is empty" in differences([picture(empty)], [picture(empty)])


def test_the_same_figure_is_no_difference():
    assert differences([figure()], [figure()]) == ""


def test_a_cell_that_was_not_executed_in_its_turn_is_told():
    old, new = notebook(table("1"), execution_count=7), notebook(table("1"))
    assert list(notebook_check.differences(old, new)) == ["cell 2: it was not executed in its turn"]


def test_nothing_of_the_machine_is_kept():
    shown = notebook(printed(f"file:{notebook_check.ROOT}/target"), new_output("stream", name="stderr", text="WARN"))
    shown.metadata["widgets"] = {}
    shown.cells[1].metadata = nbformat.from_dict({"execution": {"iopub": 1}, "tags": ["skip-execution"]})
    kept = notebook_check.tidied(shown)
    assert [output.text for output in kept.cells[1].outputs] == ["file:/path/to/bucketspec/target"]
    assert kept.cells[1].metadata == {"tags": ["skip-execution"]}
    assert kept.metadata == notebook_check.METADATA


def test_what_came_in_parts_is_kept_in_one():
    kept = notebook_check.tidied(notebook(printed("a\n"), printed("b\n"), table("1"), printed("c")))
    assert [output.get("text") for output in kept.cells[1].outputs] == ["a\nb\n", None, "c"]


def test_a_notebook_that_fails_is_told(tmp_path, capsys):
    path = tmp_path / "broken.ipynb"
    nbformat.write(notebook(source="1 / 0"), path)
    assert notebook_check.main([str(path)]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().out


def test_a_notebook_with_other_outputs_is_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(notebook_check, "ROOT", tmp_path)
    (tmp_path / "target").mkdir()
    path = tmp_path / "sum.ipynb"
    nbformat.write(notebook(table("3"), source="1 + 1"), path)
    assert notebook_check.main([str(path)]) == 1
    assert "its text/plain was\n3\nand is now\n2" in capsys.readouterr().out
    assert notebook_check.main(["--write", str(path)]) == 0
    assert notebook_check.main([str(path)]) == 0
