package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.StrictJson;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import io.bucketspec.spec.Written.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Metadata of items: where it stands, and that readers understand it. */
class ItemMetadataTest {
  private static final String CLIENT = "{\"a\":[1,\"ü\\n\"]}";
  private static final String MEDIA = "{\"file_size\":1}";

  static Stream<Arguments> items() {
    String client = ",\"clientMetadata\":" + CLIENT;
    return Stream.of(
        single(Kind.VIDEO, CLIENT, MEDIA, client + ",\"videoMetadata\":" + MEDIA),
        single(Kind.VIDEO, CLIENT, "", client),
        single(Kind.VIDEO, "", MEDIA, ",\"videoMetadata\":" + MEDIA),
        single(Kind.IMAGE, CLIENT, MEDIA, client + ",\"imageMetadata\":" + MEDIA),
        single(Kind.AUDIO, CLIENT, MEDIA, client + ",\"audioMetadata\":" + MEDIA),
        single(Kind.TEXT, CLIENT, MEDIA, client + ",\"textMetadata\":" + MEDIA),
        single(Kind.PDF, CLIENT, MEDIA, client + ",\"pdfMetadata\":" + MEDIA),
        single(Kind.NIFTI, CLIENT, "", client),
        Arguments.of(
            Item.of(Kind.IMAGE_GROUP, "t", "u", "v").with(CLIENT, ""),
            "{\"title\":\"t\",\"createVideo\":false"
                + client
                + ",\"objectUrl_0\":\"u\",\"objectUrl_1\":\"v\"}"),
        Arguments.of(
            Item.of(Kind.IMAGE_SEQUENCE, "t", "u", "v").with(CLIENT, ""),
            "{\"title\":\"t\",\"createVideo\":true"
                + client
                + ",\"objectUrl_0\":\"u\",\"objectUrl_1\":\"v\"}"),
        Arguments.of(
            Item.of(Kind.DICOM_SERIES, "t", "u", "v").with(CLIENT, ""),
            "{\"title\":\"t\"" + client + ",\"objectUrl_0\":\"u\",\"objectUrl_1\":\"v\"}"));
  }

  private static Arguments single(Kind kind, String client, String media, String metadata) {
    return Arguments.of(
        Item.of(kind, "t", "u").with(client, media),
        "{\"objectUrl\":\"u\",\"title\":\"t\"" + metadata + "}");
  }

  @ParameterizedTest
  @MethodSource("items")
  void standsBehindTheTitleAndBeforeTheMembers(Item item, String json) {
    assertThat(new String(Written.item(Written.JSON, item), UTF_8)).isEqualTo(json);
  }

  @Test
  void isOfItsOwnItemOnly() {
    List<Item> items =
        List.of(Item.of(Kind.VIDEO, "a", "u").with(CLIENT, MEDIA), Item.of(Kind.VIDEO, "b", "v"));
    assertThat(new String(Written.file(Written.JSON, items), UTF_8))
        .endsWith("},\n{\"objectUrl\":\"v\",\"title\":\"b\"}\n]}\n");
  }

  @Test
  void aCsvCarriesNone() {
    for (SpecOptions csv : List.of(Written.CSV, Written.CSV_COMBINED)) {
      Item item = Item.of(Kind.VIDEO, "t", "u").with(CLIENT, "");
      assertThatThrownBy(() -> Written.item(csv, item))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("A CSV spec can't carry metadata: use format json.");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"IMAGE_GROUP", "IMAGE_SEQUENCE", "DICOM_SERIES", "NIFTI"})
  void mediaMetadataOfAKindWithoutIsRefused(Kind kind) {
    ItemEncoder encoder = ItemEncoder.of(Written.JSON);
    ByteBuilder out = new ByteBuilder();
    encoder.begin(out, kind, new byte[] {'t'}, 1);
    int begun = out.length();
    ByteBuilder client = new ByteBuilder().append(CLIENT);
    ByteBuilder media = new ByteBuilder().append(MEDIA);
    assertThatThrownBy(() -> encoder.metadata(out, client, media))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Kind '" + kind.label() + "' has no media metadata.");
    assertThat(out.length()).isEqualTo(begun);
  }

