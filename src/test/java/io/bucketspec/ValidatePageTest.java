package io.bucketspec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.MetadataSchema;
import io.bucketspec.model.MetadataType;
import io.bucketspec.run.MetadataSchemaFile;
import io.bucketspec.spec.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on {@code validate} names each code, and no other, and each is made by a test. */
class ValidatePageTest {
  private static final Path CASES = Path.of("src/test/resources/io/bucketspec/spec/faults");
  private static final List<Path> OTHER_TESTS =
      List.of(
          Path.of("src/test/java/io/bucketspec/spec/SpecLimitsTest.java"),
          Path.of("src/test/java/io/bucketspec/cli/ValidateCommandTest.java"),
          Path.of("src/test/java/io/bucketspec/spec/SpecChecklistTest.java"));
  private final String page;

  ValidatePageTest() throws IOException {
    page = Files.readString(Path.of("src/site/markdown/validate.md"));
  }

  @Test
  void itsTablesHoldEveryCodeWithItsSeverity() {
    List<String> rows =
        Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (error|warning) \\| .+ \\|$")
            .matcher(page)
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(FaultCode.values())
                .map(code -> code.code() + " " + code.severity().name().toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void everyCodeIsMadeByATest() throws IOException {
    StringBuilder tests = new StringBuilder();
    try (Stream<Path> cases = Files.list(CASES)) {
      for (Path path : Stream.concat(cases, OTHER_TESTS.stream()).toList()) {
        tests.append(Files.readString(path, UTF_8));
      }
    }
    assertThat(FaultCode.values())
        .filteredOn(
            code ->
                !Pattern.compile(
                        "(?i:error|warning) "
                            + code.code()
                            + " |FaultCode\\."
                            + code.name()
                            + "\\b")
                    .matcher(tests)
                    .find())
        .isEmpty();
  }

  @Test
  void itsSchemaLoadsAndItsTypesAreAllThatThereAre() throws Exception {
    Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(json.find()).isTrue();
    MetadataSchema schema = MetadataSchemaFile.parse(json.group(1), "validate.md");
    assertThat(schema.keys()).hasSize(5);
    List<String> types =
        Pattern.compile("(?m)^\\| `([a-z]+)`(, or `[a-z_]+`)? \\| [^|]+ \\|$")
            .matcher(page)
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(types).containsExactlyElementsOf(MetadataType.Sort.labels());
  }
}
