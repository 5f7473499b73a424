package io.bucketspec.model;

/** What a JSON value is. */
public enum JsonSort {
  STRING("a string"),
  /** A number without fraction and exponent. */
  INTEGER("an integer"),
  /** Any other number that JSON knows. */
  NUMBER("a number"),
  BOOLEAN("a boolean"),
  NULL("null"),
  ARRAY("an array"),
  OBJECT("an object");

  private final String phrase;

  JsonSort(String phrase) {
    this.phrase = phrase;
  }

  /** The sort with its article, for sentences. */
  public String phrase() {
    return phrase;
  }

  boolean isNumber() {
    return this == INTEGER || this == NUMBER;
  }
}
