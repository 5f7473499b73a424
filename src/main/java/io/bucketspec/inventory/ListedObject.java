package io.bucketspec.inventory;

/**
 * What a listing says of one thing.
 *
 * @param path its full path, which may not be the object's own: see {@link ChangedKeys}
 * @param folder whether it is a folder
 * @param size its length in bytes
 * @param modified when it was last changed, in milliseconds since the epoch
 * @param etag its ETag; empty if the store gives none
 */
record ListedObject(String path, boolean folder, long size, long modified, String etag) {}
