package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizingTest {
  private static final Normalizing CASE = new Normalizing(true, false, false, false);
  private static final Normalizing TRIM = new Normalizing(false, true, false, false);
  private static final Normalizing EXTENSION = new Normalizing(false, false, true, false);
  private static final Normalizing ZEROS = new Normalizing(false, false, false, true);
  private static final Normalizing ALL = new Normalizing(true, true, true, true);

  @Test
  void noneLeavesTextsAsTheyAre() {
    assertThat(Normalizing.NONE.apply(" 007.Jpg ")).isEqualTo(" 007.Jpg ");
  }

  @Test
  void caseGoesByTheRootLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr"));
    try {
      assertThat(CASE.apply("TITLE É")).isEqualTo("title é");
    } finally {
      Locale.setDefault(before);
    }
    // One form of é is not the other.
    assertThat(CASE.apply("E\u0301")).isNotEqualTo(CASE.apply("É"));
  }

  @Test
  void whiteSpaceIsThatOfUnicode() {
    assertThat(TRIM.apply("\u2003\t a b \n\u3000")).isEqualTo("a b");
  }

  @ParameterizedTest
  @CsvSource({
    "a.jpg, a",
    "a.tar.gz, a.tar",
    ".hidden, .hidden",
    "d/.hidden, d/.hidden",
    "..hidden, ..hidden",
    ".., ..",
    ".hidden.txt, .hidden",
    "a., a",
    "d.x/a, d.x/a",
    "d.x/a.jpg, d.x/a",
    "a.b/, a.b/",
    "a, a",
    "'', ''"
  })
  void theLastExtensionGoes(String text, String normal) {
    assertThat(EXTENSION.apply(text)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({
    "007, 7",
    "0, 0",
    "000, 0",
    "10, 10",
    "'', ''",
    "007a, 007a",
    "-007, -007",
    "0.5, 0.5",
    "٠٠٧, ٠٠٧",
    "00٧, 00٧"
  })
  void zerosInFrontOfDigitsGo(String text, String normal) {
    assertThat(ZEROS.apply(text)).isEqualTo(normal);
  }

  @Test
  void eachHelpsTheNext() {
    assertThat(ALL.apply(" 007 .JPG ")).isEqualTo("7");
    assertThat(ALL.apply(" .Hidden ")).isEqualTo(".hidden");
    assertThat(ALL.apply("A.B C")).isEqualTo("a");
    // A sigma is another one at a word's end, which it is without the extension.
    assertThat(ALL.apply("ΑΣ.jpg")).isEqualTo(ALL.apply("ΑΣ"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_240_229})
  void doingItAgainChangesNothing(long seed) {
    Random random = new Random(seed);
    String letters = "0012aAİßΣ /\u3000\u0301\t";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      if (random.nextBoolean()) {
        // One dot: of several, one goes each time.
        text.insert(random.nextInt(text.length() + 1), '.');
      }
      int bits = random.nextInt(16);
      Normalizing normalizing =
          new Normalizing((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
      String normal = normalizing.apply(text.toString());
      assertThat(normalizing.apply(normal))
          .as(normalizing + " of '" + text + "'")
          .isEqualTo(normal);
    }
  }
}
