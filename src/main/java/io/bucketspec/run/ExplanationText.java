package io.bucketspec.run;

/** Lines of a label and a value, which stand under each other. */
final class ExplanationText {
  private static final int LABEL = 11;

  private final StringBuilder text = new StringBuilder();

  void line(String label, String value) {
    text.append(String.format("%-" + LABEL + "s%s", label, value).stripTrailing()).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
