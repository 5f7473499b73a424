"""Parses spec files with the models of the platform's SDK, and tells what did not come through whole.

    python sdk_check.py RUN_DIRECTORY...

The models pass over keys that they don't know, and fill in those that are missing. So it is not enough that a
file is parsed: what the models hold is written down again in the form of a spec file, and must be what stood
there. How the two forms correspond is said in ``to_models`` and ``from_models``, and nowhere else.

Exit codes: 0 all files are whole, 1 some are not, 2 there is nothing to check.
"""

import csv
import hashlib
import io
import json
import re
import sys
from pathlib import Path

from encord.exceptions import EncordException
from encord.orm.storage import DataUploadItems

# The arrays of a file by their names in the models.
ARRAYS = {
    "videos": "videos",
    "images": "images",
    "image_groups": "imageGroups",
    "dicom_series": "dicomSeries",
    "audio": "audio",
    "text": "text",
    "pdf": "pdf",
    "nifti": "nifti",
}
FLAGS = {"skip_duplicate_urls": "skipDuplicateUrls", "upsert_metadata": "upsertMetadata"}
# The arrays whose items have several objects, and what the models call these.
MEMBERS = {"image_groups": "images", "dicom_series": "dicomFiles"}
# Media metadata: files have snake case inside, the models write camel case.
MEDIA = ("videoMetadata", "imageMetadata", "audioMetadata", "textMetadata", "pdfMetadata")
# The first row of each section of a CSV spec tells its array.
TITLES = {
    "Video title": "videos",
    "Image title": "images",
    "Image group title": "image_groups",
    "Series title": "dicom_series",
}
POSITION = re.compile(r"objectUrl_(\d+)")


class Damaged(Exception):
    """A spec file that can't be read as one."""


def read(path):
    """The document of a spec file; that of a CSV spec is the JSON spec that says the same."""
    text = path.read_bytes().decode("utf-8")
    if text.startswith("\ufeff"):
        raise Damaged("it begins with a byte order mark")
    return of_csv(text) if path.suffix == ".csv" else of_json(text)


def of_json(text):
    def once(pairs):
        keys = [key for key, _ in pairs]
        twice = sorted({key for key in keys if keys.count(key) > 1}) if len(set(keys)) < len(keys) else []
        if twice:
            raise Damaged(f"{', '.join(twice)} stands twice in one object")
        return dict(pairs)

    def no_number(text):
        raise Damaged(f"{text} is no number of JSON")

    try:
        document = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except ValueError as fault:
        raise Damaged(f"it is no JSON: {fault}") from fault
    if not isinstance(document, dict):
        raise Damaged("it is no JSON object")
    return document


def of_csv(text):
    document = {}
    array = None
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        if row[:1] == ["ObjectURL"]:
            if row[1] not in TITLES or row[2:] != ["Create video"]:
                raise Damaged(f"no section begins with {','.join(row)}")
            array = TITLES[row[1]]
            if array in document:
                raise Damaged(f"there are two sections of {array}")
            document[array] = []
        elif array is None or len(row) != 3 or row[2] not in ("true", "false"):
            raise Damaged(f"{','.join(row)} is no row of {array or 'any section'}")
        else:
            add_row(document[array], array, *row)
    return document


def add_row(items, array, url, title, create_video):
    create_video = create_video == "true"
    if create_video and array != "image_groups":
        raise Damaged(f"{title} of {array} would be a sequence")
    if array not in MEMBERS:
        items.append({"objectUrl": url, "title": title})
        return
    # Rows of one title are one group; the writer keeps them together.
    if not items or items[-1]["title"] != title:
        if any(item["title"] == title for item in items):
            raise Damaged(f"the rows of {title} don't stand together")
        items.append({"title": title} | ({"createVideo": create_video} if array == "image_groups" else {}))
    item = items[-1]
    if item.get("createVideo", False) != create_video:
        raise Damaged(f"{title} is both a group and a sequence")
    item[f"objectUrl_{sum(map(is_member, item))}"] = url


def is_member(key):
    return POSITION.fullmatch(key) is not None


def to_models(document):
    """A document as the models take it. Keys that have no place there stay, for the models to judge."""
    wire = {}
    for key, value in document.items():
        if key in ARRAYS and isinstance(value, list):
            wire[ARRAYS[key]] = [to_model(key, item) for item in value]
        else:
            wire[FLAGS.get(key, key)] = value
    return DataUploadItems.from_dict(wire)


def to_model(array, item):
    if array not in MEMBERS or not isinstance(item, dict):
        return item
    positions = sorted(filter(is_member, item), key=lambda key: int(POSITION.fullmatch(key)[1]))
    rest = {key: value for key, value in item.items() if key not in positions}
    return rest | {MEMBERS[array]: [{"url": item[key], "title": None} for key in positions]}


