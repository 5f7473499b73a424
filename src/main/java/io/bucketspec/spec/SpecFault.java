package io.bucketspec.spec;

/**
 * One fault of a spec file.
 *
 * @param code what kind of fault
 * @param line the line where it stands, from 1
 * @param column the column there, from 1, in UTF-16 units as editors count
 * @param path where it stands in the document: a JSON path such as {@code
 *     $.image_groups[3].objectUrl_2}, or the row of a CSV, {@code row 12}, from 1, where a row with
 *     line ends in quotes is one row
 * @param sentence what is wrong and what to do, for people
 */
public record SpecFault(FaultCode code, long line, long column, String path, String sentence) {
  /** How bad it is. */
  public Severity severity() {
    return code.severity();
  }
}
