package io.bucketspec.model;

/**
 * A setting that can't be used. Thrown by the records that hold the options, so that whoever reads
 * a job file can put the message where the setting stands.
 */
public final class InvalidOption extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the setting's name within its record, as the job file spells it; with an index
   *     where it is a list, {@code group[1]}
   * @param message what is wrong and what would be right, as a sentence without the field's place
   */
  public InvalidOption(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