def from_models(items):
    """The document that says what the models hold."""
    dump = items.to_dict()
    document = {}
    for key, name in ARRAYS.items():
        if dump.get(name):
            document[key] = [from_model(key, item) for item in dump[name]]
    return document | {key: dump[name] for key, name in FLAGS.items()}


def from_model(array, item):
    item = {key: value for key, value in item.items() if key != "externalFileType"}
    if array in MEMBERS:
        for position, member in enumerate(item.pop(MEMBERS[array])):
            item[f"objectUrl_{position}"] = member["url"]
    for key in MEDIA:
        if key in item:
            item[key] = {re.sub("([A-Z])", r"_\1", name).lower(): value for name, value in item[key].items()}
    return item


def differences(expected, found, place=""):
    """What differs, each with its place. Unlike Python's ==, true is not 1; 25 is 25.0 only in media metadata."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in expected | found:
            here = f"{place}.{key}" if place else key
            if key not in found:
                yield f"{here} is in the file, but the SDK does not know it there"
            elif key not in expected:
                yield f"{here} is not in the file; the SDK takes {json.dumps(found[key])} for it"
            else:
                yield from differences(expected[key], found[key], here)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for i, pair in enumerate(zip(expected, found)):
            yield from differences(*pair, f"{place}[{i}]")
    elif not alike(expected, found, place):
        yield f"{place} is {json.dumps(expected)} in the file and {json.dumps(found)} in the SDK"


def alike(expected, found, place):
    if any(f".{key}." in place for key in MEDIA) and isinstance(found, float) and type(expected) is int:
        return expected == found
    return type(expected) is type(found) and expected == found


def faults(path):
    """What is wrong with a spec file, and the models' items of it if there are any."""
    try:
        document = read(path)
        items = to_models(document)
    except (Damaged, EncordException, UnicodeDecodeError, csv.Error) as fault:
        return [str(fault)], None
    expected = {key: [filled(item) for item in value] if key in ARRAYS else value for key, value in document.items()}
    if path.suffix == ".csv":
        # The flags have no place there.
        expected |= dict.fromkeys(FLAGS, False)
    found = list(differences(expected, from_models(items)))
    return found + list(untitled(document)), items


def filled(item):
    """An item with what it may leave out: the metadata of items that have none."""
    return {"clientMetadata": {}} | item


def untitled(document):
    # The models let the platform guess titles.
    for key in ARRAYS:
        for i, item in enumerate(document.get(key, [])):
            if not str(item.get("title") or "").strip():
                yield f"{key}[{i}] has no title"


def indexed(run):
    """The lines of a run's index, by the paths of the spec files."""
    lines = (run / "index.jsonl").read_text(encoding="utf-8").splitlines()
    return {line["path"]: line for line in map(json.loads, lines)}


def check(run):
    """The faults of a run's spec files by their paths, and the SDK's items of those that could be parsed."""
    index = indexed(run)
    files = {str(path.relative_to(run)) for path in (run / "specs").rglob("batch-*")}
    found = {path: ["index.jsonl does not name it"] for path in files - index.keys()}
    parsed = {}
    for path, line in index.items():
        if path not in files:
            found[path] = ["index.jsonl names it, but it is not there"]
            continue
        found[path], items = faults(run / path)
        if hashlib.sha256((run / path).read_bytes()).hexdigest() != line["sha256"]:
            found[path].append("its sha256 is not that of index.jsonl")
        if items is not None:
            parsed[path] = items
            counted = (sum(len(urls) for urls in all_urls(items)), len(all_urls(items)))
            if counted != (line["urls"], line["items"]):
                found[path].append("the SDK finds %d URLs in %d items, index.jsonl others" % counted)
    return {path: lines for path, lines in found.items() if lines}, parsed


def all_urls(items):
    """The URLs of each item."""
    singles = (items.videos, items.images, items.audio, items.text, items.pdf, items.nifti)
    single = [[item.object_url] for kind in singles for item in kind]
    groups = [[image.url for image in group.images] for group in items.image_groups]
    return single + groups + [[file.url for file in series.dicom_files] for series in items.dicom_series]


def main(runs):
    code = 0 if runs else 2
    for run in map(Path, runs):
        found, parsed = check(run)
        for path, lines in sorted(found.items()):
            print(f"{run / path}:", *lines, sep="\n  ")
            code = 1
        urls = [item for items in parsed.values() for item in all_urls(items)]
        print(f"{run}: the SDK parsed {len(parsed)} files, {len(urls)} items, {sum(map(len, urls))} URLs")
        if not parsed:
            code = code or 2
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
