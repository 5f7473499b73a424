package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Memory does not grow with anything that a file can hold any number of. */
class SmallHeapTest {

  /** A million URLs and a million titles are what takes most: 64 MB each, and half more to grow. */
  @Test
  void partsOfAnySizeAreCheckedInASmallHeap() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LargeSpecs.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
          .endsWith(
              """
              keys {METADATA_TOO_LARGE=1, METADATA_NOT_IN_SCHEMA=1000, NO_MEDIA_METADATA=1}
              keys of an item {UNKNOWN_KEY=1000001, NO_MEDIA_METADATA=1, DUPLICATE_ACROSS_FILES=1}
              a string {NOT_JSON=1, DUPLICATE_ACROSS_FILES=1}
              a name {NOT_JSON=1, DUPLICATE_ACROSS_FILES=1}
              a title {NOT_JSON=1, DUPLICATE_ACROSS_FILES=1}
              a number {NOT_JSON=1, DUPLICATE_ACROSS_FILES=1}
              depth {NOT_JSON=1, METADATA_NOT_IN_SCHEMA=1, METADATA_TOO_DEEP=1,\
               DUPLICATE_ACROSS_FILES=1}
              depth of objects {NOT_JSON=1, METADATA_NOT_IN_SCHEMA=1, METADATA_TOO_DEEP=1,\
               DUPLICATE_ACROSS_FILES=1}
              an embedding {METADATA_SCHEMA=1, NO_MEDIA_METADATA=1, DUPLICATE_ACROSS_FILES=1}
              faults {NO_ITEMS=1, WRONG_TYPE=1000001}
              titles {TOO_MANY_ITEMS=1, TOO_MANY_URLS=1, OVER_RECOMMENDED_ITEMS=1, OVER_RECOMMENDED_IMAGES=1,\
               NO_URL=1, NO_MEDIA_METADATA=1000002}
              a cell {BLANK_TITLE=1, URL_TOO_LONG=1, NO_MEDIA_METADATA=1, WRONG_CELL_COUNT=1, CELL_TOO_LONG=1}
              cells {NOT_A_URL=1, NO_MEDIA_METADATA=1, WRONG_CELL_COUNT=1}
              headings {NO_ITEMS=1, NO_MEDIA_METADATA=1, DUPLICATE_HEADING=998, EMPTY_SECTION=1}
              """);
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
