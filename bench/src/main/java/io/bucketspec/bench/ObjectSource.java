package io.bucketspec.bench;

/** The objects of a bucket, each computed from its number alone. */
interface ObjectSource {
  /** The object of that number. */
  InventoryObject object(long number);
}
