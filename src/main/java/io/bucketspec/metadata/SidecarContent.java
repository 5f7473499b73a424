package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Turns what is in a file beside an object into a value of client metadata: one JSON object (RFC
 * 8259) in UTF-8, without the byte order mark that editors on Windows put before it. What can't be
 * taken is told with the file's key.
 *
 * <p>Not thread safe.
 */
public final class SidecarContent {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final List<String> path;
  private final boolean listed;
  private final RowValuesBuilder row = new RowValuesBuilder();
  private final ByteBuilder bytes = new ByteBuilder();

  /** Says why a file is no metadata. */
  private static final class NoObject extends Exception {
    private static final long serialVersionUID = 1L;

    NoObject(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * @param path where the object stands in the client metadata: keys from the outermost to its own;
   *     empty if its keys go to the top
   * @param listed whether it will stand in a list there
   */
  public SidecarContent(List<String> path, boolean listed) {
    this.path = List.copyOf(path);
    this.listed = listed;
  }

  /**
   * The row of a file, as {@link RowValues} reads it: one value, or none and why.
   *
   * @param key the file's
   */
  public byte[] row(String key, byte[] content) {
    ValueWriter writer = new ValueWriter(CellProblems.ofFile(key), ValueType.ANY, path, listed);
    try {
      row.add(writer, object(content, writer.levels()));
    } catch (NoObject e) {
      without(FindingCode.METADATA_TYPE, key, e.getMessage() + ": it is left out. Mend the file.");
    } catch (JsonTree.TooDeep e) {
      without(FindingCode.METADATA_TOO_DEEP, key, ValueWriter.TOO_DEEP);
    }
    return finished();
  }

  /**
   * The row of a file that has more bytes than are read.
   *
   * @param most how many are
   */
  public byte[] tooLarge(String key, int most) {
    String what =
        "has more than " + most + " bytes, which are all that is read: it is left out. Shorten it.";
    without(FindingCode.METADATA_TOO_LARGE, key, what);
    return finished();
  }

  private void without(FindingCode code, String key, String what) {
    row.addNone().add(new Finding(code, Quoted.whole(key) + " " + what));
  }

  private byte[] finished() {
    bytes.clear();
    row.finish(bytes);
    return bytes.toByteArray();
  }

  private static Object object(byte[] content, int levels) throws NoObject, JsonTree.TooDeep {
    String text = text(content);
    if (text.isBlank()) {
      throw new NoObject("is empty");
    }
    try {
      Object value = JsonTree.read(text, levels);
      if (value instanceof JsonObject) {
        return value;
      }
    } catch (JsonTree.NotJson e) {
      throw new NoObject("is no JSON from character " + e.place() + " on");
    }
    throw new NoObject("holds no object, which metadata has to be");
  }

  private static String text(byte[] content) throws NoObject {
    int mark = BYTE_ORDER_MARK.length;
    boolean marked =
        content.length >= mark && Arrays.equals(content, 0, mark, BYTE_ORDER_MARK, 0, mark);
    int from = marked ? mark : 0;
    ByteBuffer bytes = ByteBuffer.wrap(content, from, content.length - from);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new NoObject("is no UTF-8 from byte " + (bytes.position() + 1) + " on");
    }
  }
}
