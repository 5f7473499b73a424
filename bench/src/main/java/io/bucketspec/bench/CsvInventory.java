package io.bucketspec.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;

/** CSV as S3 writes it: gzip, no header, every field quoted, LF, keys encoded but for the slash. */
final class CsvInventory implements InventoryFormat.Writer {
  static final String FILE_SCHEMA =
      "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag, "
          + "StorageClass, IsMultipartUploaded, EncryptionStatus";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int BUFFER = 1 << 16;

  private final java.io.Writer out;
  private final StringBuilder line = new StringBuilder(512);
  private final String bucket;

  CsvInventory(Path file, String bucket) throws IOException {
    this.bucket = bucket;
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), BUFFER), StandardCharsets.UTF_8),
            BUFFER);
  }

  @Override
  public void write(InventoryObject object) throws IOException {
    line.setLength(0);
    field(bucket);
    field(encode(object.key()));
    field(object.versionId());
    field(String.valueOf(object.latest()));
    field(String.valueOf(object.deleteMarker()));
    field(object.deleteMarker() ? "" : String.valueOf(object.size()));
    field(MILLIS.format(Instant.ofEpochMilli(object.lastModified())));
    field(object.eTag());
    field(object.deleteMarker() ? "" : object.storageClass());
    field(object.deleteMarker() ? "" : "false");
    field(object.deleteMarker() ? "" : "SSE-S3");
    line.setCharAt(line.length() - 1, '\n');
    out.append(line);
  }

  private void field(String value) {
    line.append('"').append(value).append("\",");
  }

  private static String encode(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
