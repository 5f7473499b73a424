package io.bucketspec.metadata;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with one cell, each kind of problem told once, with the first place within the cell
 * that has it.
 */
final class CellProblems {
  private final String subject;
  private final String holder;

  /** The way from the cell to the value that is looked at: names of members, places in lists. */
  private final List<Object> way = new ArrayList<>();

  private List<Finding> problems = List.of();
  private long told;

  private CellProblems(String subject, String holder) {
    this.subject = subject;
    this.holder = holder;
  }

  /** Of the cells of a column. */
  static CellProblems ofColumn(String column) {
    return new CellProblems("Column " + Quoted.of(column), "table");
  }

  /** Of what the file of that key holds. */
  static CellProblems ofFile(String key) {
    return new CellProblems(Quoted.whole(key), "file");
  }

  /** What someone has to mend: the table or the file. */
  String holder() {
    return holder;
  }

  /**
   * Begins a cell.
   *
   * @param list takes the problems
   */
  void begin(List<Finding> list) {
    problems = list;
    told = 0;
  }

  /**
   * Goes to a member of an object or an element of a list.
   *
   * @param step the member's name, or the element's place from 0
   */
  void enter(Object step) {
    way.add(step);
  }

  /** Goes back to what is around it. */
  void leave() {
    way.remove(way.size() - 1);
  }

  /** Whether the value that is looked at is the whole cell. */
  boolean isWhole() {
    return way.isEmpty();
  }

  /**
   * Tells a problem, unless its kind is told already.
   *
   * @param what follows on the name of the column or file: what it holds, what became of it, what
   *     to do
   */
  void tell(FindingCode code, String what) {
    if (isTold(code)) {
      return;
    }
    told |= bit(code);
    problems.add(new Finding(code, subject + place() + what));
  }

  /** Whether a kind of problem is told already, so that no sentence need be made. */
  boolean isTold(FindingCode code) {
    return (told & bit(code)) != 0;
  }

  private static long bit(FindingCode code) {
    return 1L << code.ordinal();
  }

  private String place() {
    if (way.isEmpty()) {
      return " ";
    }
    StringBuilder place = new StringBuilder();
    for (Object step : way) {
      if (step instanceof Integer index) {
        place.append('[').append(index).append(']');
      } else {
        place.append(place.length() == 0 ? "" : ".").append(step);
      }
    }
    return ", at " + Quoted.of(place.toString()) + ", ";
  }
}
