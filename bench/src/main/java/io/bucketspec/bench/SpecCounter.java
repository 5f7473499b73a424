package io.bucketspec.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads spec files as a stream, counts what is in them, and refuses what the platform would refuse.
 * It shares no code with any of the programs that write them.
 */
final class SpecCounter {
  private static final int MAX_ITEMS = 10_000;
  private static final long MAX_BYTES = 100_000_000;
  private static final String MEMBER = "objectUrl_";

  private final JsonFactory json =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final SpecTally tally = new SpecTally();

  private SpecCounter() {}

  /**
   * Counts all spec files below a folder: those of {@code specs} folders if there are any, as in a
   * run's directory, else all but hidden files and those that begin with an underscore.
   *
   * @throws IllegalStateException naming file and item if one breaks a limit or has no valid form
   */
  static SpecTally count(Path folder) throws IOException {
    SpecCounter counter = new SpecCounter();
    for (Path file : files(folder)) {
      counter.file(file);
    }
    return counter.tally;
  }

  /** Only files and bytes, for output that is no spec. */
  static SpecTally sizes(Path folder) throws IOException {
    SpecTally tally = new SpecTally();
    for (Path file : Files.exists(folder) ? files(folder) : List.<Path>of()) {
      tally.addFile(Files.size(file));
    }
    return tally;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> files =
          paths
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().matches("[._].*"))
              .sorted()
              .toList();
      List<Path> specs = files.stream().filter(file -> inSpecs(folder, file)).toList();
      return specs.isEmpty() ? files : specs;
    }
  }

  private static boolean inSpecs(Path folder, Path file) {
    Path relative = folder.relativize(file);
    for (Path part : relative) {
      if (part.toString().equals("specs")) {
        return true;
      }
    }
    return false;
  }

  private void file(Path file) throws IOException {
    long size = Files.size(file);
    tally.addFile(size);
    require(size <= MAX_BYTES, file, "has " + size + " bytes, more than " + MAX_BYTES);
    long before = tally.items();
    try (JsonParser in = json.createParser(Files.newInputStream(file))) {
      require(in.nextToken() == JsonToken.START_OBJECT, file, "is no JSON object");
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.getCurrentName();
        if (in.nextToken() == JsonToken.START_ARRAY) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            item(in, key, file);
          }
        }
      }
      require(in.nextToken() == null, file, "goes on after its end");
    }
    long items = tally.items() - before;
    require(items > 0 && items <= MAX_ITEMS, file, "has " + items + " items");
  }

  private void item(JsonParser in, String kind, Path file) throws IOException {
    String title = null;
    String createVideo = "";
    long urls = 0;
    long hash = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = in.getCurrentName();
      in.nextToken();
      if (key.equals("title")) {
        title = in.getText();
      } else if (key.equals("createVideo")) {
        createVideo = String.valueOf(in.getBooleanValue());
      } else if (key.startsWith("objectUrl")) {
        String expected = key.equals("objectUrl") ? key : MEMBER + urls;
        require(key.equals(expected), file, "has " + key + " where " + expected + " belongs");
        hash = hash * 0x9E3779B97F4A7C15L + hash(in.getText());
        urls++;
      } else {
        in.skipChildren();
      }
    }
    boolean named = title != null && !title.isEmpty();
    require(named && urls > 0, file, "has an item without title or URL: " + title);
    require(
        !kind.equals("image_groups") || !createVideo.isEmpty(),
        file,
        "does not state createVideo for " + title);
    tally.addItem(kind, urls, scramble(hash + 31 * hash(title) + hash(createVideo)));
  }

  /** FNV-1a over the characters. */
  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  /** Breaks the hash's linearity: sums of hashes of different items must not cancel out. */
  private static long scramble(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 29);
  }

  private static void require(boolean holds, Path file, String fault) {
    if (!holds) {
      throw new IllegalStateException(file + " " + fault + ".");
    }
  }
}
