package io.bucketspec.inventory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How lists that are JSON are parsed, and what is wrong with them told. */
final class ListJson {
  /** What is wrong with a key that is not text, to follow "the key". */
  static final String NO_TEXT = "holds bytes that are not UTF-8, or half a character";

  /** Half a character, which no text can hold: stands for bytes that are not UTF-8. */
  private static final String BAD_BYTES = "\uDC80";

  /** Names are as many as people like, so that none are kept. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private ListJson() {}

  /**
   * A parser of bytes in UTF-8, with a byte order mark or without. Bytes that are none come as a
   * text that is none ({@link #isText}): they are one object's matter, and not the document's.
   */
  static JsonParser parser(InputStream in) throws IOException {
    PushbackInputStream behindMark = new PushbackInputStream(in, 3);
    byte[] mark = behindMark.readNBytes(3);
    boolean marked =
        mark.length == 3
            && mark[0] == (byte) 0xEF
            && mark[1] == (byte) 0xBB
            && mark[2] == (byte) 0xBF;
    if (!marked) {
      behindMark.unread(mark);
    }
    return FACTORY.createParser(
        new InputStreamReader(
            behindMark,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(BAD_BYTES)));
  }

  /** Whether a text has no half of a surrogate pair, as an escape by itself or for a wrong byte. */
  static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** What the parser says, without its own excerpt of the source. */
  static String problem(JsonProcessingException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("");
    int excerpt = message.indexOf(" (start marker at");
    return excerpt < 0 ? message : message.substring(0, excerpt);
  }

  /** The line and the column. */
  static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "it" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
