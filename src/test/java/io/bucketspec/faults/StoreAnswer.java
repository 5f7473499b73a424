package io.bucketspec.faults;

/** What becomes of a request on its way to the store and back. */
enum StoreAnswer {
  /** The store's own answer. */
  TRUE,
  /** 503 with S3's words for too many requests; the store never sees the request. */
  SLOW_DOWN,
  /** 403 with S3's words for a permission that is missing; the store never sees the request. */
  REFUSED,
  /** The store does what it was asked, but the connection ends before the answer. */
  LOST
}
