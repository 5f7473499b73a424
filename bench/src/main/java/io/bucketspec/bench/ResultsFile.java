package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The figures of many runs of the bench. Lines are only added; the newest of a case counts. */
final class ResultsFile {
  private ResultsFile() {}

  static void append(Path file, List<Result> results) throws IOException {
    List<String> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      lines.add(Result.HEAD);
    }
    results.forEach(result -> lines.add(result.line()));
    Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static List<Result> read(Path file) throws IOException {
    List<Result> newest = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.equals(Result.HEAD)) {
        Result result = Result.ofLine(line);
        newest.removeIf(result::sameCase);
        newest.add(result);
      }
    }
    return newest;
  }
}
