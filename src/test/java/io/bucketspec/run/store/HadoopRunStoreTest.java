package io.bucketspec.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.LocalDouble;
import io.bucketspec.run.PendingFile;
import io.bucketspec.run.RunClaim;
import io.bucketspec.run.RunExists;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.TableFile;
import io.bucketspec.run.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a store promises: on the local disk, on a file system that Hadoop renames on, and on object
 * stores, which don't.
 */
class HadoopRunStoreTest {
  @TempDir Path folder;

  /** The local disk, where a rename never replaces a file, as on HDFS. */
  public static final class RenamingFileSystem extends LocalDouble {
    @Override
    public String getScheme() {
      return "renaming";
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      return !exists(to) && super.rename(from, to);
    }
  }

  private HadoopRunStore store(String scheme) {
    return store(scheme, "run");
  }

  private HadoopRunStore store(String scheme, String run) {
    Configuration configuration = new Configuration();
    configuration.set("fs.renaming.impl", RenamingFileSystem.class.getName());
    configuration.set("fs.s3a.impl", ObjectFileSystem.class.getName());
    configuration.set("fs.gs.impl", ObjectFileSystem.WithoutAbort.class.getName());
    return new HadoopRunStore(scheme + folder.resolve(run), HadoopSettings.of(configuration));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static void write(RunStore store, String path, String text) throws IOException {
    try (PendingFile file = store.create(path)) {
      file.out().write(text.getBytes(StandardCharsets.UTF_8));
      file.publish();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void aFileIsThereOnceItIsPublished(String scheme) throws IOException {
    RunStore store = store(scheme);
    try (PendingFile file = store.create("specs/site=a%3Db/batch-00001.json")) {
      file.out().write('x');
      file.out().close();
      assertThat(folder.resolve("run/specs/site=a%3Db/batch-00001.json")).doesNotExist();
      file.publish();
    }
    assertThat(files()).containsExactly("run/specs/site=a%3Db/batch-00001.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void anUnpublishedFileLeavesNothing(String scheme) throws IOException {
    try (PendingFile file = store(scheme).create("a")) {
      file.out().write('x');
    }
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void aTaskThatIsKilledAmidAFileLeavesNothingToBeRead(String scheme) throws IOException {
    RunStore store = store(scheme);
    PendingFile killed = store.create("specs/a");
    killed.out().write(new byte[100_000]);
    assertThat(published()).isEmpty();
    write(store, "specs/a", "whole");
    killed.close();
    assertThat(published()).containsExactly("run/specs/a");
    assertThat(folder.resolve("run/specs/a")).hasContent("whole");
  }

  /** What is there but for unpublished files, which no reader looks at. */
  private List<String> published() throws IOException {
    return files().stream().filter(file -> !file.startsWith("run/_temporary/")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a:", "gs:"})
  void aStoreThatFailsAmidAFileShowsNoPartOfIt(String scheme) throws IOException {
    RunStore store = store(scheme);
    write(store, "specs/a", "whole");
    PendingFile again = store.create("specs/a");
    again.out().write(new byte[100]);
    ObjectFileSystem.ROOM.set(50);
    try {
      assertThatThrownBy(again::publish).hasMessageContaining("the store is full");
    } finally {
      ObjectFileSystem.ROOM.remove();
    }
    again.close();
    assertThat(folder.resolve("run/specs/a")).hasContent("whole");
  }

  /** Every order of the steps of two attempts, of which each is either published or killed. */
  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void attemptsOfATaskMakeOneFileWhateverTheirOrder(String scheme) throws IOException {
    int run = 0;
    for (String order : orders("awp", "AWP")) {
      for (String killed : List.of("", "a", "A", "aA")) {
        attempts(store(scheme, "run" + run++), order, killed);
      }
    }
    assertThat(run).isEqualTo(80);
  }

  private void attempts(HadoopRunStore store, String order, String killed) throws IOException {
    PendingFile[] files = new PendingFile[2];
    boolean there = false;
    for (int i = 0; i < order.length(); i++) {
      char step = order.charAt(i);
      int attempt = Character.isUpperCase(step) ? 1 : 0;
      switch (Character.toLowerCase(step)) {
        case 'a' -> files[attempt] = store.create("specs/a");
        case 'w' -> files[attempt].out().write("the same".getBytes(StandardCharsets.UTF_8));
        default -> {
          if (killed.indexOf(attempt == 1 ? 'A' : 'a') < 0) {
            assertThat(files[attempt].publish()).isEqualTo(8);
            there = true;
          }
          files[attempt].close();
        }
      }
      assertThat(store.list().stream().filter(file -> !file.path().startsWith("_temporary/")))
          .as("%s, killed %s, after %s", order, killed, step)
          .extracting(file -> file.path() + " " + file.bytes())
          .isEqualTo(there ? List.of("specs/a 8") : List.of());
    }
  }

  /** All ways to put two rows of steps into one. */
  private static List<String> orders(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return List.of(a + b);
    }
    List<String> orders = new ArrayList<>();
    orders(a.substring(1), b).forEach(rest -> orders.add(a.charAt(0) + rest));
    orders(a, b.substring(1)).forEach(rest -> orders.add(b.charAt(0) + rest));
    return orders;
  }

  @Test
  void attemptsThatDifferAreNoticedWhereTheFirstStays() throws IOException {
    RunStore store = store("renaming:");
    write(store, "specs/a", "first");
    assertThatThrownBy(() -> write(store, "specs/a", "another"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "run/specs/a is there already with 5 bytes, but this attempt wrote 7. Attempts of a"
                + " task must write the same.");
    assertThat(folder.resolve("run/specs/a")).hasContent("first");
    assertThat(published()).containsExactly("run/specs/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void whatIsThereIsListedAndDeleted(String scheme) throws IOException {
    HadoopRunStore store = store(scheme);
    assertThat(store.list()).isEmpty();
    store.begin();
    write(store, "specs/site=a%3Db c/image/batch-00001.json", "12345");
    write(store, "index.jsonl", "1");
    assertThat(store.list())
        .extracting(file -> file.path() + " " + file.bytes())
        .containsExactlyInAnyOrder("specs/site=a%3Db c/image/batch-00001.json 5", "index.jsonl 1");
    assertThat(store.size("index.jsonl")).hasValue(1);
    assertThat(store.size("specs")).isEmpty();
    assertThat(store.size("_SUCCESS.json")).isEmpty();
    store.deleteEmpty();
    assertThat(store.list()).hasSize(2);
    store.delete("specs");
    store.delete("index.jsonl");
    store.delete("never there");
    assertThat(store.list()).isEmpty();
    store.delete("_temporary");
    store.deleteEmpty();
    assertThat(folder.resolve("run")).doesNotExist();
  }

  /** Real threads: whoever is refused is told so, and no two go on. */
  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void ofRunsThatBeginAtOnceAtMostOneGoesOn(String scheme) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 50; round++) {
        HadoopRunStore store = store(scheme, "round" + round);
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<Boolean>> runs = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
          String token = "run" + run;
          runs.add(pool.submit(() -> goesOn(store, token, start)));
        }
        int goOn = 0;
        for (Future<Boolean> run : runs) {
          goOn += run.get() ? 1 : 0;
        }
        assertThat(goOn).as("round %d", round).isLessThanOrEqualTo(1);
        assertThat(store.list().stream().filter(file -> file.path().startsWith("_running")))
            .hasSize(goOn);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static boolean goesOn(RunStore store, String token, CyclicBarrier start)
      throws Exception {
    start.await();
    try {
      RunClaim.take(store, "here", token, Instant.EPOCH);
      return true;
    } catch (RunExists refused) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void aTableIsThereOnceItIsPublished(String scheme) throws IOException {
    RunStore store = store(scheme);
    try (TableFile table = store.createTable("rejects/part-1.parquet", TableSchema.REJECTS)) {
      table.row("k", null, "no-rule", "No rule takes this key.", 1L, null);
    }
    assertThat(files()).isEmpty();
    try (TableFile table = store.createTable("rejects/part-1.parquet", TableSchema.REJECTS)) {
      table.row("k", null, "no-rule", "No rule takes this key.", 1L, null);
      table.publish();
    }
    assertThat(files()).containsExactly("run/rejects/part-1.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void aStoreTravelsToTasks(String scheme) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(store(scheme));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      write((RunStore) in.readObject(), "a", "x");
    }
    assertThat(files()).containsExactly("run/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:", "s3a:", "gs:"})
  void anExistingDirectoryIsRefused(String scheme) throws IOException {
    HadoopRunStore store = store(scheme);
    store.begin();
    assertThatThrownBy(store::begin)
        .hasMessageContaining("Cannot begin the run: ")
        .hasMessageContaining("run exists already: a run is under way there, or was killed.");
    write(store, "_SUCCESS.json", "{}");
    assertThatThrownBy(store::begin).hasMessageContaining("run exists already and is a result.");
  }
}
