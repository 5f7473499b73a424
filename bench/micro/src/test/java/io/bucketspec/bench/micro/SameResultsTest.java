package io.bucketspec.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.spec.SpecFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comparison means something only if both sides do the same work. */
class SameResultsTest {
  private static final int KEYS = 20_000;

  private final Keys keys = Keys.mixed(KEYS);
  private final SampleItem item = new SampleItem();

  @Test
  void keysAreOfAllSorts() {
    assertThat(keys.texts())
        .anyMatch(key -> key.startsWith("cams/"))
        .anyMatch(key -> key.startsWith("dicom/"))
        .anyMatch(key -> key.startsWith("photos/") && key.contains("größer #2"))
        .anyMatch(key -> key.startsWith("videos/"))
        .anyMatch(key -> key.endsWith(".txt"));
  }

  @Test
  void rulesAreThoseOfTheBench() throws IOException {
    Path job = Path.of("../src/main/java/io/bucketspec/bench/JobFile.java");
    assertThat(Files.readString(job))
        .contains(TemplateRules.TEMPLATES.stream().map(text -> "match: \"" + text + "\"").toList());
  }

  @Test
  void sameRulesTakeSameKeysWithSameCaptures() {
    TemplateRules templates = new TemplateRules();
    RegexRules regexes = new RegexRules();
    List<List<String>> byUs =
        IntStream.range(0, KEYS).mapToObj(i -> templates.found(keys.bytes()[i])).toList();
    List<List<String>> byRegex =
        IntStream.range(0, KEYS).mapToObj(i -> regexes.found(keys.texts()[i])).toList();
    assertThat(byUs).isEqualTo(byRegex).contains(List.of()).anyMatch(found -> found.size() == 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 2_000})
  void membersComeIntoTheSameOrder(int group) {
    OrderMembers benchmark = new OrderMembers();
    benchmark.group = group;
    benchmark.shuffle();
    assertThat(benchmark.orderedByUs())
        .isEqualTo(benchmark.orderedByListSort())
        .hasSize(6_000)
        .extracting(key -> key.replaceAll(".*/", ""))
        .startsWith("frame_0.jpg")
        .containsSequence("frame_9.jpg", "frame_10.jpg");
  }

  @Test
  void comparisonsHaveTheSameSigns() {
    CompareKeys benchmark = new CompareKeys();
    int[] byUs =
        IntStream.range(0, CompareKeys.KEYS)
            .map(benchmark::compareByUs)
            .map(Integer::signum)
            .toArray();
    int[] byTexts =
        IntStream.range(0, CompareKeys.KEYS)
            .map(benchmark::compareTexts)
            .map(Integer::signum)
            .toArray();
    assertThat(byUs).isEqualTo(byTexts).contains(-1, 1);
  }

  @Test
  void jsonHasTheSameBytes() {
    byte[] ours = new OurItem(SpecFormat.JSON).write(item).toByteArray();
    JacksonItem jackson = new JacksonItem();
    assertThat(jackson.writeTexts(item).toByteArray()).isEqualTo(ours);
    assertThat(jackson.writeBytes(item).toByteArray()).isEqualTo(ours);
    assertThat(new String(ours, StandardCharsets.UTF_8))
        .contains("\"createVideo\":true,\"objectUrl_0\":\"https://")
        .endsWith("frame_149.jpg\"}");
  }

  @Test
  void csvHasTheSameBytes() {
    byte[] ours = new OurItem(SpecFormat.CSV).write(item).toByteArray();
    assertThat(new UnivocityItem().write(item).toByteArray()).isEqualTo(ours);
    assertThat(new String(ours, StandardCharsets.UTF_8).lines()).hasSize(SampleItem.MEMBERS);
  }

  @Test
  void urlsAreTheSame() {
    for (int i = 0; i < KEYS; i++) {
      ByteBuilder ours = new ByteBuilder();
      BucketUrls.append(keys.bytes()[i], ours);
      ByteBuilder byteLoop = new ByteBuilder();
      PeerUrls.byteLoop(keys.bytes()[i], byteLoop);
      assertThat(byteLoop).hasToString(ours.toString());
      assertThat(PeerUrls.urlEncoder(keys.texts()[i])).isEqualTo(ours.toString());
    }
  }
}
