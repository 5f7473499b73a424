package io.bucketspec.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.run.PendingFile;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.TableFile;
import io.bucketspec.run.TableSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store promises, on the local disk and on a file system that Hadoop renames on. */
class HadoopRunStoreTest {
  @TempDir Path folder;

  /** The local disk as any Hadoop file system. */
  public static final class RenamingFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("renaming:///");
    }
  }

  private HadoopRunStore store(String scheme) {
    Configuration configuration = new Configuration();
    configuration.set("fs.renaming.impl", RenamingFileSystem.class.getName());
    return new HadoopRunStore(scheme + folder.resolve("run"), HadoopSettings.of(configuration));
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
  @ValueSource(strings = {"file:", "renaming:"})
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
  @ValueSource(strings = {"file:", "renaming:"})
  void anUnpublishedFileLeavesNothing(String scheme) throws IOException {
    try (PendingFile file = store(scheme).create("a")) {
      file.out().write('x');
    }
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:"})
  void aSecondAttemptReplacesTheFirst(String scheme) throws IOException {
    RunStore store = store(scheme);
    write(store, "a", "first");
    write(store, "a", "again");
    assertThat(files()).containsExactly("run/a");
    assertThat(folder.resolve("run/a")).hasContent("again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "renaming:"})
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
  @ValueSource(strings = {"file:", "renaming:"})
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
  @ValueSource(strings = {"file:", "renaming:"})
  void anExistingDirectoryIsRefused(String scheme) throws IOException {
    HadoopRunStore store = store(scheme);
    store.makeDirectory();
    assertThatThrownBy(store::makeDirectory)
        .hasMessageContaining("Cannot begin the run: ")
        .hasMessageContaining("run exists already.");
  }
}
