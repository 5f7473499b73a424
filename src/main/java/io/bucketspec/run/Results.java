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

  /** What was noticed on the inventory's rows as a whole. */
  public List<Finding> findings() {
    if (tally.sizesNotStated == 0) {
      return List.of();
    }
    String sentence =
        "The inventory doesn't state the size of "
            + Quantity.count(tally.sizesNotStated, "object")
            + ": the limit on media bytes can't be kept for them, and empty ones are not seen. Add"
            + " the field Size to its configuration.";
    return List.of(new Finding(FindingCode.NO_SIZES, sentence));
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
