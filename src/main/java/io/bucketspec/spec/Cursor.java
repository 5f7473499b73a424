package io.bucketspec.spec;

/** A place in a spec file; the path is made only when a fault asks for it. */
interface Cursor {
  long line();

  long column();

  String path();

  /** A place that stays. */
  record Spot(long line, long column, String path) implements Cursor {}

  /** This place, kept for a fault that shows only later. */
  default Spot spot() {
    return new Spot(line(), column(), path());
  }
}
