package io.bucketspec.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameNameTest {
  private static final Pattern EXTENSION = Pattern.compile("(.*\\.)[^./]*[^./0-9][^./]*");
  private static final Pattern NUMBER = Pattern.compile("([0-9]+)[^0-9/]*\\z");

  /** The number stands in brackets, the extension behind a bar. */
  @ParameterizedTest
  @CsvSource({
    "a/frame_[0012].|jpg",
    "a/frame_[0012]_mask.|png",
    "a/frame-[5].|jpg",
    "a/1.[5].|jpg",
    "a/v02/comp_v03.[0001].|exr",
    "a/[7].|jpg",
    "[7].|jpg",
    "[7]|",
    "a/f.[0998]|",
    "a/1.2.840.[10008]|",
    "a/f[12].|mp4",
    "a/f[12].|h264",
    "a/[12].|4k",
    "a/f[1].x.|jpg",
    "a/f[1].|",
    "a/[1]..|jpg",
    "a/x[1]y.|tar1gz",
    "a1/b|",
    "a1/b.|jpg",
    "a1/.|jpg",
    "a1/|",
    "a1/b.|mp4",
    ".|jpg",
    "''",
    "a/(1)_([32]).|jpg",
    "a/é[3]é.|jpg",
    "a/f٣.|jpg",
    "a/[1]٣.|jpg",
    "a/[99999999999999999999999].|jpg"
  })
  void isTheLastRunOfDigitsBeforeTheExtension(String shown) {
    // A dot with nothing or digits behind it ends no name: there the bar is for show.
    String key = shown.replaceAll("[\\[\\]|]", "");
    assertThat(show(key, -1, -1)).isEqualTo(shown.replaceAll("\\|$", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "cam1_[0007].|jpg, 3, 4",
    "[0007]_cam1.|jpg, 8, 9",
    "[12]34.|jpg, 2, 4",
    "12[34].|jpg, 0, 2",
    "[12]3.|jpg, 2, 3",
    "a1.|jpg, 0, 2",
    "a/[1].|2x, 4, 6",
    "a/1.|jpg, 2, 3"
  })
  void neverLooksAtTheTextOfAView(String shown, int skipFrom, int skipTo) {
    String key = shown.replaceAll("[\\[\\]|]", "");
    assertThat(show(key, skipFrom, skipTo)).isEqualTo(shown);
  }

  @Test
  void forgetsTheKeyBefore() {
    FrameName name = new FrameName();
    assertThat(read(name, "a/12.jpg", -1, -1)).isTrue();
    assertThat(read(name, "a/b.jpg", -1, -1)).isFalse();
    assertThat(name.start()).isEqualTo(-1);
    assertThat(name.end()).isEqualTo(-1);
    assertThat(name.extension()).isEqualTo(4);
  }

  @Test
  void isWhatAnExpressionFindsInRandomNamesWhereverTheyStand() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder key = new StringBuilder();
      for (int i = random.nextInt(9); i > 0; i--) {
        key.append("a0./-19x".charAt(random.nextInt(8)));
      }
      String about = "seed " + seed + ": " + key;
      Matcher extension = EXTENSION.matcher(key);
      boolean extended = extension.matches();
      int stem = extended ? extension.end(1) - 1 : key.length();
      Matcher expected = NUMBER.matcher(key.substring(0, stem));
      boolean numbered = expected.find();
      byte[] bytes = ("7/8" + key + "9.5").getBytes(StandardCharsets.UTF_8);
      FrameName name = new FrameName();
      assertThat(name.read(bytes, 3, 3 + key.length(), -1, -1)).as(about).isEqualTo(numbered);
      if (numbered) {
        assertThat(name.start() - 3).as(about).isEqualTo(expected.start(1));
        assertThat(name.end() - 3).as(about).isEqualTo(expected.end(1));
      }
      assertThat(name.extension() - 3).as(about).isEqualTo(extended ? stem + 1 : stem);
    }
  }

  private static boolean read(FrameName name, String key, int skipFrom, int skipTo) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return name.read(bytes, 0, bytes.length, skipFrom, skipTo);
  }

  private static String show(String key, int skipFrom, int skipTo) {
    FrameName name = new FrameName();
    boolean numbered = read(name, key, skipFrom, skipTo);
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int from = numbered ? name.start() : 0;
    int to = numbered ? name.end() : 0;
    String number = text(bytes, from, to);
    String between = text(bytes, to, name.extension());
    String extension = text(bytes, name.extension(), bytes.length);
    return text(bytes, 0, from)
        + (numbered ? "[" + number + "]" : "")
        + between
        + (extension.isEmpty() ? "" : "|" + extension);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
