package io.bucketspec.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects of several files are found again, up to as many as are kept. */
class UrlsOfFilesTest {
  private static final Cursor HERE = new Cursor.Spot(3, 4, "$.x");

  private final List<SpecFault> told = new ArrayList<>();

  private void file(UrlsOfFiles urls, String name, int from, int to) {
    urls.begin(name);
    TextHash hash = new TextHash();
    for (int i = from; i < to; i++) {
      hash.set("s3://bucket/" + i + ".jpg");
      urls.add(hash, HERE);
    }
    urls.end(new Faults(told::add));
  }

  @Test
  void eachObjectIsFoundHoweverManyThereAre() {
    UrlsOfFiles urls = new UrlsOfFiles(UrlsOfFiles.MOST);
    file(urls, "a", 0, 300_000);
    file(urls, "b", 300_000, 600_000);
    assertThat(told).isEmpty();
    file(urls, "c", 200_001, 350_000);
    file(urls, "d", 599_999, 600_001);
    assertThat(told)
        .containsExactly(
            fault(
                "99999 objects, of which this URL names the first, stand in a already: leave them"
                    + " out of one file."),
            fault(
                "50000 objects, of which this URL names the first, stand in b already: leave them"
                    + " out of one file."),
            fault("The object of this URL stands in b already: leave it out of one file."));
    assertThat(urls.isComplete()).isTrue();
  }

  @Test
  void fileIsNotComparedWithItself() {
    UrlsOfFiles urls = new UrlsOfFiles(10);
    urls.begin("a");
    TextHash hash = new TextHash();
    hash.set("x");
    urls.add(hash, HERE);
    urls.add(hash, HERE);
    urls.end(new Faults(told::add));
    assertThat(told).isEmpty();
  }

  @Test
  void objectsBeyondTheMostAreComparedButNotKept() {
    UrlsOfFiles urls = new UrlsOfFiles(10);
    file(urls, "a", 0, 10);
    file(urls, "b", 5, 8);
    assertThat(urls.isComplete()).isTrue();
    file(urls, "c", 20, 30);
    assertThat(urls.isComplete()).isFalse();
    file(urls, "d", 20, 30);
    assertThat(told).hasSize(1);
    file(urls, "e", 9, 25);
    assertThat(told)
        .last()
        .isEqualTo(fault("The object of this URL stands in a already: leave it out of one file."));
  }

  private static SpecFault fault(String sentence) {
    return new SpecFault(FaultCode.DUPLICATE_ACROSS_FILES, 3, 4, "$.x", sentence);
  }
}
