package io.bucketspec.grouping;

import io.bucketspec.model.MediaType;

/**
 * Where the frame number of a file name stands: the last run of ASCII digits before the extension.
 * A hyphen or a dot before it is text, never a sign or a decimal point; digits of other scripts,
 * and of the extension, are text too.
 *
 * <p>Reused: about the key last looked at.
 */
public final class FrameName {
  private int start;
  private int end;
  private int extension;

  /**
   * Looks at a key.
   *
   * @param from where it begins among the bytes
   * @param to where it ends
   * @param skipFrom where text begins that is not looked at, such as the name of a view; -1 for
   *     none
   * @param skipTo where that text ends; -1 likewise
   * @return whether its file name has a frame number
   */
  public boolean read(byte[] bytes, int from, int to, int skipFrom, int skipTo) {
    extension = MediaType.extensionStart(bytes, from, to);
    int i = extension < to ? extension - 2 : to - 1;
    while (i >= from && bytes[i] != '/' && !numeral(bytes[i], i, skipFrom, skipTo)) {
      i--;
    }
    if (i < from || bytes[i] == '/') {
      start = -1;
      end = -1;
      return false;
    }
    end = i + 1;
    while (i >= from && numeral(bytes[i], i, skipFrom, skipTo)) {
      i--;
    }
    start = i + 1;
    return true;
  }

  private static boolean numeral(byte b, int place, int skipFrom, int skipTo) {
    return NaturalOrder.digit(b) && (place < skipFrom || place >= skipTo);
  }

  /** Where the number begins; -1 if there is none. */
  public int start() {
    return start;
  }

  /** Where the number ends; -1 if there is none. */
  public int end() {
    return end;
  }

  /** Where the extension begins, behind its dot; where the key ends if it has none. */
  public int extension() {
    return extension;
  }
}
