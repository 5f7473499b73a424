package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainerTest {
  private static final String TABLE = "explain-cases.txt";
  private static final Pattern CASE =
      Pattern.compile(
          "(?s)== ([^\\n]*)\\n(.*?)explain ([^\\n]*)\\n=>\\n(.*?\\n)(\\{\"key\"[^\\n]*)\\n");

  /** A case: a job and objects as in the table of grouping cases, and what is told of a key. */
  record Case(String name, String table, String key, String lines, String json) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream in = ExplainerTest.class.getResourceAsStream(TABLE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Case> cases = new ArrayList<>();
      Matcher one = CASE.matcher(text);
      while (one.find()) {
        cases.add(new Case(one.group(1), one.group(2), one.group(3), one.group(4), one.group(5)));
      }
      assertThat(cases).hasSize(text.split("\n== ").length - 1);
      return cases;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keysAreToldInLinesAndAsJson(Case one) throws Exception {
    Explanation explanation =
        GroupingCase.parse("== x\n" + one.table()).get(0).explain(List.of(one.key())).get(0);
    assertThat(explanation.text()).isEqualTo(one.lines());
    assertThat(explanation.json()).hasToString(one.json());
  }
}
