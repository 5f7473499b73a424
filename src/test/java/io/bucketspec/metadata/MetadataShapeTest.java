package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.ByteBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetadataShapeTest {
  private static List<List<String>> paths(String... paths) {
    return Stream.of(paths).map(path -> List.of(path.split("\\."))).toList();
  }

  /** The object around values, of which null is none. */
  private static String object(MetadataShape shape, String... values) {
    ByteBuilder out = new ByteBuilder(16).append("before");
    boolean written =
        shape.append(
            out,
            (index, to) -> {
              if (values[index] != null) {
                to.append(values[index]);
              }
              return values[index] != null;
            });
    String text = Written.utf8(out);
    assertThat(written).isEqualTo(!text.equals("before"));
    return written ? text.substring(6) : null;
  }

  @Test
  void keysStandAsTheyAreFirstNamed() {
    MetadataShape shape = new MetadataShape(paths("b.y", "a", "b.x.z", "c.d", "b.x.w"));
    assertThat(object(shape, "1", "\"t\"", "[3]", "4", "{}"))
        .isEqualTo("{\"b\":{\"y\":1,\"x\":{\"z\":[3],\"w\":{}}},\"a\":\"t\",\"c\":{\"d\":4}}");
  }

  @Test
  void objectsWithoutAnyValueAreLeftOut() {
    MetadataShape shape = new MetadataShape(paths("a.b.c", "a.d", "e", "f.g"));
    assertThat(object(shape, null, null, null, "1")).isEqualTo("{\"f\":{\"g\":1}}");
    assertThat(object(shape, null, "1", null, null)).isEqualTo("{\"a\":{\"d\":1}}");
    assertThat(object(shape, "1", null, "2", null)).isEqualTo("{\"a\":{\"b\":{\"c\":1}},\"e\":2}");
    assertThat(object(shape, null, null, null, null)).isNull();
    assertThat(object(new MetadataShape(List.of()))).isNull();
  }

  @Test
  void aValueCanBeTheWhole() {
    MetadataShape shape = new MetadataShape(List.of(List.of()));
    assertThat(object(shape, "{\"a\":1}")).isEqualTo("{\"a\":1}");
    assertThat(object(shape, (String) null)).isNull();
  }

  @Test
  void keysAreEscaped() {
    MetadataShape shape = new MetadataShape(List.of(List.of("a\"\\\n.b", "é😀")));
    assertThat(object(shape, "1")).isEqualTo("{\"a\\\"\\\\\\n.b\":{\"é😀\":1}}");
    assertThat(Written.read(object(shape, "1")))
        .isEqualTo(Map.of("a\"\\\n.b", Map.of("é😀", BigDecimal.ONE)));
  }

  @Test
  void pathsThatCantStandTogetherAreNamed() {
    assertThat(MetadataShape.conflict(paths("a", "b.c", "b.d", "ab", "c"))).isEmpty();
    assertThat(MetadataShape.conflict(paths("b.c", "a", "b.c")))
        .contains("The metadata key 'b.c' is given twice: rename one of them.");
    String around =
        "The metadata key 'a.b' is given a value but is also the object around 'a.b.c.d': rename"
            + " one of them.";
    assertThat(MetadataShape.conflict(paths("a.b", "x", "a.b.c.d"))).contains(around);
    assertThat(MetadataShape.conflict(paths("a.b.c.d", "x", "a.b"))).contains(around);
    assertThat(MetadataShape.conflict(List.of(List.of("a"), List.of())))
        .contains("All of the metadata is given as one value but also 'a' in it: leave one away.");
    assertThatThrownBy(() -> new MetadataShape(paths("a", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The metadata key 'a' is given twice: rename one of them.");
  }

  @Test
  void isTheSameAfterTheWayToAnExecutor() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
      out.writeObject(new MetadataShape(paths("a.b", "c")));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
      assertThat(object((MetadataShape) in.readObject(), "1", "2"))
          .isEqualTo("{\"a\":{\"b\":1},\"c\":2}");
    }
  }

  @Test
  void anotherParserReadsWhatMapsWouldHold() {
    Random random = new Random(17);
    int conflicts = 0;
    for (int round = 0; round < 5_000; round++) {
      List<List<String>> paths = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        List<String> path = new ArrayList<>();
        for (int k = 1 + random.nextInt(3); k > 0; k--) {
          path.add("abc".substring(random.nextInt(3)));
        }
        paths.add(path);
      }
      String[] values = new String[paths.size()];
      Arrays.setAll(values, i -> random.nextInt(3) == 0 ? null : "" + i);
      Map<String, Object> whole = new LinkedHashMap<>();
      Map<String, Object> present = new LinkedHashMap<>();
      boolean clash = false;
      for (int i = 0; i < values.length; i++) {
        clash |= !put(whole, paths.get(i), i);
        if (values[i] != null) {
          put(present, paths.get(i), i);
        }
      }
      assertThat(MetadataShape.conflict(paths).isPresent()).as("" + paths).isEqualTo(clash);
      conflicts += clash ? 1 : 0;
      if (!clash) {
        String json = object(new MetadataShape(paths), values);
        assertThat(json == null ? Map.of() : Written.read(json)).isEqualTo(present);
        assertThat(json == null ? List.of() : Written.faults(json)).isEmpty();
      }
    }
    assertThat(conflicts).isBetween(1_000, 4_000);
  }

  /** Puts a value into nested maps; false if something else stands in its way. */
  @SuppressWarnings("unchecked")
  private static boolean put(Map<String, Object> map, List<String> path, int value) {
    Map<String, Object> around = map;
    for (String key : path.subList(0, path.size() - 1)) {
      Object inside = around.computeIfAbsent(key, any -> new LinkedHashMap<>());
      if (!(inside instanceof Map<?, ?>)) {
        return false;
      }
      around = (Map<String, Object>) inside;
    }
    return around.putIfAbsent(path.get(path.size() - 1), new BigDecimal(value)) == null;
  }
}
