package io.bucketspec.spec;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import java.nio.charset.StandardCharsets;

/** Items of a JSON spec: one object each, on one line, without whitespace. */
final class JsonItemEncoder implements ItemEncoder {
  private static final byte[] TITLE = ascii("\"title\":");
  private static final byte[] CREATE_VIDEO = ascii(",\"createVideo\":true");
  private static final byte[] NO_VIDEO = ascii(",\"createVideo\":false");
  private static final byte[] URL = ascii("\"objectUrl\":\"");
  private static final byte[] MEMBER = ascii(",\"objectUrl_");
  private static final byte[] MEMBER_END = ascii("\":\"");

  /** What follows the URL of a kind that is not grouped. */
  private final ByteBuilder rest = new ByteBuilder();

  private boolean grouped;

  @Override
  public void begin(ByteBuilder out, Kind kind, byte[] title, int titleLength) {
    grouped = kind.grouped();
    out.append((byte) '{');
    if (!grouped) {
      rest.clear();
      rest.append((byte) ',').append(TITLE);
      JsonText.appendString(rest, title, titleLength);
      return;
    }
    out.append(TITLE);
    JsonText.appendString(out, title, titleLength);
    if (kind == Kind.IMAGE_SEQUENCE) {
      out.append(CREATE_VIDEO);
    } else if (kind == Kind.IMAGE_GROUP) {
      out.append(NO_VIDEO);
    }
  }

  @Override
  public void member(ByteBuilder out, int position, byte[] url, int urlLength) {
    beginPlainMember(out, position);
    JsonText.append(out, url, urlLength);
    endPlainMember(out);
  }

  @Override
  public void beginPlainMember(ByteBuilder out, int position) {
    if (grouped) {
      out.append(MEMBER).appendDecimal(position).append(MEMBER_END);
    } else {
      out.append(URL);
    }
  }

  @Override
  public void endPlainMember(ByteBuilder out) {
    out.append((byte) '"');
  }

  @Override
  public void end(ByteBuilder out) {
    if (!grouped) {
      out.append(rest.array(), 0, rest.length());
    }
    out.append((byte) '}');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
