-- A view: the key column is read once per kind, which costs less than keeping all keys in memory.
CREATE TEMP VIEW objects AS
SELECT key
FROM read_parquet([${files}])
WHERE is_latest AND NOT is_delete_marker AND size > 0 AND storage_class NOT IN ('GLACIER', 'DEEP_ARCHIVE')
