package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Where the tokens of a JSON text come from. As a cursor it stands at the current token. */
interface TokenSource extends Cursor {
  JsonToken token();

  /** The text of a string, a name or a number. */
  String text() throws IOException;

  /** The same, as bytes where it can be. */
  void text(TextSlice slice) throws IOException;

  /** Where the text ends, as far as it is read. */
  Cursor.Spot end(String path);

  /** Bytes read so far. */
  long bytes();
}
