package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Media metadata that is given as a text, taken apart into its fields. */
public final class MediaText {
  private MediaText() {}

  /**
   * The values for {@link MediaMetadata#append} of a JSON object; empty if none can be made of it.
   *
   * @param findings gets what is wrong: {@link FindingCode#MEDIA_INCOMPLETE}
   */
  public static Optional<byte[][]> values(String json, Kind kind, List<Finding> findings) {
    List<MediaField> fields = MediaField.of(kind);
    if (fields.isEmpty()) {
      return none(findings, "kind '" + kind.label() + "' has none");
    }
    if (!(tree(json) instanceof JsonObject object)) {
      return none(findings, "it is no JSON object");
    }
    byte[][] values = new byte[fields.size()][];
    for (int i = 0; i < object.names().size(); i++) {
      String name = object.names().get(i);
      int field = indexOf(fields, name);
      if (field < 0) {
        return none(findings, Quoted.of(name) + " is no field of kind '" + kind.label() + "'");
      }
      values[field] = text(object.values().get(i));
    }
    return Optional.of(values);
  }

  private static Object tree(String json) {
    try {
      return JsonTree.read(json, 1);
    } catch (JsonTree.NotJson | JsonTree.TooDeep e) {
      return null;
    }
  }

  private static int indexOf(List<MediaField> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name) || fields.get(i).wireName().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] text(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      ByteBuilder out = new ByteBuilder();
      JsonString.append(out, text);
      return out.toByteArray();
    }
    String text = value instanceof JsonNumber number ? number.text() : value.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<byte[][]> none(List<Finding> findings, String why) {
    findings.add(
        new Finding(
            FindingCode.MEDIA_INCOMPLETE, "Its media metadata is not written: " + why + "."));
    return Optional.empty();
  }
}
