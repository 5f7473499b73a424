package io.bucketspec.cli;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** A job file that can't be used. The message holds every problem, each on a line of its own. */
public final class JobFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<Problem> problems;

  /**
   * One thing that is wrong.
   *
   * @param line from 1
   * @param column from 1, in characters
   * @param sentence what is wrong and what would be right, on one line
   */
  public record Problem(int line, int column, String sentence) implements Serializable {}

  JobFileException(String fileName, List<Problem> problems) {
    super(
        problems.stream()
            .map(p -> fileName + ":" + p.line() + ":" + p.column() + ": " + p.sentence())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the file's order. */
  public List<Problem> problems() {
    return problems;
  }
}
