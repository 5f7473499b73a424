package io.bucketspec.spec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Checks spec files, ours or anyone's, against what the platform's pages say of the format and its
 * limits. Streams: memory doesn't grow with the file.
 */
public final class SpecValidator {
  private static final int HEAD_BYTES = 1 << 16;

  private SpecValidator() {}

  /**
   * Checks one file, to its end or as far as its syntax allows going on.
   *
   * @param in the file; not closed
   * @param name its name, which tells JSON and CSV apart where the content doesn't
   * @param faults takes each fault as it is found, mostly in the order of the file
   * @return what the file holds and how many faults it has
   * @throws IOException if the stream can't be read; never for what stands in it
   */
  public static SpecVerdict validate(InputStream in, String name, Consumer<SpecFault> faults)
      throws IOException {
    return validate(in, name, SpecChecks.OF_THE_FORMAT, faults);
  }

  /**
   * Checks one file, and what else is asked for.
   *
   * @see #validate(InputStream, String, Consumer)
   */
  public static SpecVerdict validate(
      InputStream in, String name, SpecChecks checks, Consumer<SpecFault> faults)
      throws IOException {
    Faults found = new Faults(faults);
    Tally tally = new Tally(found);
    byte[] head = in.readNBytes(HEAD_BYTES);
    String foreign = foreign(head);
    if (foreign != null) {
      found.report(
          FaultCode.NOT_TEXT,
          new Cursor.Spot(1, 1, "$"),
          "The file is " + foreign + ": a spec is plain JSON or CSV in UTF-8.");
      return tally.verdict(head.length + in.transferTo(OutputStream.nullOutputStream()));
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    checks.urls().ifPresent(urls -> urls.begin(name));
    long bytes =
        isJson(head, name)
            ? new JsonSpecCheck(whole, found, tally, checks).check()
            : new CsvSpecCheck(whole, found, tally, checks).check();
    checks.urls().ifPresent(urls -> urls.end(found));
    return tally.verdict(bytes);
  }

  private static boolean isJson(byte[] head, String name) {
    int i = begins(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    while (i < head.length && (head[i] == ' ' || (head[i] >= '\t' && head[i] <= '\r'))) {
      i++;
    }
    return (i < head.length && (head[i] == '{' || head[i] == '['))
        || name.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  /** What the file is if it is surely no text in UTF-8, else null. */
  private static String foreign(byte[] head) {
    if (begins(head, 0x1F, 0x8B)) {
      return "compressed with gzip";
    }
    if (begins(head, 'P', 'K', 3, 4)) {
      return "a ZIP archive or a workbook";
    }
    if (begins(head, 'P', 'A', 'R', '1')) {
      return "a Parquet file";
    }
    if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
      return "encoded in UTF-16";
    }
    return null;
  }

  private static boolean begins(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
