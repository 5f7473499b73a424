-- A table: gzip and CSV are read once, and each kind finds its decoded keys in memory.
CREATE TEMP TABLE objects AS
SELECT url_decode(replace(key, '+', ' ')) AS key
FROM read_csv([${files}],
  auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', compression = 'gzip',
  columns = {bucket: 'VARCHAR', key: 'VARCHAR', version_id: 'VARCHAR', is_latest: 'BOOLEAN', is_delete_marker: 'BOOLEAN',
    size: 'BIGINT', last_modified_date: 'VARCHAR', e_tag: 'VARCHAR', storage_class: 'VARCHAR',
    is_multipart_uploaded: 'VARCHAR', encryption_status: 'VARCHAR'})
WHERE is_latest AND NOT is_delete_marker AND size > 0 AND storage_class NOT IN ('GLACIER', 'DEEP_ARCHIVE')
