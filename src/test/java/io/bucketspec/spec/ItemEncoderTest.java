package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.spec.Written.Item;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ItemEncoderTest {

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(
            Item.of(Kind.VIDEO, "a.mp4", "s3://b/a.mp4"),
            "{\"objectUrl\":\"s3://b/a.mp4\",\"title\":\"a.mp4\"}",
            "s3://b/a.mp4,a.mp4\r\n",
            "s3://b/a.mp4,a.mp4,false\r\n"),
        Arguments.of(
            Item.of(Kind.IMAGE, "a.jpg", "s3://b/a.jpg"),
            "{\"objectUrl\":\"s3://b/a.jpg\",\"title\":\"a.jpg\"}",
            "s3://b/a.jpg,a.jpg\r\n",
            "s3://b/a.jpg,a.jpg,false\r\n"),
        Arguments.of(
            Item.of(Kind.IMAGE_GROUP, "g", "s3://b/1.jpg", "s3://b/2.jpg"),
            "{\"title\":\"g\",\"createVideo\":false,\"objectUrl_0\":\"s3://b/1.jpg\","
                + "\"objectUrl_1\":\"s3://b/2.jpg\"}",
            "s3://b/1.jpg,g,false\r\ns3://b/2.jpg,g,false\r\n",
            "s3://b/1.jpg,g,false\r\ns3://b/2.jpg,g,false\r\n"),
        Arguments.of(
            Item.of(Kind.IMAGE_SEQUENCE, "g", "s3://b/1.jpg", "s3://b/2.jpg"),
            "{\"title\":\"g\",\"createVideo\":true,\"objectUrl_0\":\"s3://b/1.jpg\","
                + "\"objectUrl_1\":\"s3://b/2.jpg\"}",
            "s3://b/1.jpg,g,true\r\ns3://b/2.jpg,g,true\r\n",
            "s3://b/1.jpg,g,true\r\ns3://b/2.jpg,g,true\r\n"),
        Arguments.of(
            Item.of(Kind.DICOM_SERIES, "s", "s3://b/1.dcm", "s3://b/2.dcm"),
            "{\"title\":\"s\",\"objectUrl_0\":\"s3://b/1.dcm\",\"objectUrl_1\":\"s3://b/2.dcm\"}",
            "s3://b/1.dcm,s\r\ns3://b/2.dcm,s\r\n",
            "s3://b/1.dcm,s,false\r\ns3://b/2.dcm,s,false\r\n"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void writesEachKindInEachForm(Item item, String json, String csv, String combined) {
    assertThat(new String(Written.item(Written.JSON, item), UTF_8)).isEqualTo(json);
    assertThat(new String(Written.item(Written.CSV, item), UTF_8)).isEqualTo(csv);
    assertThat(new String(Written.item(Written.CSV_COMBINED, item), UTF_8)).isEqualTo(combined);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aPlainUrlIsTheSameInPartsAsInWhole(Kind kind) {
    byte[] title = "a \"b\", ü".getBytes(UTF_8);
    byte[] url = "https://b.s3.eu-west-2.amazonaws.com/a%20b/1.jpg".getBytes(UTF_8);
    for (SpecOptions options : List.of(Written.JSON, Written.CSV, Written.CSV_COMBINED)) {
      if (!options.format().holds(kind)) {
        continue;
      }
      ItemEncoder encoder = ItemEncoder.of(options);
      ByteBuilder whole = new ByteBuilder();
      ByteBuilder parts = new ByteBuilder();
      encoder.begin(whole, kind, title, title.length);
      for (int i = 0; i < (kind.grouped() ? 12 : 1); i++) {
        encoder.member(whole, i, url, url.length);
      }
      encoder.end(whole);
      encoder.begin(parts, kind, title, title.length);
      for (int i = 0; i < (kind.grouped() ? 12 : 1); i++) {
        encoder.beginPlainMember(parts, i);
        parts.append(url, 0, 30).append(url, 30, url.length);
        encoder.endPlainMember(parts);
      }
      encoder.end(parts);
      assertThat(parts.toString()).isEqualTo(whole.toString());
    }
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", "\"\"", ""),
        Arguments.of("a/b", "\"a/b\"", "a/b"),
        Arguments.of("a,b", "\"a,b\"", "\"a,b\""),
        Arguments.of("say \"hi\"", "\"say \\\"hi\\\"\"", "\"say \"\"hi\"\"\""),
        Arguments.of("\"", "\"\\\"\"", "\"\"\"\""),
        Arguments.of("C:\\x", "\"C:\\\\x\"", "C:\\x"),
        Arguments.of("a\nb", "\"a\\nb\"", "\"a\nb\""),
        Arguments.of("a\rb", "\"a\\rb\"", "\"a\rb\""),
        Arguments.of("a\tb", "\"a\\tb\"", "a\tb"),
        Arguments.of("\b\f", "\"\\b\\f\"", "\b\f"),
        Arguments.of("\u0000\u001f", "\"\\u0000\\u001f\"", "\u0000\u001f"),
        Arguments.of("\u007f\u2028", "\"\u007f\u2028\"", "\u007f\u2028"),
        Arguments.of(" a", "\" a\"", "\" a\""),
        Arguments.of("a ", "\"a \"", "\"a \""),
        Arguments.of("\ta", "\"\\ta\"", "\"\ta\""),
        Arguments.of("Bücher 写真 😀", "\"Bücher 写真 😀\"", "Bücher 写真 😀"),
        Arguments.of("😀,é", "\"😀,é\"", "\"😀,é\""));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void escapesTitlesAndUrls(String text, String json, String cell) {
    Item title = Item.of(Kind.VIDEO, text, "u");
    Item url = Item.of(Kind.VIDEO, "t", text);
    assertThat(new String(Written.item(Written.JSON, title), UTF_8))
        .isEqualTo("{\"objectUrl\":\"u\",\"title\":" + json + "}");
    assertThat(new String(Written.item(Written.JSON, url), UTF_8))
        .isEqualTo("{\"objectUrl\":" + json + ",\"title\":\"t\"}");
    assertThat(new String(Written.item(Written.CSV, title), UTF_8)).isEqualTo("u," + cell + "\r\n");
    assertThat(new String(Written.item(Written.CSV, url), UTF_8)).isEqualTo(cell + ",t\r\n");
  }

  /** Bytes as Latin-1 characters, and what they become. */
  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("a\u0080b", "a\uFFFDb"),
        Arguments.of("\u00ff", "\uFFFD"),
        Arguments.of("\u00c0\u00af", "\uFFFD\uFFFD"),
        Arguments.of("\u00c3", "\uFFFD"),
        Arguments.of("\u00c3(", "\uFFFD("),
        Arguments.of("\u00e2\u0082", "\uFFFD"),
        Arguments.of("\u00e2\u0082x", "\uFFFDx"),
        Arguments.of("\u00e0\u0080\u0080", "\uFFFD\uFFFD\uFFFD"),
        Arguments.of("\u00ed\u00a0\u0080", "\uFFFD\uFFFD\uFFFD"),
        Arguments.of("\u00f0\u009f\u0098", "\uFFFD"),
        Arguments.of("\u00f0\u009f\u0098\u00c3\u00a9", "\uFFFDé"),
        Arguments.of("\u00f4\u0090\u0080\u0080", "\uFFFD\uFFFD\uFFFD\uFFFD"),
        Arguments.of("\u00f5", "\uFFFD"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void replacesMalformedUtf8(String bytes, String expected) {
    Item item = new Item(Kind.VIDEO, bytes.getBytes(ISO_8859_1), List.of("u".getBytes(UTF_8)));
    assertThat(Written.item(Written.JSON, item))
        .isEqualTo(("{\"objectUrl\":\"u\",\"title\":\"" + expected + "\"}").getBytes(UTF_8));
    assertThat(Written.item(Written.CSV, item))
        .isEqualTo(("u," + expected + "\r\n").getBytes(UTF_8));
  }
}
