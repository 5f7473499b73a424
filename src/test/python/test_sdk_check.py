"""The check of spec files must fail where the SDK would pass over a mistake in silence."""

import hashlib
import json

import pytest
import sdk_check

URL = "https://acme-media.s3.eu-west-2.amazonaws.com/"


def spec(**arrays):
    return {"skip_duplicate_urls": True, "upsert_metadata": False} | arrays


def group(**other):
    return {"title": "run7", "createVideo": True, "objectUrl_0": URL + "1.jpg", "objectUrl_1": URL + "2.jpg"} | other


def faults(tmp_path, document, name="batch-00001.json"):
    text = document if isinstance(document, str) else json.dumps(document)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    found, _ = sdk_check.faults(path)
    return found


def test_a_whole_file_has_no_faults(tmp_path):
    video = {
        "objectUrl": URL + "a.mp4",
        "title": "a.mp4",
        "clientMetadata": {"site": "north", "lost": None, "serial": 9007199254740993, "gain": 1.0},
        "videoMetadata": {
            "fps": 25, "duration": 12.5, "width": 1920, "height": 1080, "file_size": 1, "mime_type": "video/mp4",
        },
    }  # fmt: skip
    members = {f"objectUrl_{n}": f"{URL}{n}.jpg" for n in (10, 2, 0, 1, 3, 4, 5, 6, 7, 8, 9)}
    assert faults(tmp_path, spec(videos=[video], image_groups=[{"title": "g", "createVideo": False} | members])) == []


@pytest.mark.parametrize(
    ("damaged", "fault"),
    [
        (
            spec(image_groups=[group(objectUrl_3=URL + "4.jpg")]),
            "image_groups[0].objectUrl_3 is in the file, but the SDK does not know it there",
        ),
        (
            spec(image_groups=[group(objectUrl_02=URL + "3.jpg")]),
            "image_groups[0].objectUrl_02 is in the file, but the SDK does not know it there",
        ),
        (
            spec(image_groups=[group(objectUrl_1=7)]),
            "Input should be a valid string",
        ),
        (
            spec(image_groups=[{k: v for k, v in group().items() if k != "createVideo"}]),
            "image_groups[0].createVideo is not in the file; the SDK takes false for it",
        ),
        (
            spec(image_groups=[group(createVideo="true")]),
            'image_groups[0].createVideo is "true" in the file and true in the SDK',
        ),
        (
            spec(imageGroups=[]),
            "imageGroups is in the file, but the SDK does not know it there",
        ),
        (
            spec(image_group=[group()]),
            "image_group is in the file, but the SDK does not know it there",
        ),
        (
            {"upsert_metadata": False, "videos": []},
            "skip_duplicate_urls is not in the file; the SDK takes false for it",
        ),
        (
            spec(images=[{"objectUrl": URL + "a.jpg", "title": "a.jpg", "clientmetadata": {"site": "north"}}]),
            "images[0].clientmetadata is in the file, but the SDK does not know it there",
        ),
        (
            spec(images=[{"objectUrl": URL + "a.jpg", "title": "a.jpg", "client_metadata": {"site": "north"}}]),
            "images[0].client_metadata is in the file, but the SDK does not know it there",
        ),
        (
            spec(images=[{"objectURL": URL + "a.jpg", "title": "a.jpg"}]),
            "Field required",
        ),
        (
            spec(images=[{"objectUrl": URL + "a.jpg"}]),
            "images[0] has no title",
        ),
        (
            spec(pdf=[{"objectUrl": URL + "a.pdf", "title": "a", "pdfMetadata": {"file_size": 12, "numpages": 1}}]),
            "Field required",
        ),
        (
            spec(pdf=[{"objectUrl": URL + "a", "title": "a", "pdfMetadata": {"file_size": "12", "num_pages": 1}}]),
            'pdf[0].pdfMetadata.file_size is "12" in the file and 12 in the SDK',
        ),
        (
            spec(pdfs=[{"objectUrl": URL + "a.pdf", "title": "a"}]),
            "pdfs is in the file, but the SDK does not know it there",
        ),
        (
            spec(dicom_series=[{"objectUrl_0": URL + "a.dcm"}]),
            "Field required",
        ),
        (
            '{"skip_duplicate_urls": true, "upsert_metadata": false, "videos": [], "videos": []}',
            "videos stands twice in one object",
        ),
        (
            '{"videos": [{"objectUrl": "a", "title": "a", "clientMetadata": {"x": NaN}}]}',
            "NaN is no number of JSON",
        ),
        ("\ufeff{}", "it begins with a byte order mark"),
        ('{"videos": [],}', "it is no JSON"),
    ],
)
def test_a_damaged_file_has_a_fault(tmp_path, damaged, fault):
    assert fault in "\n".join(faults(tmp_path, damaged))


