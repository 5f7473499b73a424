package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** How a file begins that may be a list: its first bytes, those of a gzip decoded. */
final class ListHead {
  /** Enough for many lines, and for the first entry of every program's document. */
  static final int MOST = 1 << 16;

  private static final String GZIP = "\u001F\u008B";
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final String path;

  /** A character for a byte. */
  private final String latin;

  private final boolean whole;

  private ListHead(String path, byte[] bytes, boolean whole) {
    this.path = path;
    this.latin = new String(bytes, StandardCharsets.ISO_8859_1);
    this.whole = whole;
  }

  /**
   * Reads how a file begins.
   *
   * @throws InventoryException if its name says otherwise than its content whether it is gzipped
   */
  static ListHead read(Store store, Entry file) {
    byte[] bytes = store.head(file.path(), MOST);
    boolean whole = bytes.length == file.size();
    ListHead raw = new ListHead(file.path(), bytes, whole);
    boolean gzipped = raw.latin.startsWith(GZIP);
    if (gzipped != file.name().endsWith(".gz") && bytes.length > 0) {
      throw new InventoryException(
          file.path()
              + (gzipped
                  ? " is gzipped, but its name doesn't end with .gz, by which readers know it:"
                      + " rename it."
                  : " is not gzipped, but its name ends with .gz, by which readers take it for"
                      + " that: rename it."));
    }
    return gzipped ? decoded(file, bytes, whole) : raw;
  }

  private static ListHead decoded(Entry file, byte[] bytes, boolean whole) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    boolean ended = false;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] piece = new byte[1 << 12];
      int read = in.read(piece);
      while (read >= 0 && decoded.size() < MOST) {
        decoded.write(piece, 0, read);
        read = in.read(piece);
      }
      ended = whole && read < 0;
    } catch (EOFException e) {
      // Its other bytes were not asked for.
    } catch (IOException e) {
      throw new InventoryException(file.path() + " can't be read: " + e.getMessage() + ".", e);
    }
    return new ListHead(file.path(), decoded.toByteArray(), ended);
  }

  String path() {
    return path;
  }

  /** What is wrong with it as any text's beginning, as a sentence behind its path. */
  Optional<String> noText() {
    if (latin.startsWith("PAR1")) {
      return Optional.of(table("a Parquet file", "parquet"));
    }
    if (latin.startsWith("ORC")) {
      return Optional.of(table("an ORC file", "orc"));
    }
    if (latin.startsWith("Obj\u0001")) {
      return Optional.of(table("an Avro file", "avro"));
    }
    if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("\u00FD7zXZ")) {
      return Optional.of("is an archive, which can't be read in place: unpack it.");
    }
    if (latin.startsWith("\u00FF\u00FE") || latin.startsWith("\u00FE\u00FF")) {
      return Optional.of(
          "is UTF-16, which Windows PowerShell writes with '>': write it as UTF-8, with"
              + " | Out-File -Encoding utf8.");
    }
    return Optional.empty();
  }

  private static String table(String what, String format) {
    return "is "
        + what
        + ": say format: "
        + format
        + " and, if its columns are called otherwise than an S3 inventory's, name them in columns.";
  }

  /** Why nothing can be told of its content; empty if something can. */
  Optional<String> opaque() {
    if (latin.startsWith("BZh") || latin.startsWith("(µ/ý")) {
      return Optional.of(
          "is compressed otherwise than with gzip: say what it holds in 'format', or give it as"
              + " gzip or plain text.");
    }
    if (latin.indexOf('\0') >= 0) {
      return Optional.of("is binary, and no list. " + ListSniffer.KNOWN);
    }
    return Optional.empty();
  }

  /** Its text, but for a byte order mark; what is not UTF-8 is replaced. */
  String text() {
    String bare = latin.startsWith(BYTE_ORDER_MARK) ? latin.substring(3) : latin;
    return new String(bare.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Its whole lines that aren't blank. */
  List<String> lines() {
    String text = text();
    String uncut = whole ? text : text.substring(0, text.lastIndexOf('\n') + 1);
    return uncut.lines().filter(line -> !line.isBlank()).toList();
  }
}
