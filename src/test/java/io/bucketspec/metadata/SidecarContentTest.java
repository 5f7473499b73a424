package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SidecarContentTest {
  private static final String KEY = "a/b.jpg.metadata.json";

  private static String row(byte[] content, String... path) {
    RowValues row = new RowValues();
    row.over(new SidecarContent(List.of(path), false).row(KEY, content), 0);
    ByteBuilder value = new ByteBuilder();
    row.append(0, value);
    assertThat(row.size()).isEqualTo(1);
    return value
        + row.problems().stream().map(SidecarContentTest::told).collect(Collectors.joining());
  }

  private static String told(Finding problem) {
    return "\n" + problem.code().code() + ": " + problem.sentence();
  }

  private static String row(String content, String... path) {
    return row(content.getBytes(StandardCharsets.UTF_8), path);
  }

  @Test
  void anObjectIsWrittenWithoutWhatIsBetweenItsValues() {
    assertThat(row("\r\n{ \"b\" : 1.0 ,\t\"a\" : [ true , null ] }\n"))
        .isEqualTo("{\"b\":1.0,\"a\":[true,null]}");
    assertThat(row("{}")).isEqualTo("{}");
  }

  @Test
  void aByteOrderMarkIsTakenFromIt() {
    assertThat(row("\uFEFF{\"a\":1}")).isEqualTo("{\"a\":1}");
    assertThat(row("\uFEFF")).contains("is empty");
    assertThat(row("\uFEFF\uFEFF{}")).contains("is no JSON from character 1 on");
  }

  @Test
  void whatIsNoUtf8IsTold() {
    assertThat(row("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(
            "\nmetadata-type: 'a/b.jpg.metadata.json' is no UTF-8 from byte 7 on: it is left out."
                + " Mend the file.");
    assertThat(row("{}".getBytes(StandardCharsets.UTF_16))).contains("is no UTF-8 from byte 1 on");
    byte[] marked = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', (byte) 0xFF};
    assertThat(row(marked)).contains("is no UTF-8 from byte 5 on");
  }

  @Test
  void whatThePlatformCantKeepIsToldOfTheFile() {
    assertThat(row("{\"a\": {\"b\": \"\\u0000x\"}}"))
        .isEqualTo(
            "{\"a\":{\"b\":\"x\"}}\nmetadata-nul: 'a/b.jpg.metadata.json', at 'a.b', holds the"
                + " character U+0000 in '\\u0000x', which the platform can't keep: the character is"
                + " left out. Take it out of the file.");
    assertThat(row("{\"a\": \"\\ud800\"}"))
        .endsWith("U+FFFD is written for it. Mend the text in the file.");
    assertThat(row("{\"a\": 12345678901234567890}"))
        .endsWith("it is kept. Make it a text in the file to keep them.");
    assertThat(row("{\"a\": 1e999999}"))
        .endsWith("it is left out. Make it a text in the file.")
        .startsWith("{}");
    assertThat(row("{\"$a\": 1, \"b\": 2, \"b\": 3}"))
        .startsWith("{\"b\":3}")
        .contains("\nmetadata-key: ", "\nmetadata-duplicate-key: ");
  }

  @Test
  void whatNestsTooDeepIsLeftOut() {
    assertThat(row("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}")).doesNotContain("metadata");
    assertThat(row("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"))
        .contains("\nmetadata-too-deep: ");
    assertThat(row("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}", "under"))
        .contains("\nmetadata-too-deep: ");
    assertThat(row("{\"a\":" + "[".repeat(200_000)))
        .isEqualTo(
            "\nmetadata-too-deep: 'a/b.jpg.metadata.json' nests more than 100 deep, which readers"
                + " may refuse: what is deeper is left out. Flatten it.");
  }

  @Test
  void underAKeyNamesThatAreReservedAtTheTopAreOthers() {
    assertThat(row("{\"$a\": 1}", "under")).isEqualTo("{\"$a\":1}");
    assertThat(row("[]", "under")).contains("holds no object, which metadata has to be");
  }

  @Test
  void aLongKeyIsToldWhole() {
    String key = "x".repeat(200) + ".json";
    RowValues row = new RowValues();
    row.over(new SidecarContent(List.of(), false).row(key, new byte[0]), 0);
    assertThat(row.problems().get(0).sentence()).startsWith("'" + key + "' is empty");
  }
}
