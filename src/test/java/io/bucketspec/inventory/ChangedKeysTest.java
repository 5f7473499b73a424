package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedKeysTest {
  private int asked;

  /** As Hadoop's {@code Path} makes it of a key. */
  private static String path(String key) {
    List<String> segments = new ArrayList<>();
    for (String segment : key.split("/")) {
      if (segment.equals("..") && !segments.isEmpty()) {
        segments.remove(segments.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        segments.add(segment);
      }
    }
    return String.join("/", segments);
  }

  /** The keys that are told as changed, when a store that has these lists them as paths. */
  private List<String> changed(String prefix, List<String> keys) {
    Set<String> inOrder =
        new TreeSet<>(
            (a, b) ->
                Arrays.compareUnsigned(
                    a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    inOrder.addAll(keys);
    asked = 0;
    ChangedKeys changedKeys =
        new ChangedKeys(
            prefix,
            key -> {
              asked++;
              return inOrder.contains(key);
            });
    return inOrder.stream().map(ChangedKeysTest::path).filter(changedKeys::isChanged).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b a/c                     | ''",
        "a//b a/c                    | a/b",
        "a//b a//c a//d              | a/b a/c a/d",
        "a//b a/0 a/z                | a/b",
        "a/./b a/c                   | a/b",
        "a/../b c                    | b",
        "/lead x                     | lead",
        "//a/b x                     | a/b",
        "a//b/c a/b/d                | a/b/c",
        "a/-x a//y a/z               | a/y",
        "a/.x a//.y a/z              | a/.y",
        "a//-b a/-a a/c              | a/-b",
        "a b//c.jpg b/c/d.jpg        | b/c.jpg",
        "日本//a 日本/b                | 日本/a",
      })
  void tellsKeysThatAPathChanges(String keys, String changed) {
    assertThat(changed("", List.of(keys.split(" "))))
        .containsExactlyElementsOf(changed.isEmpty() ? List.of() : List.of(changed.split(" ")));
  }

  @Test
  void tellsWhatIsNotUnderWhatWasAskedFor() {
    assertThat(changed("a/", List.of("a/../b", "a/c"))).containsExactly("b");
  }

  @Test
  void asksForOneKeyOfAFolder() {
    List<String> keys = IntStream.range(0, 1000).mapToObj(i -> "a/" + i % 10 + "/" + i).toList();
    assertThat(changed("", keys)).isEmpty();
    assertThat(asked).isEqualTo(10);
  }

  @Test
  void aFolderAmongFilesIsAskedForOnce() {
    List<String> keys = new ArrayList<>();
    IntStream.range(0, 100).forEach(i -> keys.addAll(List.of("a/f" + i, "a/f" + i + "d/x")));
    assertThat(changed("", keys)).isEmpty();
    assertThat(asked).isEqualTo(101);
  }
}
