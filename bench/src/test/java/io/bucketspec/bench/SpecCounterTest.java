package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecCounterTest {
  private static final String RUN =
      "{'title':'r','createVideo':true,'objectUrl_0':'https://a','objectUrl_1':'https://b'}";
  private static final String OTHER = "{'title':'s','createVideo':true,'objectUrl_0':'https://c'}";

  @TempDir private Path folder;

  @Test
  void countsItemsAndUrlsPerKind() throws IOException {
    write("one.json", spec("image_groups", RUN + "," + OTHER));
    write("two.json", spec("videos", "{'objectUrl':'https://v','title':'v'}"));
    SpecTally tally = SpecCounter.count(folder);
    assertThat(tally.kinds()).containsOnlyKeys("image_groups", "videos");
    assertThat(tally.kinds().get("image_groups").items()).isEqualTo(2);
    assertThat(tally.kinds().get("image_groups").urls()).isEqualTo(3);
    assertThat(tally.kinds().get("videos").urls()).isEqualTo(1);
    assertThat(tally.files()).isEqualTo(2);
  }

  @Test
  void fingerprintIsTheSameInWhateverOrderAndFiles() throws IOException {
    long together = fingerprint(spec("image_groups", RUN + "," + OTHER));
    write("one.json", spec("image_groups", OTHER));
    write("two.json", spec("image_groups", RUN));
    assertThat(SpecCounter.count(folder).kinds().get("image_groups").fingerprint())
        .isEqualTo(together);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'objectUrl_0':'https://a', 'objectUrl_0':'https://b'",
        "'https://b'}, 'https://x'}",
        "'title':'r', 'title':'q'",
        "'createVideo':true, 'createVideo':false",
      })
  void fingerprintTellsItemsApart(String text, String replacement) throws IOException {
    String changed =
        text.contains("objectUrl_0")
            ? RUN.replace("https://a", "https://t")
                .replace("https://b", "https://a")
                .replace("https://t", "https://b")
            : RUN.replace(text, replacement);
    assertThat(changed).isNotEqualTo(RUN);
    assertThat(fingerprint(spec("image_groups", changed)))
        .isNotEqualTo(fingerprint(spec("image_groups", RUN)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'title':'r','createVideo':true,'objectUrl_1':'u'} | has objectUrl_1 where objectUrl_0 belongs",
        "{'title':'r','createVideo':true,'objectUrl_0':'u','objectUrl_2':'u'} | has objectUrl_2 where objectUrl_1 belongs",
        "{'title':'','createVideo':true,'objectUrl_0':'u'} | has an item without title or URL: ",
        "{'title':'r','createVideo':true} | has an item without title or URL: r",
        "{'title':'r','objectUrl_0':'u'} | does not state createVideo for r",
      })
  void refusesWhatThePlatformWouldRefuse(String item, String fault) throws IOException {
    write("bad.json", spec("image_groups", item));
    assertThatIllegalStateException()
        .isThrownBy(() -> SpecCounter.count(folder))
        .withMessageContaining("bad.json " + (fault.endsWith(":") ? fault + " " : fault) + ".");
  }

  @Test
  void refusesFilesWithoutItemsAndBrokenOnes() throws IOException {
    write("empty.json", spec("videos", ""));
    assertThatIllegalStateException()
        .isThrownBy(() -> SpecCounter.count(folder))
        .withMessageContaining("empty.json has 0 items.");
    write("empty.json", spec("videos", "{'title':'v','objectUrl':'u'},"));
    Assertions.assertThatExceptionOfType(JsonParseException.class)
        .isThrownBy(() -> SpecCounter.count(folder));
  }

  @Test
  void readsOnlyTheSpecsOfARunDirectory() throws IOException {
    write("runs/1/specs/videos/batch-00001.json", spec("videos", "{'title':'v','objectUrl':'u'}"));
    write("runs/1/_SUCCESS.json", "{}");
    write("runs/1/report.html", "<html>");
    assertThat(SpecCounter.count(folder).files()).isEqualTo(1);
  }

  private long fingerprint(String spec) throws IOException {
    write("fingerprint/f.json", spec);
    long found =
        SpecCounter.count(folder.resolve("fingerprint")).kinds().get("image_groups").fingerprint();
    Files.delete(folder.resolve("fingerprint/f.json"));
    return found;
  }

  private static String spec(String kind, String items) {
    return "{'skip_duplicate_urls':true,'" + kind + "':[" + items + "]}";
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace('\'', '"'));
  }
}
