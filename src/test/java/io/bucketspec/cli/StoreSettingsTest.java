package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.util.VersionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commented settings of stores in conf/spark-defaults.conf: once uncommented, they are read.
 */
class StoreSettingsTest {
  /** As jobs/bucketspec reads a line once its comment mark is gone. */
  private static final Pattern SETTING = Pattern.compile("# (spark[.]\\S*)(?:\\s+(.*))?");

  /** A setting that says where a secret lies, or who knows it. */
  private static final Pattern PLACE =
      Pattern.compile("[.](?:provider|provider[.]path|provider[.]type|file|keyfile)$");

  /** Names of classes, addresses, paths, words and names to be replaced. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:[a-z0-9]+[.])+[A-Z]\\w+|(?:jceks://file|https:/)?/[\\w./-]+|arn:aws:iam::ACCOUNT:role/NAME"
              + "|[A-Z_]+|OAuth|true");

  record Setting(String key, String value) {}

  static List<Setting> settings() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("conf/spark-defaults.conf"))) {
      return lines
          .map(SETTING::matcher)
          .filter(Matcher::matches)
          .map(line -> new Setting(line.group(1), Optional.ofNullable(line.group(2)).orElse("")))
          .toList();
    }
  }

  /** AWS's classes have other names from Hadoop 3.4 on. */
  static List<String> hadoopClasses() throws IOException {
    String aws =
        VersionInfo.getVersion().startsWith("3.3.") ? "com.amazonaws." : "software.amazon.";
    return settings().stream()
        .map(Setting::value)
        .filter(value -> value.startsWith(aws) || value.contains(".fs.s3a."))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fs.s3a.", "fs.gs.", "fs.azure.", "hadoop.security."})
  void everyStoreHasSome(String client) throws IOException {
    assertThat(settings()).anyMatch(setting -> setting.key().startsWith("spark.hadoop." + client));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void noneHoldsASecret(Setting setting) {
    assertThat(setting.key()).matches("spark[.]hadoop[.][a-z0-9.]+");
    assertThat(setting.value()).matches(VALUE);
    assertThat(Secret.in(setting.value())).isEmpty();
    if (Secret.namedBy(setting.key())) {
      assertThat(setting.key()).containsPattern(PLACE);
    }
  }

  @ParameterizedTest
  @MethodSource("hadoopClasses")
  void theClassesOfSparksOwnHadoopAreThere(String name) {
    assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
        .doesNotThrowAnyException();
  }
}
