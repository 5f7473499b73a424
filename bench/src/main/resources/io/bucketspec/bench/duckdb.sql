-- Upload specs from an S3 Inventory, in DuckDB alone.
-- The scan of the inventory is in duckdb-parquet.sql and duckdb-csv.sql.
--
-- What makes it fast: one regular expression per key; a group is its folder, so that the folder is URL-encoded once per
-- group; list + list_sort of structs instead of list(… ORDER BY …), which sorts the whole input; COPY's own prefix,
-- separator and suffix, so that no document is ever put together in memory.

SET threads = 2;
SET preserve_insertion_order = false;
SET temp_directory = '${out}.tmp';

${objects};

CREATE MACRO url(path) AS '${base}' || replace(url_encode(path), '%2F', '/');

-- Files are cut by a hash of the group, at about 300,000 objects: some 35 MB. FILE_SIZE_BYTES would leave a file without items
-- behind where the last chunk is the one that fills its file.
COPY (
  SELECT '{"title":' || to_json(replace(folder[6:], '/', '-')) || ',"createVideo":true,'
      || array_to_string(list_transform(frames, lambda f, i: format('"objectUrl_{}":"{}/{}"', i - 1, url, f.name)), ',')
      || '}',
      hash(folder) % ((SELECT count(*) FROM objects) // 300000 + 1) AS batch
  FROM (
    SELECT m.folder AS folder, url(m.folder) AS url, list_sort(list({n: m.frame::INTEGER, name: m.name})) AS frames
    FROM (
      SELECT regexp_extract(
          key, '^(cams/[^/]+/[^/]+/[^/]+/[^/]+)/(frame_(\d+)\.jpg)$', ['folder', 'name', 'frame']) AS m
      FROM objects
      WHERE starts_with(key, 'cams/'))
    WHERE m.frame <> ''
    GROUP BY m.folder)
) TO '${out}/image_groups' (
  FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01', FILE_EXTENSION 'json', PARTITION_BY (batch),
  PREFIX '{"skip_duplicate_urls":true,"image_groups":[', NEW_LINE E',\n', SUFFIX ']}');

COPY (
  SELECT '{"title":' || to_json(split_part(folder, '/', 3) || '/' || split_part(folder, '/', 4)) || ','
      || array_to_string(list_transform(slices, lambda s, i: format('"objectUrl_{}":"{}/{}"', i - 1, url, s.name)), ',')
      || '}',
      hash(folder) % ((SELECT count(*) FROM objects) // 300000 + 1) AS batch
  FROM (
    SELECT m.folder AS folder, url(m.folder) AS url, list_sort(list({n: m.slice::INTEGER, name: m.name})) AS slices
    FROM (
      SELECT regexp_extract(
          key, '^(dicom/[^/]+/[^/]+/[^/]+)/((\d+)\.dcm)$', ['folder', 'name', 'slice']) AS m
      FROM objects
      WHERE starts_with(key, 'dicom/'))
    WHERE m.slice <> ''
    GROUP BY m.folder)
) TO '${out}/dicom_series' (
  FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01', FILE_EXTENSION 'json', PARTITION_BY (batch),
  PREFIX '{"skip_duplicate_urls":true,"dicom_series":[', NEW_LINE E',\n', SUFFIX ']}');

COPY (
  SELECT '{"title":' || to_json(parse_filename(key)) || ',"objectUrl":"' || url(key) || '"}',
      (row_number() OVER () - 1) // 10000 AS batch
  FROM objects
  WHERE starts_with(key, 'photos/') AND regexp_matches(key, '\.(?i:jpg|png)$')
) TO '${out}/images' (
  FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01', FILE_EXTENSION 'json', PARTITION_BY (batch),
  PREFIX '{"skip_duplicate_urls":true,"images":[', NEW_LINE E',\n', SUFFIX ']}');

COPY (
  SELECT '{"title":' || to_json(parse_filename(key)) || ',"objectUrl":"' || url(key) || '"}',
      (row_number() OVER () - 1) // 10000 AS batch
  FROM objects
  WHERE regexp_matches(key, '^videos/[^/]+/[^/]+\.(?i:mp4)$')
) TO '${out}/videos' (
  FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01', FILE_EXTENSION 'json', PARTITION_BY (batch),
  PREFIX '{"skip_duplicate_urls":true,"videos":[', NEW_LINE E',\n', SUFFIX ']}');
