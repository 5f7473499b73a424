package io.bucketspec.inventory;

import java.io.InputStream;

/** Opens what is read as a stream of bytes: by its format, the reader that knows it. */
public final class TextRows {
  private TextRows() {}

  /**
   * The rows of a data file or a list.
   *
   * @param uncompressed its bytes
   * @param snapshot the snapshot that the file is of
   * @param keyEncoding how its keys are written
   * @param extra what is read besides. A last-modified date that can't be read is not stated: the
   *     object is there all the same, and rejecting it would cost more than its place in an order
   */
  public static ObjectRows of(
      InputStream uncompressed, Snapshot snapshot, KeyEncoding keyEncoding, ExtraColumns extra) {
    return switch (snapshot.format()) {
      case URIS -> new UriRows(uncompressed, snapshot, keyEncoding);
      case S5CMD, SAGEMAKER_AUGMENTED ->
          new JsonLineRows(uncompressed, snapshot, keyEncoding, extra);
      case S3API, GCLOUD, AZ, RCLONE -> new JsonRows(uncompressed, snapshot, keyEncoding, extra);
      case SAGEMAKER -> new SagemakerRows(uncompressed, snapshot, keyEncoding);
      default -> new CsvRows(uncompressed, snapshot, keyEncoding, extra);
    };
  }
}
