package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bucketspec.run.KilledRuns.Leftover;
import io.bucketspec.run.MemoryRunStore.Fault;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KilledRunsTest {
  private static final Instant BEFORE = Instant.parse("2026-11-15T07:00:00Z");

  private final Map<String, MemoryRunStore> runs = new TreeMap<>();
  private final KilledRuns killed =
      new KilledRuns(
          new RunDirectories() {
            @Override
            public List<String> names() {
              return List.copyOf(runs.keySet());
            }

            @Override
            public RunStore at(String name) {
              return runs.get(name);
            }
          });

  private MemoryRunStore run(String name, Instant modified, String... files) {
    MemoryRunStore store = new MemoryRunStore();
    store.modified = modified;
    for (String file : files) {
      store.files.put(file, new byte[10]);
    }
    runs.put(name, store);
    return store;
  }

  private Leftover only() throws IOException {
    List<Leftover> found = killed.find(BEFORE);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void resultsAreNotSpokenOf() throws IOException {
    run("2026-11-01", Instant.EPOCH, "_SUCCESS.json", "index.jsonl", "_running-x", "notes.txt");
    assertThat(killed.find(BEFORE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_running-x specs/a/b.json items/p rejects/p index.jsonl report.html _temporary/7 | ''",
        "_running-x                                    | ''",
        "_running-x _running-y                         | ''",
        "_running-x specs/a.json notes.txt keep/me.txt | it holds keep, notes.txt, which no run writes",
        "specs/a.json index.jsonl                      | no run claimed it",
        "''                                            | ''",
      })
  void whatNoRunMadeStays(String files, String kept) throws IOException {
    run("one", Instant.EPOCH, files.isEmpty() ? new String[0] : files.split(" "));
    assertThat(only().kept()).isEqualTo(kept);
    assertThat(only().removable()).isEqualTo(kept.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-15T06:59:59Z, ''",
    "2026-11-15T07:00:00Z, it was written to at 2026-11-15T07:00:00Z",
    "2026-11-22T06:00:00Z, it was written to at 2026-11-22T06:00:00Z",
  })
  void whatMayBeUnderWayStays(Instant modified, String kept) throws IOException {
    run("one", modified, "_running-x", "specs/a.json");
    assertThat(only().kept()).isEqualTo(kept);
  }

  @Test
  void whatIsRemovedIsGoneAndNothingElse() throws IOException {
    run("dead", Instant.EPOCH, "_running-x", "specs/a/b.json", "_temporary/7");
    run("result", Instant.EPOCH, "_SUCCESS.json", "specs/a/b.json");
    run("young", BEFORE, "_running-x", "specs/a/b.json");
    run("foreign", Instant.EPOCH, "_running-x", "notes.txt");
    for (Leftover leftover : killed.find(BEFORE)) {
      killed.remove(leftover);
    }
    assertThat(runs.get("dead").files).isEmpty();
    assertThat(runs.get("dead").uploadsAborted).isTrue();
    assertThat(runs.get("result").files).hasSize(2);
    assertThat(runs.get("young").files).hasSize(2);
    assertThat(runs.get("foreign").files).hasSize(2);
    assertThat(runs.get("young").uploadsAborted).isFalse();
  }

  @Test
  void aRunThatBecameAResultMeanwhileStays() throws IOException {
    MemoryRunStore late = run("late", Instant.EPOCH, "_running-x", "specs/a/b.json");
    Leftover found = only();
    late.files.put("_SUCCESS.json", new byte[2]);
    killed.remove(found);
    assertThat(late.files).hasSize(3);
  }

  /** Whatever is left is known as a killed run's still, so that it can be removed next time. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void aRemovalThatIsInterruptedIsFinishedByTheNext(Fault fault) throws IOException {
    int failures = 0;
    for (int n = 0; ; n++) {
      runs.clear();
      MemoryRunStore store =
          run("dead", Instant.EPOCH, "_running-x", "specs/a/b.json", "index.jsonl", "items/p");
      Leftover found = only();
      store.failingAt(store.operations() + n, fault);
      if (catchThrowable(() -> killed.remove(found)) == null) {
        break;
      }
      failures++;
      for (Leftover rest : killed.find(BEFORE)) {
        assertThat(rest.kept()).as("after operation %d", n).isEmpty();
        killed.remove(rest);
      }
      assertThat(store.files).as("after operation %d", n).isEmpty();
    }
    assertThat(failures).isEqualTo(17);
  }
}
