package io.bucketspec.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.StrictJson;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MediaMetadataTest {
  private static final String VIDEO =
      "{\"fps\":25,\"duration\":9.5,\"width\":1280,\"height\":720,\"file_size\":17,\"mime_type\":\"video/mp4\"}";
  private static final String INCOMPLETE =
      "media-incomplete: No '%s' is written, which must have all of its fields: ";

  private final List<Finding> findings = new ArrayList<>();

  /** What is appended; fields without a value are '-'. */
  private String made(Kind kind, String values, long size, String key) {
    return made(kind, values, size, "", key);
  }

  private String made(Kind kind, String values, long size, String stated, String key) {
    String[] texts = values.isEmpty() ? new String[0] : values.split(" *; *", -1);
    byte[][] json = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      json[i] = texts[i].equals("-") ? null : texts[i].getBytes(UTF_8);
    }
    byte[] amid = ("a.pdf" + key + ".gz").getBytes(UTF_8);
    ByteBuilder out = new ByteBuilder().append("before ");
    findings.clear();
    boolean appended =
        new MediaMetadata(kind)
            .append(json, size, stated, amid, 5, amid.length - ".gz".length(), out, findings);
    String text = out.toString();
    assertThat(text).startsWith("before ");
    assertThat(appended).isEqualTo(text.length() > "before ".length());
    return text.substring("before ".length());
  }

  private List<String> found() {
    return findings.stream().map(f -> f.code().code() + ": " + f.sentence()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"image/x-table\"', image/x-inventory, 1.png, image/x-table",
    "-,                   image/x-inventory, 1.png, image/x-inventory",
    "-,                   image/x-inventory, 1.xyz, image/x-inventory",
    "-,                   '',                1.png, image/png"
  })
  void theMimeTypeIsTheTablesElseTheInventorysElseThatOfTheExtension(
      String table, String inventory, String key, String written) {
    assertThat(made(Kind.IMAGE, table + ";-;640;480", 7, inventory, key))
        .startsWith("{\"mime_type\":\"" + written + "\",");
  }

  /** What tables bring for whole numbers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "25;9.5;1280;720;17;\"video/mp4\"",
        "25;9.5;1280.0;720.00;17.0;\"video/mp4\"",
        "25;9.5;\"1280\";\" 720 \";\"17.0\";\"video/mp4\"",
        "25;9.5;\"+1280\";\"720.\";\"17e0\";\"video/mp4\"",
        "25;9.5;1.28E3;72e1;170E-1;\"video/mp4\"",
        "\"25\";\"9.5\";\"1.28e3\";720;17;-",
      })
  void wholeNumbersAreWrittenAsWholeNumbers(String values) {
    assertThat(made(Kind.VIDEO, values, 17, "v.mp4")).isEqualTo(VIDEO);
    assertThat(made(Kind.VIDEO, values, -1, "v.MP4")).isEqualTo(VIDEO);
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "IMAGE | -;-;640;480            | 5 | a.JPEG | {\"mime_type\":\"image/jpeg\",\"file_size\":5,\"width\":640,\"height\":480}",
        "AUDIO | 1.25;-;-;44100;16;\"pcm\";2 | 5 | a.wav | {\"duration\":1.25,\"file_size\":5,\"mime_type\":\"audio/wav\",\"sample_rate\":44100,\"bit_depth\":16,\"codec\":\"pcm\",\"num_channels\":2}",
        "AUDIO | 1;-;-;8000;16;\"aac\";1 | 5 | a.mp4 | {\"duration\":1,\"file_size\":5,\"mime_type\":\"audio/mp4\",\"sample_rate\":8000,\"bit_depth\":16,\"codec\":\"aac\",\"num_channels\":1}",
        "TEXT  | -;-                    | 5 | a.html | {\"file_size\":5,\"mime_type\":\"text/html\"}",
        "TEXT  | null;null              | 5 | a.csv  | {\"file_size\":5,\"mime_type\":\"text/csv\"}",
        "TEXT  | ;                      | 5 | a.csv  | {\"file_size\":5,\"mime_type\":\"text/csv\"}",
        "PDF   | -;12                   | 5 | a.pdf  | {\"file_size\":5,\"num_pages\":12}",
        "PDF   | 7;12                   | -1 | a.pdf | {\"file_size\":7,\"num_pages\":12}",
        "PDF   | 9223372036854775807;12 | -1 | a.pdf | {\"file_size\":9223372036854775807,\"num_pages\":12}",
        // The table's own MIME type counts, whatever the extension says.
        "TEXT  | -;\"text/x-rst\"       | 5 | a.txt  | {\"file_size\":5,\"mime_type\":\"text/x-rst\"}",
        "TEXT  | -;\"text/\\u0078 \\\"é\\\"\" | 5 | a | {\"file_size\":5,\"mime_type\":\"text/\\u0078 \\\"é\\\"\"}",
      })
  void whatTheTableDoesNotGiveComesFromTheInventoryAndTheKey(
      Kind kind, String values, long size, String key, String expected) {
    assertThat(made(kind, values, size, key)).isEqualTo(expected);
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "29.97          | 29.97",
        "29.970         | 29.970",
        "30.0           | 30.0",
        "0.5            | 0.5",
        "\"23.976\"     | 23.976",
        "\"1e2\"        | 100",
        "1.0E10         | 10000000000",
        "2.5E-3         | 0.0025",
        "\".5\"         | 0.5",
        "1E+300         | 1E+300",
        "1e-300         | 1E-300",
        "29.970029970029970029970029970029 | 29.970029970029970029970029970029",
      })
  void numbersAreWrittenAsPlainAsTheyCanBe(String fps, String expected) {
    assertThat(made(Kind.VIDEO, fps + ";9.5;1280;720;17;\"video/mp4\"", 17, "v.mp4"))
        .isEqualTo(VIDEO.replace("\"fps\":25", "\"fps\":" + expected));
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "18       | 18",
        "16.5     | 16.5",
        "-17      | -17",
        "0        | 0",
        "\"18\"   | \"18\"",
        "\"big\"  | \"big\"",
        "true     | true",
        "1e99     | 1e99",
      })
  void anotherSizeThanTheInventorysIsToldAndNotWritten(String size, String shown) {
    assertThat(made(Kind.VIDEO, "25;9.5;1280;720;" + size + ";-", 17, "v.mp4")).isEqualTo(VIDEO);
    assertThat(found())
        .containsExactly(
            "media-size-differs: The table says that 'file_size' is "
                + shown
                + ", the inventory says 17, which counts.");
  }

  /** Each value in the place of width, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-           | is missing",
        "null        | is missing",
        "``          | is missing",
        "1280.5      | is 1280.5 but must be a whole number over 0",
        "0           | is 0 but must be a whole number over 0",
        "0.0         | is 0.0 but must be a whole number over 0",
        "-1280       | is -1280 but must be a whole number over 0",
        "0.5         | is 0.5 but must be a whole number over 0",
        "1.28e1000   | is 1.28e1000, which is too large",
        "1e999999999 | is 1e999999999, which is too large",
        "1e-999999999 | is 1e-999999999 but must be a whole number over 0",
        "1e9999999999 | is 1e9999999999 but must be a whole number over 0",
        "9223372036854775808 | is 9223372036854775808, which is too large",
        "\"\"        | is \"\" but must be a whole number over 0",
        "\"1280px\"  | is \"1280px\" but must be a whole number over 0",
        "\"١٢٨٠\"    | is \"١٢٨٠\" but must be a whole number over 0",
        "\"0x500\"   | is \"0x500\" but must be a whole number over 0",
        "NaN         | is NaN but must be a whole number over 0",
        "true        | is true but must be a whole number over 0",
        "[1280]      | is [1280] but must be a whole number over 0",
        "{}          | is {} but must be a whole number over 0",
        "1280 720    | is 1280 720 but must be a whole number over 0",
        "01280       | is 01280 but must be a whole number over 0",
        "1.2.8       | is 1.2.8 but must be a whole number over 0",
        "1280.       | is 1280. but must be a whole number over 0",
        "\"1280      | is \"1280 but must be a whole number over 0",
      })
  void nothingIsWrittenWhereAWholeNumberIsNone(String width, String said) {
    assertThat(made(Kind.VIDEO, "25;9.5;" + width + ";720;17;-", 17, "v.mp4")).isEmpty();
    assertThat(found())
        .containsExactly(INCOMPLETE.formatted("videoMetadata") + "'width' " + said + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-          | is missing",
        "0          | is 0 but must be a number over 0",
        "0.000      | is 0.000 but must be a number over 0",
        "-0.5       | is -0.5 but must be a number over 0",
        "1e-400     | is 1e-400 but must be a number over 0",
        "1e400      | is 1e400, which is too large",
        "\"NaN\"    | is \"NaN\" but must be a number over 0",
        "\"Infinity\" | is \"Infinity\" but must be a number over 0",
        "\"25 fps\" | is \"25 fps\" but must be a number over 0",
        "false      | is false but must be a number over 0",
      })
  void nothingIsWrittenWhereANumberIsNone(String duration, String said) {
    assertThat(made(Kind.VIDEO, "25;" + duration + ";1280;720;17;-", 17, "v.mp4")).isEmpty();
    assertThat(found())
        .containsExactly(INCOMPLETE.formatted("videoMetadata") + "'duration' " + said + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-             | is missing",
        "\"\"          | is \"\" but must be a text that is not blank",
        "\"  \"        | is \"  \" but must be a text that is not blank",
        "\"\\t\\u2003\" | is \"\\t\\u2003\" but must be a text that is not blank",
        "\"\u2003\"    | is \"\u2003\" but must be a text that is not blank",
        "7             | is 7 but must be a text that is not blank",
        "mp3           | is mp3 but must be a text that is not blank",
        "[\"mp3\"]     | is [\"mp3\"] but must be a text that is not blank",
        "\"a\u0007b\"  | is \"a\uFFFDb\" but must be a text that is not blank",
      })
  void nothingIsWrittenWhereATextIsNone(String codec, String said) {
    assertThat(made(Kind.AUDIO, "1;5;-;8000;16;" + codec + ";2", 5, "a.mp3")).isEmpty();
    assertThat(found())
        .containsExactly(INCOMPLETE.formatted("audioMetadata") + "'codec' " + said + ".");
  }

  @Test
  void everyFieldThatIsAFaultIsNamed() {
    assertThat(made(Kind.VIDEO, "-;-1;1.5;-;-;\" \"", 17, "v.mp4")).isEmpty();
    assertThat(found())
        .containsExactly(
            INCOMPLETE.formatted("videoMetadata")
                + "'fps' is missing; 'duration' is -1 but must be a number over 0;"
                + " 'width' is 1.5 but must be a whole number over 0; 'height' is missing;"
                + " 'mime_type' is \" \" but must be a text that is not blank.");
    assertThat(made(Kind.TEXT, "-;-", -1, "notes.yaml")).isEmpty();
    assertThat(found())
        .containsExactly(
            INCOMPLETE.formatted("textMetadata")
                + "'file_size' is missing; 'mime_type' is missing, and the key's extension stands"
                + " for none.");
  }

  @Test
  void aSizeOf0IsAFaultBeItTheInventorysOrTheTables() {
    assertThat(made(Kind.TEXT, "0;-", 0, "a.txt")).isEmpty();
    assertThat(found())
        .containsExactly(
            INCOMPLETE.formatted("textMetadata")
                + "'file_size' is 0 by the inventory but must be a whole number over 0.");
    assertThat(made(Kind.TEXT, "0;-", -1, "a.txt")).isEmpty();
    assertThat(found())
        .containsExactly(
            INCOMPLETE.formatted("textMetadata")
                + "'file_size' is 0 but must be a whole number over 0.");
  }

  @Test
  void anotherSizeIsToldAlsoWhereNothingIsWritten() {
    assertThat(made(Kind.PDF, "6;-", 5, "a.pdf")).isEmpty();
    assertThat(found())
        .containsExactly(
            "media-size-differs: The table says that 'file_size' is 6, the inventory says 5, which"
                + " counts.",
            INCOMPLETE.formatted("pdfMetadata") + "'num_pages' is missing.");
  }

  @Test
  void aLongValueIsCutInTheSentence() {
    String digits = "9".repeat(150);
    made(Kind.PDF, "5;" + digits, 5, "a.pdf");
    assertThat(found())
        .containsExactly(
            INCOMPLETE.formatted("pdfMetadata")
                + "'num_pages' is "
                + "9".repeat(60)
                + "… but must be a whole number over 0.");
    made(Kind.PDF, "5;\"" + "😀".repeat(70) + "\"", 5, "a.pdf");
    assertThat(found().get(0)).contains("is \"" + "😀".repeat(59) + "… but");
  }

  @Test
  void oneAfterTheOtherKeepsNothing() {
    MediaMetadata media = new MediaMetadata(Kind.PDF);
    ByteBuilder out = new ByteBuilder();
    byte[] key = "a.pdf".getBytes(UTF_8);
    byte[] one = {'1'};
    assertThat(media.append(new byte[][] {null, null}, 5, "", key, 0, 5, out, findings)).isFalse();
    assertThat(media.append(new byte[][] {null, one}, 5, "", key, 0, 5, out, findings)).isTrue();
    assertThat(out.toString()).isEqualTo("{\"file_size\":5,\"num_pages\":1}");
    assertThat(findings).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"IMAGE_GROUP", "IMAGE_SEQUENCE", "DICOM_SERIES", "NIFTI"})
  void kindsWithoutMediaMetadataAreRefused(Kind kind) {
    assertThatThrownBy(() -> new MediaMetadata(kind))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Kind '" + kind.label() + "' has no media metadata.");
  }

  @Test
  void asManyValuesAsFieldsAreNeeded() {
    assertThatThrownBy(() -> made(Kind.PDF, "1", 5, "a.pdf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 values for the 2 fields of pdfMetadata");
  }

  /** Random values: what is written is JSON with all fields, and the validator finds no error. */
  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"VIDEO", "IMAGE", "AUDIO", "TEXT", "PDF"})
  void whatIsWrittenIsWhole(Kind kind) throws IOException {
    List<MediaField> fields = MediaField.of(kind);
    int written = 0;
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      List<String> values = new ArrayList<>();
      for (MediaField field : fields) {
        values.add(RandomMedia.value(field, random));
      }
      long size = random.nextInt(4) == 0 ? -1 : random.nextInt(20);
      String key = RandomMedia.key(random);
      String object = made(kind, String.join(";", values), size, key);
      boolean complete =
          findings.stream().noneMatch(f -> f.code().code().equals("media-incomplete"));
      assertThat(!object.isEmpty()).as("seed %d", seed).isEqualTo(complete);
      if (complete) {
        written++;
        Object read = StrictJson.read(object.getBytes(UTF_8));
        assertThat(((Map<?, ?>) read).keySet().stream().map(Object::toString))
            .as("seed %d", seed)
            .containsExactlyElementsOf(fields.stream().map(MediaField::name).toList());
        assertThat(errors(kind, object)).as("seed %d: %s", seed, object).isEmpty();
      }
    }
    assertThat(written).isBetween(20, 2900);
  }

  private static List<SpecFault> errors(Kind kind, String object) throws IOException {
    String spec =
        "{\"%s\":[{\"objectUrl\":\"s3://b/a\",\"%s\":%s}]}"
            .formatted(kind.array(), MediaField.mediaKey(kind).orElseThrow(), object);
    List<SpecFault> errors = new ArrayList<>();
    SpecValidator.validate(
        new ByteArrayInputStream(spec.getBytes(UTF_8)), "spec.json", errors::add);
    errors.removeIf(fault -> !fault.severity().name().equals("ERROR"));
    return errors;
  }
}