SECTION = "ObjectURL,Image group title,Create video\r\n"


def test_a_csv_says_what_the_json_of_the_same_items_says(tmp_path):
    rows = [f"{URL}{n}.jpg,run7,true\r\n" for n in range(11)]
    path = tmp_path / "batch-00001.csv"
    path.write_text(SECTION + "".join(rows) + "ObjectURL,Image title,Create video\r\na,\"b, \"\"c\"\"\",false\r\n")
    found, items = sdk_check.faults(path)
    assert found == []
    assert [image.url for image in items.image_groups[0].images] == [f"{URL}{n}.jpg" for n in range(11)]
    assert items.image_groups[0].create_video is True
    assert items.images[0].title == 'b, "c"'


@pytest.mark.parametrize(
    ("damaged", "fault"),
    [
        (SECTION + "a,run7,true\r\na,run8,true\r\nb,run7,true\r\n", "the rows of run7 don't stand together"),
        (SECTION + "a,run7,true\r\nb,run7,false\r\n", "run7 is both a group and a sequence"),
        (SECTION + "a,run7,\r\n", "a,run7, is no row of image_groups"),
        (SECTION + "a,run7\r\n", "a,run7 is no row of image_groups"),
        (SECTION + "a,,true\r\n", "image_groups[0] has no title"),
        (SECTION + "a,run7,true\r\n" + SECTION, "there are two sections of image_groups"),
        ("ObjectURL,Picture title,Create video\r\na,b,false\r\n", "no section begins with ObjectURL,Picture title"),
        ("ObjectURL,Video title,Create video\r\na,b,true\r\n", "b of videos would be a sequence"),
        ("a,b,false\r\n", "a,b,false is no row of any section"),
    ],
)
def test_a_damaged_csv_has_a_fault(tmp_path, damaged, fault):
    assert fault in "\n".join(faults(tmp_path, damaged, "batch-00001.csv"))


def run_of(tmp_path, document, **index):
    specs = tmp_path / "specs"
    specs.mkdir(exist_ok=True)
    text = json.dumps(document).encode()
    (specs / "batch-00001.json").write_bytes(text)
    line = {
        "path": "specs/batch-00001.json",
        "sha256": hashlib.sha256(text).hexdigest(),
        "items": 1,
        "urls": 2,
    }
    (tmp_path / "index.jsonl").write_text(json.dumps(line | index) + "\n")
    return tmp_path


def test_a_run_is_what_its_index_names(tmp_path, capsys):
    run = run_of(tmp_path, spec(image_groups=[group()]))
    assert sdk_check.main([run]) == 0
    assert "the SDK parsed 1 files, 1 items, 2 URLs" in capsys.readouterr().out
    (run / "specs" / "batch-00002.json").write_text("{}")
    assert sdk_check.main([run]) == 1
    assert "index.jsonl does not name it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("index", "fault"),
    [
        ({"sha256": "0"}, "its sha256 is not that of index.jsonl"),
        ({"urls": 3}, "the SDK finds 2 URLs in 1 items, index.jsonl others"),
        ({"path": "specs/batch-00009.json"}, "index.jsonl names it, but it is not there"),
    ],
)
def test_an_index_that_says_something_else_is_a_fault(tmp_path, capsys, index, fault):
    assert sdk_check.main([run_of(tmp_path, spec(image_groups=[group()]), **index)]) == 1
    assert fault in capsys.readouterr().out


def test_a_run_without_files_is_not_taken_for_one_that_is_whole(tmp_path, capsys):
    (tmp_path / "specs").mkdir()
    (tmp_path / "index.jsonl").write_text("")
    assert sdk_check.main([tmp_path]) == 2
    assert sdk_check.main([]) == 2
