package io.bucketspec.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What all tasks of a run came to, from the rows that the last step hands to the driver.
 *
 * @param tally everything counted
 * @param files the spec files, by path
 */
public record Results(Tally tally, List<SpecFile> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Results {
    files = List.copyOf(files);
  }

  /** Adds up the last step's rows, which may come in any order. */
  public static Results of(Iterable<byte[]> rows) {
    Tally tally = new Tally();
    List<SpecFile> files = new ArrayList<>();
    for (byte[] row : rows) {
      if (row[0] == Passed.TALLY) {
        tally.add(Tally.ofBytes(row, 1, row.length));
      } else {
        files.add(specFile(row));
      }
    }
    files.sort(Comparator.comparing(SpecFile::path));
    return new Results(tally, files);
  }

  /** What was noticed on the rows of the inventory and of the tag table as a whole. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(tally.buckets.findings());
    if (tally.sizesNotStated > 0) {
      String sentence =
          "The inventory doesn't state the size of "
              + Quantity.count(tally.sizesNotStated, "object")
              + ": the limit on media bytes can't be kept for them, and empty ones are not seen. A"
              + " report with the field Size, or a list that states sizes, would tell.";
      findings.add(new Finding(FindingCode.NO_SIZES, sentence));
    }
    if (tally.tagRowsWithoutObject > 0 || tally.tagRowsWithoutKey > 0) {
      findings.add(new Finding(FindingCode.TAGS_WITHOUT_OBJECT, tagsWithoutObject()));
    }
    return findings;
  }

  private String tagsWithoutObject() {
    List<String> parts = new ArrayList<>();
    if (tally.tagRowsWithoutObject > 0) {
      parts.add(
          Quantity.count(tally.tagRowsWithoutObject, "row")
              + " whose objects the inventory lacks, such as "
              + tally.tagsWithoutObject.byKey().keySet().iterator().next()
              + " (their series are marked incomplete)");
    }
    if (tally.tagRowsWithoutKey > 0) {
      parts.add(Quantity.count(tally.tagRowsWithoutKey, "row") + " without a key");
    }
    return "The tag table has " + String.join(", ", parts) + ".";
  }

  static byte[] json(SpecFile file) {
    try {
      return JSON.writeValueAsBytes(file);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SpecFile specFile(byte[] row) {
    try {
      return JSON.readValue(row, 1, row.length - 1, SpecFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
