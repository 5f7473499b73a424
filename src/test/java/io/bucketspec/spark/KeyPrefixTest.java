package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.Or;
import org.apache.spark.sql.sources.StringStartsWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyPrefixTest {
  private static Filter starts(String column, String prefix) {
    return new StringStartsWith(column, prefix);
  }

  private static Filter in(Object... values) {
    return new In("key", values);
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of("", "", new Filter[] {}),
        Arguments.of("a/b", "", new Filter[] {starts("key", "a/b")}),
        Arguments.of("", "", new Filter[] {starts("title", "a/b")}),
        Arguments.of("a/b.jpg", "", new Filter[] {new EqualTo("key", "a/b.jpg")}),
        Arguments.of("a/b/", "", new Filter[] {new EqualTo("folder", "a/b")}),
        Arguments.of("", "", new Filter[] {new EqualTo("folder", "")}),
        Arguments.of("", "", new Filter[] {new EqualTo("size", 7L)}),
        Arguments.of("a/", "", new Filter[] {in("a/1", "a/2", null)}),
        Arguments.of("", "", new Filter[] {in("a", "b")}),
        Arguments.of("x", "", new Filter[] {in("x\uD83D\uDE00", "x\uD83D\uDE01")}),
        Arguments.of("a/b/c", "", new Filter[] {starts("key", "a/b/c"), starts("key", "a/")}),
        Arguments.of("a/b/c", "", new Filter[] {starts("key", "a/"), starts("key", "a/b/c")}),
        Arguments.of("a/b", "a/", new Filter[] {starts("key", "a/b")}),
        Arguments.of("a/b/c", "a/b/c", new Filter[] {starts("key", "a/")}),
        // No key fulfils both: whatever is read, Spark leaves out.
        Arguments.of("a/", "a/", new Filter[] {starts("key", "b/")}),
        Arguments.of("", "", new Filter[] {new GreaterThan("key", "a")}),
        Arguments.of("", "", new Filter[] {new Or(starts("key", "a"), starts("key", "ab"))}));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void theLongestBeginningCounts(String expected, String sample, Filter[] filters) {
    assertThat(KeyPrefix.of(sample, filters)).isEqualTo(expected);
  }
}
