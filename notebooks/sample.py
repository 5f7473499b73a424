"""A bucket that doesn't exist: the inventory of some fifteen thousand objects, on two mornings.

The two snapshots are those that Amazon S3 Inventory would have delivered, in CSV. They are alike wherever and
whenever they are made.
"""

import gzip
import hashlib
import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import quote_plus

BUCKET = "acme-media"
FIRST, SECOND = "2026-11-21T01-00Z", "2026-11-22T01-00Z"
COLUMNS = "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag, StorageClass"
KB, MB = 1_000, 1_000_000


class Object:
    """A version of a stored object."""

    def __init__(self, key, size, modified, storage_class="STANDARD", content=None, latest=True):
        self.key = key
        self.size = int(size)
        self.modified = modified
        self.storage_class = storage_class
        self.etag = hashlib.md5((content or key).encode()).hexdigest()
        self.latest = latest

    def row(self):
        words = [BUCKET, quote_plus(self.key, safe="/"), "v" + self.etag[:8], self.latest, False]
        words += [self.size, self.modified, self.etag, self.storage_class]
        return ",".join(f'"{word}"' for word in map(text, words))


def text(value):
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return str(value).lower() if isinstance(value, bool) else str(value)


def day(date, hour=0.0):
    return datetime(2026, 11, date, tzinfo=timezone.utc) + timedelta(seconds=int(hour * 3600))


def first_morning():
    dice = random.Random(20261121)
    objects = list(archive(dice))
    for date in (17, 18, 19, 20):
        objects += one_day(dice, date)
    objects += scans(dice)
    objects += odds_and_ends(dice)
    return objects


def one_day(dice, date):
    """What the three sites send in a day."""
    for site in ("harbour", "north", "south"):
        for camera in ("left", "right"):
            for run in range(1, dice.randint(4, 6)):
                yield from camera_run(dice, site, camera, date, run, dice.randint(30, 200))
        for n in range(dice.randint(40, 80)):
            number = date * 100 + n
            yield Object(
                f"photos/{site}/2026-11-{date}/IMG_{number}.{dice.choice(['jpg', 'jpg', 'jpg', 'JPG', 'png'])}",
                dice.lognormvariate(1.1, 0.4) * MB, day(date, 8 + n / 8),
            )  # fmt: skip
        for n in range(dice.randint(5, 10)):
            size = dice.lognormvariate(4.8, 0.9) * MB
            yield Object(f"videos/{site}/2026-11-{date}/clip {n + 1:02}.mp4", size, day(date, 9 + n))
    for n in range(dice.randint(15, 30)):
        size = dice.lognormvariate(0.6, 0.7) * MB
        yield Object(f"calls/2026-11-{date}/call_{n + 1:03}.{dice.choice(['mp3', 'wav'])}", size, day(date, 7 + n / 3))


def camera_run(dice, site, camera, date, run, frames):
    folder = f"cams/{site}/{camera}/2026-11-{date}/run{run}"
    lost = set(dice.sample(range(2, frames), 3)) if dice.random() < 0.2 else ()
    hour = 5 + 3 * run
    for frame in range(1, frames + 1):
        if frame in lost:
            continue
        # The camera at the south lost power now and then: its files are there, and empty.
        size = 0 if site == "south" and dice.random() < 0.004 else dice.gauss(210, 25) * KB
        yield Object(f"{folder}/frame_{frame:05}.jpg", size, day(date, hour + frame / 1200))
    if camera == "left":
        for frame in range(1, frames + 1, 10):
            yield Object(f"{folder}/thumbs/frame_{frame:05}.jpg", dice.gauss(9, 1) * KB, day(date, hour + 0.5))


def scans(dice):
    for patient in range(1, 9):
        for series in range(1, dice.randint(2, 4)):
            folder = f"dicom/p-{patient:03}/st-1/{dice.choice(['ct', 'mr'])}-{series}"
            date = dice.randint(17, 20)
            for n in range(1, dice.randint(40, 120)):
                yield Object(f"{folder}/IM{n}", 526 * KB + dice.randint(0, 2000), day(date, 10 + n / 900))


