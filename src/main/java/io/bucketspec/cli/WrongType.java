package io.bucketspec.cli;

/** Says that a value is of the wrong type, and what would be right. */
final class WrongType {
  private static final String TEXT = "text";

  private WrongType() {}

  /**
   * Notes it at the value.
   *
   * @param what how the sentence calls the value
   * @param wanted what it must be
   */
  static void note(Node node, String what, String wanted, Problems problems) {
    if (!(node instanceof Node.Scalar scalar)) {
      problems.add(node.place(), sentence(what, wanted, node));
      return;
    }
    switch (scalar.type()) {
      case REFUSED -> {}
      case NOTHING ->
          problems.add(node.place(), what + " has no value: it must be " + wanted + ".");
      default -> problems.add(node.place(), sentence(what, wanted, node));
    }
  }

  private static String sentence(String what, String wanted, Node node) {
    // Here the scalar is a number or a flag.
    boolean quotesHelp = wanted.equals(TEXT) && node instanceof Node.Scalar;
    return what
        + " must be "
        + wanted
        + ", but this is "
        + node.what()
        + (quotesHelp ? ": put it in quotes." : ".");
  }
}