  /** 10 MB for one item, then many small ones: what the encoder holds is as small as before. */
  @Test
  void theMemoryOfALargeItemIsGivenBack() {
    JsonItemEncoder encoder = (JsonItemEncoder) ItemEncoder.of(Written.JSON);
    ByteBuilder client = new ByteBuilder().append("{\"a\":\"" + "x".repeat(9_999_990) + "\"}");
    for (Kind kind : Kind.values()) {
      ByteBuilder out = new ByteBuilder();
      encoder.begin(out, kind, new byte[] {'t'}, 1);
      encoder.metadata(out, client, new ByteBuilder());
      encoder.member(out, 0, new byte[] {'u'}, 1);
      encoder.end(out);
      assertThat(out.length()).isGreaterThan(10_000_000 - 10);
      assertThat(encoder.kept()).isLessThan(100_000);
    }
  }

  /** Random items with metadata: read by another parser they are as they were made, and valid. */
  @Test
  void whatIsWrittenIsReadAgainAndValid() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SpecOptions options = seed % 2 == 0 ? Written.JSON : Written.JSON_COMBINED;
      List<Map<String, Object>> metadata = new ArrayList<>();
      List<Item> items = new ArrayList<>();
      for (Item item : RandomItems.withCleanUrls(random).file(options)) {
        Map<String, Object> expected = new LinkedHashMap<>();
        String client = random.nextInt(3) == 0 ? "" : client(random);
        String media = random.nextInt(3) == 0 ? "" : media(item.kind());
        if (!client.isEmpty()) {
          expected.put("clientMetadata", StrictJson.read(client.getBytes(UTF_8)));
        }
        if (!media.isEmpty()) {
          expected.put(
              MediaField.mediaKey(item.kind()).orElseThrow(),
              StrictJson.read(media.getBytes(UTF_8)));
        }
        metadata.add(expected);
        items.add(item.with(client, media));
      }
      byte[] file = Written.file(options, items);
      assertThat(metadataIn(file)).as("seed %d", seed).isEqualTo(metadata);
      assertThat(errors(file)).as("seed %d", seed).isEmpty();
    }
  }

  private static List<Map<String, Object>> metadataIn(byte[] file) {
    List<Map<String, Object>> metadata = new ArrayList<>();
    for (Object section : ((Map<?, ?>) StrictJson.read(file)).values()) {
      if (section instanceof List<?> items) {
        for (Object item : items) {
          Map<String, Object> found = new LinkedHashMap<>();
          ((Map<?, ?>) item)
              .forEach(
                  (key, value) -> {
                    if (key.toString().endsWith("Metadata")) {
                      found.put(key.toString(), value);
                    }
                  });
          metadata.add(found);
        }
      }
    }
    return metadata;
  }

  private static List<SpecFault> errors(byte[] file) throws IOException {
    List<SpecFault> errors = new ArrayList<>();
    SpecValidator.validate(new ByteArrayInputStream(file), "spec.json", errors::add);
    errors.removeIf(fault -> fault.severity() != Severity.ERROR);
    return errors;
  }

  private static String client(Random random) {
    return Arrays.stream(new String[] {"site", "größe 😀", "a.b-c_d"})
        .limit(random.nextInt(4))
        .map(
            key ->
                "\""
                    + key
                    + "\":"
                    + List.of("1.5e3", "[]", "{\"x\":null}", "\"q\\\"\\u00e9\\n\"", "true")
                        .get(random.nextInt(5)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String media(Kind kind) {
    return MediaField.of(kind).isEmpty()
        ? ""
        : MediaField.of(kind).stream()
            .map(field -> "\"" + field.name() + "\":" + value(field))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(MediaField field) {
    return switch (field.type()) {
      case INTEGER -> "7";
      case NUMBER -> "29.97";
      case STRING -> "\"a/b\"";
    };
  }
}
