"""Upload specs from an S3 Inventory, in Polars: python3 polars_peer.py INVENTORY OUT

One lazy scan, string functions where a regular expression is not needed, a group's folder encoded
once, members sorted as integers inside their group.
"""

import json
import os
import sys
from pathlib import Path
from urllib.parse import quote, unquote_plus

os.environ.setdefault("POLARS_MAX_THREADS", "2")

import polars as pl  # noqa: E402 (it reads the number of threads when it is imported)

COLUMNS = ["bucket", "key", "version_id", "is_latest", "is_delete_marker", "size",
           "last_modified_date", "e_tag", "storage_class", "is_multipart_uploaded", "encryption_status"]
MAX_ITEMS, MAX_BYTES = 10_000, 90_000_000


def encode(path):
    return quote(path, safe="/~")


def keys(manifest, data):
    files = [data / f["key"].rsplit("/", 1)[-1] for f in manifest["files"]]
    if manifest["fileFormat"] == "Parquet":
        rows = pl.scan_parquet(files)
    else:
        types = dict.fromkeys(COLUMNS, pl.String) | {
            "is_latest": pl.Boolean, "is_delete_marker": pl.Boolean, "size": pl.Int64}
        rows = pl.scan_csv(files, has_header=False, schema=types)
    usable = rows.filter(
        pl.col("is_latest"), ~pl.col("is_delete_marker"), pl.col("size") > 0,
        ~pl.col("storage_class").is_in(["GLACIER", "DEEP_ARCHIVE"])).select("key").collect(engine="streaming")
    if manifest["fileFormat"] == "Parquet":
        return usable["key"]
    # Most keys hold nothing to decode, and Python need not see them.
    encoded = usable["key"].str.contains("[%+]")
    decoded = pl.Series("key", [unquote_plus(k) for k in usable["key"].filter(encoded)], dtype=pl.String)
    return pl.concat([usable["key"].filter(~encoded), decoded])


def groups(keys, base, prefix, pattern, title, extra):
    """Items of the keys that match a pattern of (folder, name, number)."""
    captured = keys.filter(keys.str.starts_with(prefix)).str.extract_groups(pattern).struct.unnest()
    captured = captured.drop_nulls().with_columns(pl.col("number").cast(pl.Int32))
    runs = captured.sort("folder", "number").group_by("folder", maintain_order=True).agg("name")
    member = pl.format('"objectUrl_{}":"{}/{}"', pl.int_range(pl.len()).over("folder"), "url", "name")
    return (runs.with_columns(
                title=pl.col("folder").map_elements(title, return_dtype=pl.String),
                url=base + pl.col("folder").map_elements(encode, return_dtype=pl.String))
            .explode("name").with_columns(member=member)
            .group_by("folder", maintain_order=True)
            .agg(pl.col("title").first(), pl.col("member").str.join(","))
            .select(pl.concat_str(pl.lit('{"title":'), "title", pl.lit("," + extra), "member", pl.lit("}")))
            .to_series())


def singles(keys, base, pattern):
    taken = keys.filter(keys.str.contains(pattern))
    return pl.Series([
        '{"title":%s,"objectUrl":"%s"}' % (json.dumps(k.rsplit("/", 1)[-1], ensure_ascii=False), base + encode(k))
        for k in taken], dtype=pl.String)


def write(out, kind, items):
    file, size, batch = 0, 0, []

    def close():
        nonlocal file, size, batch
        if batch:
            with open(out / f"{kind}-{file:05}.json", "w", encoding="utf-8") as spec:
                spec.write('{"skip_duplicate_urls":true,"%s":[' % kind + ",\n".join(batch) + "]}")
            file, size, batch = file + 1, 0, []

    for item in items:
        if len(batch) == MAX_ITEMS or size + len(item) > MAX_BYTES:
            close()
        batch.append(item)
        size += len(item) + 2
    close()


def main(inventory, out):
    manifest_file = next(inventory.glob("*/*/*/manifest.json"))
    manifest = json.loads(manifest_file.read_text())
    base = f"https://{manifest['sourceBucket']}.s3.eu-west-2.amazonaws.com/"
    out.mkdir(parents=True, exist_ok=True)
    found = keys(manifest, manifest_file.parent.parent / "data")
    write(out, "image_groups", groups(
        found, base, "cams/", r"^(?<folder>cams/[^/]+/[^/]+/[^/]+/[^/]+)/(?<name>frame_(?<number>\d+)\.jpg)$",
        lambda folder: json.dumps(folder[5:].replace("/", "-"), ensure_ascii=False), '"createVideo":true,'))
    write(out, "dicom_series", groups(
        found, base, "dicom/", r"^(?<folder>dicom/[^/]+/[^/]+/[^/]+)/(?<name>(?<number>\d+)\.dcm)$",
        lambda folder: json.dumps("/".join(folder.split("/")[2:4]), ensure_ascii=False), ""))
    write(out, "images", singles(found, base, r"^photos/.+\.(?i:jpg|png)$"))
    write(out, "videos", singles(found, base, r"^videos/[^/]+/[^/]+\.(?i:mp4)$"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
