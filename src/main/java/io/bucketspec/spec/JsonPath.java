package io.bucketspec.spec;

/** Spells the path of a place in a JSON text, from the outermost value inwards. */
final class JsonPath {
  private static final int LONGEST = 200;

  private final StringBuilder path = new StringBuilder("$");

  void element(int index) {
    path.append('[').append(index).append(']');
  }

  void member(String name) {
    if (!name.isEmpty() && name.length() <= 100 && name.chars().allMatch(JsonPath::isPlain)) {
      path.append('.').append(name);
    } else {
      path.append('[').append(Faults.quoted(name)).append(']');
    }
  }

  private static boolean isPlain(int c) {
    return c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }

  @Override
  public String toString() {
    if (path.length() > LONGEST) {
      path.setLength(LONGEST);
      path.append('…');
    }
    return path.toString();
  }
}
