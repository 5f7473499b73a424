package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Series and what became of them, as lines of text. Of a series a line is a slice: its key, then
 * {@code name=value} of its tags. A key with {@code {1..5}} stands for five slices, and {@code #}
 * in their values for the number; {@code #*2} is twice that. The table has the columns that any
 * slice has a value for, even an empty one.
 */
public final class SeriesText {
  private static final Pattern RANGE = Pattern.compile("\\{(\\d+)\\.\\.(\\d+)}");
  private static final Pattern NUMBER = Pattern.compile("#(?:\\*([0-9.]+))?");
  private static final Map<String, DicomTag> TAGS =
      Map.ofEntries(
          Map.entry("sop", DicomTag.SOP_INSTANCE_UID),
          Map.entry("mod", DicomTag.MODALITY),
          Map.entry("type", DicomTag.IMAGE_TYPE),
          Map.entry("rows", DicomTag.ROWS),
          Map.entry("cols", DicomTag.COLUMNS),
          Map.entry("frames", DicomTag.NUMBER_OF_FRAMES),
          Map.entry("n", DicomTag.INSTANCE_NUMBER),
          Map.entry("pos", DicomTag.IMAGE_POSITION_PATIENT),
          Map.entry("ori", DicomTag.IMAGE_ORIENTATION_PATIENT),
          Map.entry("loc", DicomTag.SLICE_LOCATION),
          Map.entry("te", DicomTag.ECHO_TIME),
          Map.entry("tp", DicomTag.TEMPORAL_POSITION_IDENTIFIER),
          Map.entry("acq", DicomTag.ACQUISITION_NUMBER),
          Map.entry("at", DicomTag.ACQUISITION_TIME),
          Map.entry("ct", DicomTag.CONTENT_TIME));
  private static final Set<String> OTHERS = Set.of("size", "etag", "modified", "study", "series");
  private static final Map<String, String> PLANES =
      Map.of(
          "axial", "1,0,0,0,1,0",
          "sagittal", "0,1,0,0,0,-1",
          "coronal", "1,0,0,0,0,-1");

  private SeriesText() {}

  static List<Slice> slices(List<String> lines) {
    List<String[]> rows = new ArrayList<>();
    for (String line : lines) {
      for (String one : spread(line)) {
        rows.add(one.split(" +"));
      }
    }
    Set<DicomTag> columns = EnumSet.noneOf(DicomTag.class);
    rows.forEach(row -> columns.addAll(tags(row).keySet()));
    List<Slice> slices = new ArrayList<>();
    for (String[] row : rows) {
      slices.add(
          new Slice(
              row[0].getBytes(StandardCharsets.UTF_8),
              Long.parseLong(value(row, "size", "1")),
              Long.parseLong(value(row, "etag", "0")),
              DicomTags.parse(tags(row)::get, columns)));
    }
    return slices;
  }

  public static List<String> spread(String line) {
    Matcher range = RANGE.matcher(line);
    if (!range.find()) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    for (int i = Integer.parseInt(range.group(1)); i <= Integer.parseInt(range.group(2)); i++) {
      double number = i;
      String key = line.substring(0, range.start()) + i + line.substring(range.end());
      lines.add(NUMBER.matcher(key).replaceAll(found -> times(number, found.group(1))));
    }
    return lines;
  }

  private static String times(double number, String factor) {
    double product = number * (factor == null ? 1 : Double.parseDouble(factor));
    return product == Math.rint(product) ? Long.toString((long) product) : Double.toString(product);
  }

  public static Map<DicomTag, String> tags(String[] row) {
    Map<DicomTag, String> tags = new EnumMap<>(DicomTag.class);
    for (int i = 1; i < row.length; i++) {
      String name = row[i].substring(0, row[i].indexOf('='));
      String value = row[i].substring(name.length() + 1);
      if (name.equals("z")) {
        tags.put(DicomTag.IMAGE_POSITION_PATIENT, "0,0," + value);
      } else if (TAGS.containsKey(name)) {
        tags.put(TAGS.get(name), PLANES.getOrDefault(value, value));
      } else if (!OTHERS.contains(name)) {
        throw new IllegalArgumentException(row[i]);
      }
    }
    return tags;
  }

  public static String value(String[] row, String name, String otherwise) {
    for (String cell : row) {
      if (cell.startsWith(name + "=")) {
        return cell.substring(name.length() + 1);
      }
    }
    return otherwise;
  }

  /**
   * A result, one line for each thing: {@code [label] decided: keys} of a part and {@code !} for
   * what is noticed on it, {@code - key reason: sentence} of what is dropped, {@code ! code:
   * sentence} at the end of what is noticed on the series.
   */
  static List<String> lines(List<Slice> slices, SeriesResult result) {
    List<String> lines = new ArrayList<>();
    for (SeriesPart part : result.parts()) {
      StringBuilder keys = new StringBuilder();
      for (int index : part.order()) {
        keys.append(' ').append(key(slices.get(index)));
      }
      lines.add("[" + part.label() + "] " + part.decided() + ":" + keys);
      part.findings().forEach(finding -> lines.add("  " + line(finding)));
    }
    for (DroppedSlice one : result.dropped()) {
      String key = key(slices.get(one.index()));
      lines.add("- " + key + " " + one.reason().code() + ": " + one.sentence());
    }
    result.findings().forEach(finding -> lines.add(line(finding)));
    return lines;
  }

  private static String line(Finding finding) {
    return "! " + finding.code().code() + ": " + finding.sentence();
  }

  static String key(Slice slice) {
    return new String(slice.key(), StandardCharsets.UTF_8);
  }

  /** Lines that are expected, with {@code a/{3..1}.dcm} spread. */
  static List<String> expected(List<String> lines) {
    List<String> spread = new ArrayList<>();
    for (String line : lines) {
      spread.add(
          Pattern.compile("(\\S*)\\{(\\d+)\\.\\.(\\d+)}(\\S*)")
              .matcher(line)
              .replaceAll(
                  range ->
                      Matcher.quoteReplacement(
                          run(
                              range.group(1),
                              Integer.parseInt(range.group(2)),
                              Integer.parseInt(range.group(3)),
                              range.group(4)))));
    }
    return spread;
  }

  private static String run(String before, int from, int to, String behind) {
    List<String> keys = new ArrayList<>();
    int step = from <= to ? 1 : -1;
    for (int i = from; i != to + step; i += step) {
      keys.add(before + i + behind);
    }
    return String.join(" ", keys);
  }
}
