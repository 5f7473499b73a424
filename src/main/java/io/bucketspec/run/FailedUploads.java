package io.bucketspec.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what the platform says that it refused: a CSV file with a URL in any column, or JSON lines
 * whose {@code object_urls} name the objects, in whatever depth.
 */
public final class FailedUploads {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://\\S.*");
  private static final char QUOTE = '"';

  private final Set<String> urls = new LinkedHashSet<>();

  private FailedUploads() {}

  /**
   * The URLs of a file, each once, in their order.
   *
   * @param name the file's, for messages
   * @throws IOException if a line is neither, or there is no URL at all
   */
  public static List<String> urls(Reader file, String name) throws IOException {
    FailedUploads found = new FailedUploads();
    BufferedReader lines = new BufferedReader(file);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
        found.json(text, name, number);
      } else {
        found.csv(text);
      }
    }
    if (found.urls.isEmpty()) {
      throw new IOException(
          name
              + " names no object: it should be a CSV file with a URL in some column, or JSON lines"
              + " with 'object_urls'.");
    }
    return List.copyOf(found.urls);
  }

  private void json(String line, String name, int number) throws IOException {
    try {
      node(JSON.readTree(line), false);
    } catch (JsonProcessingException e) {
      throw new IOException(
          name
              + " line "
              + number
              + " is no JSON: "
              + e.getOriginalMessage()
              + ". Each line should be a whole object.",
          e);
    }
  }

  /**
   * @param ofUrls whether texts in it are URLs by the name of the field that it is in
   */
  private void node(JsonNode node, boolean ofUrls) {
    if (node.isTextual()) {
      if (ofUrls && URL.matcher(node.textValue()).matches()) {
        urls.add(node.textValue());
      }
      return;
    }
    if (node.isArray()) {
      node.forEach(element -> node(element, ofUrls));
      return;
    }
    node.fields()
        .forEachRemaining(field -> node(field.getValue(), ofUrls || namesUrls(field.getKey())));
  }

  private static boolean namesUrls(String field) {
    String plain = field.toLowerCase(Locale.ROOT).replace("_", "");
    return plain.startsWith("objecturl");
  }

  private void csv(String line) {
    for (String cell : cells(line)) {
      if (URL.matcher(cell).matches()) {
        urls.add(cell);
      }
    }
  }

  /** The cells of a row, which may be quoted as RFC 4180 has it; no URL holds a line break. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean doubled =
          quoted && c == QUOTE && i + 1 < line.length() && line.charAt(i + 1) == QUOTE;
      if (doubled) {
        cell.append(QUOTE);
        i++;
      } else if (c == QUOTE) {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
