package io.bucketspec.spec;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Items of a JSON spec: one object each, on one line, without whitespace. */
final class JsonItemEncoder implements ItemEncoder {
  private static final byte[] TITLE = ascii("\"title\":");
  private static final byte[] CREATE_VIDEO = ascii(",\"createVideo\":true");
  private static final byte[] NO_VIDEO = ascii(",\"createVideo\":false");
  private static final byte[] URL = ascii("\"objectUrl\":\"");
  private static final byte[] MEMBER = ascii(",\"objectUrl_");
  private static final byte[] MEMBER_END = ascii("\":\"");

  private static final byte[] CLIENT_METADATA = ascii(",\"clientMetadata\":");

  /** The keys of media metadata, for the kinds that have some. */
  private static final Map<Kind, byte[]> MEDIA_METADATA = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      MediaField.mediaKey(kind)
          .ifPresent(key -> MEDIA_METADATA.put(kind, ascii(",\"" + key + "\":")));
    }
  }

  /** A title takes no more; the metadata of an item may take 10 MB. */
  private static final int KEPT = 1 << 16;

  /** What follows the URL of a kind that is not grouped. */
  private ByteBuilder rest = new ByteBuilder();

  private Kind kind;
  private boolean grouped;

  @Override
  public void begin(ByteBuilder out, Kind itemKind, byte[] title, int titleLength) {
    kind = itemKind;
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
  public void metadata(ByteBuilder out, ByteBuilder client, ByteBuilder media) {
    byte[] mediaKey = MEDIA_METADATA.get(kind);
    if (media.length() > 0 && mediaKey == null) {
      throw new IllegalStateException("Kind '" + kind.label() + "' has no media metadata.");
    }
    ByteBuilder into = grouped ? out : rest;
    if (client.length() > 0) {
      into.append(CLIENT_METADATA).append(client.array(), 0, client.length());
    }
    if (media.length() > 0) {
      into.append(mediaKey).append(media.array(), 0, media.length());
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
      if (rest.array().length > KEPT) {
        rest = new ByteBuilder();
      }
    }
    out.append((byte) '}');
  }

  /** Bytes of memory that it keeps between items. */
  int kept() {
    return rest.array().length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
