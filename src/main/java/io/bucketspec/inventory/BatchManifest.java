package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The CSV manifest of S3 Batch Operations: bucket, key and maybe a version, without a header. */
final class BatchManifest {
  private static final List<String> COLUMNS = List.of("Bucket", "Key", "VersionId");
  private static final int MOST_LOOKED_AT = 4;

  private BatchManifest() {}

  /** How its rows are written, of which the first line tells whether they have versions. */
  static RowLayout layout(ListHead head) {
    List<String> lines = head.lines();
    int fields = lines.isEmpty() ? 2 : fields(lines.get(0)).size();
    if (fields != 2 && fields != COLUMNS.size()) {
      throw new InventoryException(
          head.path()
              + " is no manifest of S3 Batch Operations: its first line has "
              + (fields <= 1 ? "no two fields" : "more than three fields")
              + "; bucket, key and maybe a version belong there.");
    }
    return RowLayout.csv(COLUMNS.subList(0, fields));
  }

  /** The first fields of a line; none if it isn't CSV. */
  static List<String> fields(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    CsvFields fields = new CsvFields(MOST_LOOKED_AT);
    List<String> texts = new ArrayList<>();
    if (fields.split(bytes, 0, bytes.length) == null) {
      for (int i = 0; i < Math.min(MOST_LOOKED_AT, fields.count()); i++) {
        texts.add(
            new String(
                bytes, fields.from(i), fields.to(i) - fields.from(i), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
