package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The line for schedulers has one shape, whatever it tells of. */
class SummaryJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itIsAsItWas() {
    List<String> lines =
        List.of(
            SummaryJson.ofRun(NightOutcomes.everything(), 0),
            SummaryJson.ofRun(NightOutcomes.writing(Optional.of(NightOutcomes.FIRST)), 0),
            SummaryJson.ofRun(NightOutcomes.writing(Optional.empty()), 0),
            SummaryJson.ofPlan(NightOutcomes.quiet(), 0),
            SummaryJson.noNewSnapshot(5, "No new snapshot yet."),
            SummaryJson.failed(2, "job.yaml:1:1: \"a\"\njob.yaml:2:1: b"));
    Golden.assertEqual("io/bucketspec/run/summaries.jsonl", String.join("\n", lines) + "\n");
  }

  @Test
  void itHasTheSameKeysOnOneLineWhateverItTellsOf() throws Exception {
    List<String> keys = keys(SummaryJson.ofRun(NightOutcomes.everything(), 0));
    assertThat(keys(SummaryJson.ofPlan(NightOutcomes.quiet(), 0))).isEqualTo(keys);
    assertThat(keys(SummaryJson.ofRun(NightOutcomes.writing(Optional.empty()), 0))).isEqualTo(keys);
    assertThat(keys(SummaryJson.noNewSnapshot(5, "a\nb"))).isEqualTo(keys);
    assertThat(keys(SummaryJson.failed(1, "a\r\nb\u2028c"))).isEqualTo(keys);
  }

  private static List<String> keys(String line) throws Exception {
    assertThat(line.lines()).hasSize(1);
    JsonNode node = JSON.readTree(line);
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
