package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.model.Kind;
import io.bucketspec.spec.Written.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random items, written, read by parsers that know nothing of the writers, and compared. */
class SpecRoundTripTest {
  private static final int ROUNDS = 300;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @SuppressWarnings("ImmutableEnumChecker") // a record of flags
  enum Form {
    JSON(Written.JSON),
    JSON_COMBINED(Written.JSON_COMBINED),
    CSV(Written.CSV),
    CSV_COMBINED(Written.CSV_COMBINED);

    private final SpecOptions options;

    Form(SpecOptions options) {
      this.options = options;
    }
  }

  /** An item as a reader understands it. */
  record Read(Kind kind, String title, List<String> urls) {}

  @ParameterizedTest
  @EnumSource(Form.class)
  void whatIsWrittenIsReadAgain(Form form) throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      List<Item> items = new RandomItems(new Random(seed)).file(form.options);
      byte[] file = Written.file(form.options, items);
      List<Read> expected =
          items.stream()
              .map(
                  item ->
                      new Read(
                          item.kind(),
                          new String(item.title(), UTF_8),
                          item.urls().stream().map(url -> new String(url, UTF_8)).toList()))
              .toList();
      List<Read> read = form.options.format() == SpecFormat.JSON ? readJson(file) : readCsv(file);
      assertThat(read).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theSizeIsKnownBeforeWriting(Form form) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      List<Item> items = new RandomItems(new Random(seed)).file(form.options);
      SpecSize size = new SpecSize(form.options);
      assertThat(size.size()).isZero();
      for (int i = 0; i < items.size(); i++) {
        Item item = items.get(i);
        int itemBytes = Written.item(form.options, item).length;
        int written = Written.file(form.options, items.subList(0, i + 1)).length;
        assertThat(size.sizeWith(item.kind(), itemBytes)).as("seed %d", seed).isEqualTo(written);
        size.add(item.kind(), itemBytes);
        assertThat(size.size()).as("seed %d", seed).isEqualTo(written);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void whatIsWrittenPassesTheValidator(Form form) throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      RandomItems random = RandomItems.withCleanUrls(new Random(seed));
      List<Item> items = random.file(form.options);
      List<SpecFault> errors = new ArrayList<>();
      SpecVerdict verdict =
          SpecValidator.validate(
              new ByteArrayInputStream(Written.file(form.options, items)),
              "spec." + form.options.format().label(),
              fault -> {
                if (fault.severity() == Severity.ERROR) {
                  errors.add(fault);
                }
              });
      assertThat(errors).as("seed %d", seed).isEmpty();
      Map<String, Long> kinds =
          items.stream()
              .collect(Collectors.groupingBy(i -> i.kind().label(), Collectors.counting()));
      assertThat(verdict.items()).as("seed %d", seed).isEqualTo(kinds);
      assertThat(verdict.urls()).isEqualTo(items.stream().mapToInt(i -> i.urls().size()).sum());
    }
  }

  private static List<Read> readJson(byte[] file) throws IOException {
    JsonNode document = JSON.readTree(file);
    List<Read> items = new ArrayList<>();
    document
        .fields()
        .forEachRemaining(
            field -> field.getValue().forEach(node -> items.add(readItem(field.getKey(), node))));
    return items;
  }

  private static Read readItem(String section, JsonNode node) {
    Kind kind =
        switch (section) {
          case "videos" -> Kind.VIDEO;
          case "images" -> Kind.IMAGE;
          case "dicom_series" -> Kind.DICOM_SERIES;
          case "audio" -> Kind.AUDIO;
          case "text" -> Kind.TEXT;
          case "pdf" -> Kind.PDF;
          case "nifti" -> Kind.NIFTI;
          case "image_groups" ->
              node.get("createVideo").booleanValue() ? Kind.IMAGE_SEQUENCE : Kind.IMAGE_GROUP;
          default -> throw new AssertionError(section);
        };
    List<String> urls = new ArrayList<>();
    if (node.has("objectUrl")) {
      urls.add(node.get("objectUrl").textValue());
    }
    while (node.has("objectUrl_" + urls.size())) {
      urls.add(node.get("objectUrl_" + urls.size()).textValue());
    }
    int keys = 1 + urls.size() + (node.has("createVideo") ? 1 : 0);
    assertThat(node.size()).isEqualTo(keys);
    return new Read(kind, node.get("title").textValue(), urls);
  }

  private static List<Read> readCsv(byte[] file) {
    List<Read> items = new ArrayList<>();
    List<String> header = List.of();
    for (List<String> row : PlainCsv.rows(new String(file, UTF_8))) {
      if (row.get(0).equals("ObjectURL")) {
        header = row;
        continue;
      }
      assertThat(row).hasSameSizeAs(header);
      Kind kind = kindOf(header.get(1), row.get(row.size() - 1));
      boolean single = kind == Kind.VIDEO || kind == Kind.IMAGE;
      if (kind == Kind.DICOM_SERIES || single) {
        assertThat(row.size() < 3 || row.get(2).equals("false")).isTrue();
      }
      Read last = items.isEmpty() ? null : items.get(items.size() - 1);
      if (single || last == null || last.kind() != kind || !last.title().equals(row.get(1))) {
        last = new Read(kind, row.get(1), new ArrayList<>());
        items.add(last);
      }
      last.urls().add(row.get(0));
    }
    return items;
  }

  private static Kind kindOf(String heading, String createVideo) {
    return switch (heading) {
      case "Video title" -> Kind.VIDEO;
      case "Image title" -> Kind.IMAGE;
      case "Series title" -> Kind.DICOM_SERIES;
      case "Image group title" ->
          createVideo.equals("true") ? Kind.IMAGE_SEQUENCE : Kind.IMAGE_GROUP;
      default -> throw new AssertionError(heading);
    };
  }
}
