"""What goes into a run is what the SDK has in its models: all kinds of items, in JSON and in CSV."""

import pytest
import sdk_check
from encord.orm import storage as sdk

HOST = "https://acme-media.s3.eu-west-2.amazonaws.com/"
FIXED = {"project": "kinds", "year": 2026, "draft": False}

SEQUENCE = sdk.DataUploadImageGroup(
    title="north/run7",
    create_video=True,
    client_metadata={
        "weather": "rain",
        "camera": {"serial": 9007199254740991, "gain": 1.5},
        "tags": ["dusk", "Äquator"],
        "checked": True,
    }
    | FIXED,
    images=[sdk.DataUploadImageGroupImage(url=f"{HOST}frames/north/run7/frame_{n}.jpg") for n in (8, 9, 10, 11)],
)
GROUP = sdk.DataUploadImageGroup(
    title="dock",
    create_video=False,
    client_metadata=FIXED,
    images=[sdk.DataUploadImageGroupImage(url=f"{HOST}scenes/dock/{side}.jpg") for side in ("left", "right")],
)
SERIES = sdk.DataUploadDicomSeries(
    title="p-01/st-1/ct",
    client_metadata=FIXED,
    dicom_files=[
        sdk.DataUploadDicomSeriesDicomFile(url=f"{HOST}dicom/p-01/st-1/ct/IM{n}", title=None) for n in (2, 9, 10)
    ],
)
QUAY = sdk.DataUploadImage(
    object_url=HOST + "photos/quay.png",
    title="quay.png",
    client_metadata=FIXED,
    image_metadata=sdk.CustomerProvidedImageMetadata(
        mime_type="image/png", file_size=2097152, width=4000, height=3000
    ),
)
LAKE = sdk.DataUploadImage(
    object_url=HOST + "photos/Z%C3%BCrich%2C%20%22See%22.JPG", title='Zürich, "See".JPG', client_metadata=FIXED
)
VIDEO = sdk.DataUploadVideo(
    object_url=HOST + "videos/gate.mp4",
    title="gate.mp4",
    client_metadata=FIXED,
    video_metadata=sdk.CustomerProvidedVideoMetadata(
        fps=29.97, duration=12.5, width=1920, height=1080, file_size=52428800, mime_type="video/mp4"
    ),
)
AUDIO = sdk.DataUploadAudio(
    object_url=HOST + "audio/call%2001.mp3",
    title="call 01.mp3",
    client_metadata=FIXED,
    audio_metadata=sdk.CustomerProvidedAudioMetadata(
        duration=90,
        file_size=1440000,
        mime_type="audio/mpeg",
        sample_rate=44100,
        bit_depth=16,
        codec="mp3",
        num_channels=2,
    ),
)
TEXT = sdk.DataUploadText(
    object_url=HOST + "notes/a%2Bb%20%231.txt",
    title="a+b #1.txt",
    client_metadata=FIXED,
    text_metadata=sdk.CustomerProvidedTextMetadata(file_size=812, mime_type="text/markdown"),
)
PDF = sdk.DataUploadPDF(
    object_url=HOST + "reports/2026/q3.pdf",
    title="Report reports/2026/q3.pdf",
    client_metadata=FIXED,
    pdf_metadata=sdk.CustomerProvidedPdfMetadata(file_size=262144, num_pages=12),
)
NIFTI = sdk.DataUploadNifti(object_url=HOST + "mri/p-01/t1.nii.gz", title="t1.nii.gz", client_metadata=FIXED)

ALL = sdk.DataUploadItems(
    videos=[VIDEO],
    images=[QUAY, LAKE],
    image_groups=[GROUP, SEQUENCE],
    dicom_series=[SERIES],
    audio=[AUDIO],
    text=[TEXT],
    pdf=[PDF],
    nifti=[NIFTI],
)


@pytest.fixture
def written(kinds):
    """The SDK's items of a run, by the paths of its spec files."""

    def run(job):
        faults, parsed = sdk_check.check(kinds(job))
        assert faults == {}
        return parsed

    return run


def merged(parsed):
    """All files' items in one."""
    found = sdk.DataUploadItems()
    for items in parsed.values():
        for name in sdk.DataUploadItems.model_fields:
            if isinstance(getattr(items, name), list):
                getattr(found, name).extend(getattr(items, name))
    return found


def bare(item):
    """An item without what CSV can't carry."""
    nothing = {"client_metadata": {}, "video_metadata": None, "image_metadata": None}
    return item.model_copy(update={key: value for key, value in nothing.items() if key in type(item).model_fields})


def in_order(items):
    for name in ("images", "image_groups"):
        getattr(items, name).sort(key=lambda item: item.title)
    return items


def test_json_specs_hold_all_kinds_with_metadata(written):
    parsed = written("json")
    assert len(parsed) == 9
    assert {(items.skip_duplicate_urls, items.upsert_metadata) for items in parsed.values()} == {(True, False)}
    assert in_order(merged(parsed)).to_dict() == in_order(ALL.model_copy(deep=True)).to_dict()


def test_a_csv_spec_holds_the_same_urls_titles_and_kinds(written):
    (items,) = written("csv").values()
    expected = sdk.DataUploadItems(
        videos=[bare(VIDEO)],
        images=[bare(QUAY), bare(LAKE)],
        image_groups=[bare(GROUP), bare(SEQUENCE)],
        dicom_series=[bare(SERIES)],
    )
    assert in_order(items).to_dict() == in_order(expected).to_dict()
