package io.bucketspec.spec;

import java.util.function.Consumer;

/** Hands faults on and counts them. */
final class Faults {
  private static final int QUOTED_CHARS = 80;

  private final Consumer<SpecFault> consumer;
  private long errors;
  private long warnings;

  Faults(Consumer<SpecFault> consumer) {
    this.consumer = consumer;
  }

  void report(FaultCode code, Cursor at, String sentence) {
    if (code.severity() == Severity.ERROR) {
      errors++;
    } else {
      warnings++;
    }
    consumer.accept(new SpecFault(code, at.line(), at.column(), at.path(), sentence));
  }

  long errors() {
    return errors;
  }

  long warnings() {
    return warnings;
  }

  /** Someone else's text within a sentence: in quotes, short, and without control characters. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < text.length() && i < QUOTED_CHARS; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || (Character.isSurrogate(c) && !paired(text, i))) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append(text.length() > QUOTED_CHARS ? "…'" : "'").toString();
  }

  private static boolean paired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
