package io.bucketspec.spec;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import java.nio.charset.StandardCharsets;

/**
 * Items of a CSV spec: a row for each URL. Rows of one title are one group there, so a title must
 * be unique within the file.
 */
final class CsvItemEncoder implements ItemEncoder {
  private static final byte[] ROW_END = {'\r', '\n'};
  private static final byte[] TRUE = ",true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = ",false".getBytes(StandardCharsets.US_ASCII);

  private final boolean combine;

  /** What follows the URL in every row of the item. */
  private final ByteBuilder rest = new ByteBuilder();

  CsvItemEncoder(SpecOptions options) {
    combine = options.combine();
  }

  @Override
  public void begin(ByteBuilder out, Kind kind, byte[] title, int titleLength) {
    rest.clear();
    rest.append((byte) ',');
    CsvText.appendCell(rest, title, titleLength);
    if (kind == Kind.IMAGE_SEQUENCE) {
      rest.append(TRUE);
    } else if (CsvColumns.hasCreateVideo(kind, combine)) {
      rest.append(FALSE);
    }
    rest.append(ROW_END);
  }

  @Override
  public void metadata(ByteBuilder out, ByteBuilder client, ByteBuilder media) {
    throw new IllegalStateException("A CSV spec can't carry metadata: use format json.");
  }

  @Override
  public void member(ByteBuilder out, int position, byte[] url, int urlLength) {
    CsvText.appendCell(out, url, urlLength);
    endPlainMember(out);
  }

  @Override
  public void beginPlainMember(ByteBuilder out, int position) {
    // A row begins with the URL.
  }

  @Override
  public void endPlainMember(ByteBuilder out) {
    out.append(rest.array(), 0, rest.length());
  }

  @Override
  public void end(ByteBuilder out) {
    // The last row is ended like every other.
  }
}
