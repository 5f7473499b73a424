"""Executes notebooks and compares what they show with what is committed.

    python notebook_check.py [--write] NOTEBOOK...

Texts and tables must be equal but for run ids, times and the project's folder. Figures must have the same size and
all but the same pixels: the fonts come with matplotlib, so that they look the same everywhere. What goes to standard
error is not kept. With --write the outputs are kept in the notebooks instead.

Cells with the tag skip-execution are shown only; ``test_handing_over.py`` runs those.
"""

import base64
import io
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib.image
import nbformat
import numpy
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[3]
# Where a reader's copy may lie; a machine's own paths don't belong into a committed notebook.
SHOWN_ROOT = "/path/to/bucketspec"
VARYING = [
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z"), "RUN-ID"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z"), "TIME"),
    (re.compile(r"Took +[\d.]+ s, [\d,]+ rows per second"), "Took TIME"),
    (re.compile(r"('|\")seconds\1: ?[\d.]+"), "SECONDS"),
]
# Root mean square of what pixels differ by, of 255. Another bar or label is above 3, other smoothing below 1.
SAME_PICTURE = 1.5
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path):
    """The notebook with what its cells show now."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    folder = {"metadata": {"path": str(path.parent)}}
    with TemporaryDirectory() as sockets:
        # Through files and not through ports: nobody else on the machine can talk to the kernel.
        config = Config({"KernelManager": {"transport": "ipc", "ip": f"{sockets}/kernel"}})
        NotebookClient(notebook, kernel_name="python3", timeout=300, resources=folder, config=config).execute()
    return tidied(notebook)


def tidied(notebook):
    """Without what differs from machine to machine and tells a reader nothing."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number:02}"
        cell.metadata = nbformat.from_dict({"tags": cell.metadata.tags} if cell.metadata.get("tags") else {})
        if cell.cell_type == "code":
            kept = [tidied_output(output) for output in cell.outputs if output.get("name") != "stderr"]
            cell.outputs = joined(kept)
    return notebook


def joined(outputs):
    """What was printed in one go may come in several parts."""
    whole = []
    for output in outputs:
        if whole and output.output_type == whole[-1].output_type == "stream":
            whole[-1].text += output.text
        else:
            whole.append(output)
    return whole


def tidied_output(output):
    if "text" in output:
        output.text = output.text.replace(str(ROOT), SHOWN_ROOT)
    for kind, value in output.get("data", {}).items():
        if kind.startswith("text/"):
            output.data[kind] = value.replace(str(ROOT), SHOWN_ROOT)
    output.pop("transient", None)
    return output


def differences(committed, fresh):
    """What two executions of a notebook show differently, each with its cell."""
    for number, (old, new) in enumerate(zip(committed.cells, fresh.cells, strict=True), 1):
        if old.cell_type == "code":
            for difference in cell_differences(old, new):
                yield f"cell {number}: {difference}"


def cell_differences(old, new):
    if old.execution_count != new.execution_count:
        yield "it was not executed in its turn"
    if len(old.outputs) != len(new.outputs):
        yield f"it showed {len(old.outputs)} outputs, now {len(new.outputs)}"
        return
    for before, now in zip(old.outputs, new.outputs):
        was, shows = contents(before), contents(now)
        if was.keys() != shows.keys():
            yield f"it showed {', '.join(was)}, now {', '.join(shows)}"
            continue
        for kind in was:
            if kind == "image/png":
                yield from picture_differences(was[kind], shows[kind])
            elif steady(was[kind]) != steady(shows[kind]):
                yield f"its {kind} was\n{was[kind]}\nand is now\n{shows[kind]}"


def contents(output):
    return {output.name: output.text} if output.output_type == "stream" else dict(output.get("data", {}))


def steady(text):
    for pattern, word in VARYING:
        text = pattern.sub(word, text)
    return text


def picture_differences(old, new):
    was, shows = pixels(old), pixels(new)
    if shows.std() < 5:
        yield "its figure is empty"
    elif was.shape != shows.shape:
        yield f"its figure had {was.shape[1]} x {was.shape[0]} pixels, now {shows.shape[1]} x {shows.shape[0]}"
    else:
        distance = numpy.sqrt(((was - shows) ** 2).mean())
        if distance > SAME_PICTURE:
            yield f"its figure looks different (by {distance:.1f}, {SAME_PICTURE} is allowed)"


def pixels(png):
    return matplotlib.image.imread(io.BytesIO(base64.b64decode(png)))[:, :, :3] * 255


def check(path, write):
    """Executes a notebook; gives whether it is as it should be, and what there is to say."""
    try:
        fresh = execute(path)
    except CellExecutionError as failure:
        return False, f"{path.name}: {failure}"
    if write:
        nbformat.write(fresh, path)
        return True, f"{path.name}: its outputs are kept"
    found = list(differences(nbformat.read(path, as_version=4), fresh))
    if not found:
        return True, f"{path.name}: executed, the same outputs"
    nbformat.write(fresh, ROOT / "target" / path.name)
    return False, "\n  ".join([f"{path.name}: other outputs", *found, f"What it shows now: target/{path.name}"])


def main(words):
    write = "--write" in words
    paths = [Path(word).resolve() for word in words if word != "--write"]
    # Two at a time: a session plans its queries on one core.
    with ThreadPoolExecutor(max_workers=2) as pool:
        checked = list(pool.map(lambda path: check(path, write), paths))
    print(*(text for _, text in checked), sep="\n")
    return 0 if checked and all(well for well, _ in checked) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
