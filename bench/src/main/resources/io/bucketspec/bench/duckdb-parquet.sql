-- A table, not a view: the inventory is filtered once, and each kind finds its keys in memory. That took a quarter less CPU time
-- than four scans, for some 80 MB more per million objects.
CREATE TEMP TABLE objects AS
SELECT key
FROM read_parquet([${files}])
WHERE is_latest AND NOT is_delete_marker AND size > 0 AND storage_class NOT IN ('GLACIER', 'DEEP_ARCHIVE')