def archive(dice):
    for n in range(1, 401):
        size = dice.lognormvariate(1.0, 0.4) * MB
        yield Object(f"photos/archive/2019/DSC_{n:04}.jpg", size, day(1) - timedelta(days=2400 - n), "DEEP_ARCHIVE")


def odds_and_ends(dice):
    for n in range(1, 31):
        yield Object(f"reports/2026/week {n:02}.pdf", dice.lognormvariate(5.5, 0.5) * KB, day(2, n / 2))
    for site in ("harbour", "north", "south"):
        yield Object(f"photos/{site}/.DS_Store", 6148, day(18))
        yield Object(f"cams/{site}/calibration.yaml", 2 * KB, day(17))
        yield Object(f"videos/{site}/2026-11-18/upload.mp4.part", 80 * MB, day(18, 22))
    for n in range(1, 41):
        yield Object(f"exports/labels/part-{n:05}.parquet", 24 * MB, day(15, n / 10))
    # What the first run wrote over.
    for n in range(1, 121):
        key = f"cams/north/left/2026-11-17/run1/frame_{n:05}.jpg"
        yield Object(key, 190 * KB, day(16), content=str(n), latest=False)


def second_morning(before):
    """A day later: what has come, changed, moved and gone."""
    dice = random.Random(20261122)
    objects = []
    for thing in before:
        key = thing.key
        if key.startswith("videos/harbour/2026-11-17/"):
            continue  # deleted
        if key.startswith("cams/harbour/right/2026-11-18/run2/") and thing.etag < "08":
            continue  # some frames of a run are gone
        if key.startswith("photos/north/2026-11-19/") and thing.etag < "20":
            # Touched up, under the same name.
            thing = Object(key, thing.size * 0.9, day(21, 15), content=key + " retouched")
        if key.startswith("reports/2026/week 0"):
            thing = Object(key.replace("week 0", "week-0"), thing.size, day(21, 9), content=key)
        objects.append(thing)
    objects += one_day(dice, 21)
    # An upload that had broken off goes on.
    for frame in range(34, 68):
        key = f"cams/south/left/2026-11-20/run1/frame_{frame:05}.jpg"
        objects.append(Object(key, dice.gauss(210, 25) * KB, day(21, 8)))
    # One run is on its way while the inventory is made.
    for frame in range(1, 91):
        key = f"cams/north/right/2026-11-22/run1/frame_{frame:05}.jpg"
        objects.append(Object(key, dice.gauss(210, 25) * KB, day(22, 0.5)))
    return objects


def write(folder):
    """Writes the inventory below a folder, and gives the path that a job file or a reader takes."""
    root = Path(folder) / BUCKET / "daily"
    before = first_morning()
    snapshot(root, FIRST, before)
    snapshot(root, SECOND, second_morning(before))
    return str(root)


def snapshot(root, name, objects):
    rows = "".join(thing.row() + "\n" for thing in sorted(objects, key=lambda thing: (thing.key, not thing.latest)))
    data = gzip.compress(rows.encode(), mtime=0)
    file = root / "data" / f"{name}.csv.gz"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    created = datetime.strptime(name, "%Y-%m-%dT%H-%MZ").replace(tzinfo=timezone.utc)
    manifest = {
        "sourceBucket": BUCKET,
        "destinationBucket": "arn:aws:s3:::acme-inventory",
        "version": "2016-11-30",
        "creationTimestamp": str(int(created.timestamp() * 1000)),
        "fileFormat": "CSV",
        "fileSchema": COLUMNS,
        "files": [
            {"key": f"{BUCKET}/daily/data/{file.name}", "size": len(data), "MD5checksum": hashlib.md5(data).hexdigest()}
        ],
    }
    written = json.dumps(manifest, indent=2)
    (root / name).mkdir(exist_ok=True)
    (root / name / "manifest.json").write_text(written)
    (root / name / "manifest.checksum").write_text(hashlib.md5(written.encode()).hexdigest())
