package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.text;
import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntaggedFoldersTest {
  /** An object is its key and behind = its series, which it may lack. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "a/1=s a/2=s; -",
        "a/1 a/2; -",
        "a/1=s a/2; s: a/2 1",
        "a/2 a/1 a/3=s a/4=s a/01; s: a/01 3",
        "a/1=s b/2; -",
        "a/1=s a/2=t a/3; s: a/3 1, t: a/3 1",
        "a/1=s b/1=s a/2 b/2 b/3; s: a/2 1, s: b/2 2",
        "a/1=s a/b/2; -",
        "1=s 2; s: 2 1",
        "a1=s a/2; -"
      })
  void tellEachSeriesOfTheObjectsBesideItsOwn(String row, String told) {
    List<String> objects = new ArrayList<>(List.of(row.split(" ")));
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(objects, new Random(seed));
      UntaggedFolders folders = new UntaggedFolders();
      objects.forEach(object -> add(folders, object));
      assertThat(told(folders)).as("seed %s", seed).isEqualTo(told == null ? "" : told);
      folders.clear();
      assertThat(told(folders)).isEmpty();
    }
  }

  @Test
  void whereAreManySeriesNoneIsTold() {
    UntaggedFolders folders = new UntaggedFolders();
    for (int i = 0; i < 16; i++) {
      add(folders, "a/" + i + "=s" + (char) ('a' + i));
      add(folders, "a/x" + i + "=s" + (char) ('a' + i));
    }
    add(folders, "a/untagged");
    assertThat(told(folders).split(", ")).hasSize(16);
    add(folders, "a/17=t");
    assertThat(told(folders)).isEmpty();
    add(folders, "a/18=u");
    add(folders, "b/1=s");
    add(folders, "b/2");
    assertThat(told(folders)).isEqualTo("s: b/2 1");
  }

  @Test
  void aSeriesIsToldWithTheRuleAndThePlaceOfItsFirstObject() {
    UntaggedFolders folders = new UntaggedFolders();
    folders.series(new byte[0], utf8("a/1"), new ByteBuilder().append("s"), 3, 77);
    folders.untagged(new byte[0], utf8("a/2"));
    List<Long> told = new ArrayList<>();
    folders.forEachSeries(
        (series, key, count) ->
            told.addAll(List.of((long) series.rule(), series.sortKey(), count)));
    assertThat(told).containsExactly(3L, 77L, 1L);
  }

  private static void add(UntaggedFolders folders, String object) {
    String[] parts = object.split("=");
    if (parts.length == 1) {
      folders.untagged(new byte[0], utf8(parts[0]));
    } else {
      folders.series(new byte[0], utf8(parts[0]), new ByteBuilder().append(parts[1]), 0, 0);
    }
  }

  private static String told(UntaggedFolders folders) {
    List<String> told = new ArrayList<>();
    folders.forEachSeries(
        (series, key, count) -> told.add(text(series.identity()) + ": " + text(key) + " " + count));
    Collections.sort(told);
    return String.join(", ", told);
  }
}
