package io.bucketspec.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.faults.RunFiles;
import io.bucketspec.faults.StoreJob;
import io.bucketspec.faults.StoredInventory;
import io.bucketspec.run.KilledRuns;
import io.bucketspec.run.KilledRuns.Leftover;
import io.bucketspec.run.RunExists;
import io.bucketspec.run.store.HadoopRunDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose inventory and output lie on a store, beside the same runs on local disk. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RunsOnStore {
  private Path folder;
  private Path forServer;
  private RunningStore store;
  private SparkSession spark;

  /**
   * Starts the server.
   *
   * @param forIt a folder for what it needs
   */
  abstract RunningStore start(Path forIt)
      throws IOException, InterruptedException, GeneralSecurityException;

  @BeforeAll
  void keep(@TempDir Path forAll, @TempDir Path forTheServer) {
    folder = forAll;
    forServer = forTheServer;
  }

  /** Before the first test, not before all: where a server is missing, each test is skipped. */
  @BeforeEach
  void start() throws IOException, InterruptedException, GeneralSecurityException {
    if (store != null) {
      return;
    }
    store = start(forServer);
    spark = StoreJob.session();
    store.settings().forEach(hadoop()::set);
    fileSystem().mkdirs(new org.apache.hadoop.fs.Path(store.root() + "/"));
  }

  @AfterAll
  void stop() throws IOException {
    if (spark != null) {
      spark.stop();
    }
    FileSystem.closeAll();
    if (store != null) {
      store.close();
    }
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private FileSystem fileSystem() throws IOException {
    return new org.apache.hadoop.fs.Path(store.root() + "/").getFileSystem(hadoop());
  }

  private org.apache.hadoop.fs.Path at(String path) {
    return new org.apache.hadoop.fs.Path(store.root() + "/" + path);
  }

  /** A job on local disk. */
  private StoreJob onDisk(String name, int items) {
    return new StoreJob(
        folder.resolve(name + "/inventory").toString(), folder.resolve(name).toString(), items);
  }

  /** The same job with all it reads and writes on the store. */
  private StoreJob onStore(String name, int items) throws IOException {
    org.apache.hadoop.fs.Path inventory = at(name + "/inventory");
    fileSystem()
        .copyFromLocalFile(
            new org.apache.hadoop.fs.Path(folder.resolve(name + "/inventory").toUri()), inventory);
    return new StoreJob(inventory.toString(), at(name).toString(), items);
  }

  private RunFiles runOnDisk(String name) throws IOException {
    return RunFiles.onDisk(folder.resolve(name + "/runs/one"));
  }

  private RunFiles runOnStore(String name) throws IOException {
    return new RunFiles(filesBelow(name + "/runs/one/"));
  }

  private SortedMap<String, byte[]> filesBelow(String prefix) throws IOException {
    String below = at(prefix).toUri().getPath() + "/";
    SortedMap<String, byte[]> files = new TreeMap<>();
    RemoteIterator<LocatedFileStatus> listed = fileSystem().listFiles(at(prefix), true);
    while (listed.hasNext()) {
      org.apache.hadoop.fs.Path path = listed.next().getPath();
      try (FSDataInputStream in = fileSystem().open(path)) {
        files.put(path.toUri().getPath().substring(below.length()), in.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void aRunIsTheSameAsOnLocalDisk() throws Exception {
    StoredInventory.write(folder.resolve("small/inventory"), 80, 100);
    StoreJob local = onDisk("small", 5);
    StoreJob remote = onStore("small", 5);
    local.run(spark, "one");
    remote.run(spark, "one");

    runOnStore("small").assertSameResultAs(runOnDisk("small"));
    for (String table : new String[] {"items", "rejects"}) {
      assertThat(remote.rows(spark, "one", table))
          .isNotEmpty()
          .isEqualTo(local.rows(spark, "one", table));
    }
  }

  @Test
  void aLargeSpecFileIsTheSameAsOnLocalDisk() throws Exception {
    StoredInventory.write(folder.resolve("large/inventory"), 4, 40_000);
    onDisk("large", 100_000).run(spark, "one");
    onStore("large", 100_000).run(spark, "one");

    runOnStore("large").assertSameResultAs(runOnDisk("large"));
  }

  @Test
  void aRunIdThatExistsIsRefusedAndNothingOfItChanges() throws Exception {
    StoredInventory.write(folder.resolve("again/inventory"), 10, 10);
    StoreJob job = onStore("again", 5);
    job.run(spark, "one");
    SortedMap<String, byte[]> before = filesBelow("again");

    assertThatThrownBy(() -> job.run(spark, "one"))
        .isInstanceOf(RunExists.class)
        .hasMessageContaining("runs/one exists already");
    assertThat(filesBelow("again")).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void whatAKilledRunLeftIsRemovedAndNoResult() throws Exception {
    StoredInventory.write(folder.resolve("clean/inventory"), 10, 10);
    onStore("clean", 5).run(spark, "one");
    SortedMap<String, byte[]> before = filesBelow("clean");
    write("clean/runs/dead/_running-x", "started");
    write("clean/runs/dead/specs/image/batch-00001.json", "{}");

    KilledRuns killed = new KilledRuns(new HadoopRunDirectories(at("clean").toString(), hadoop()));
    List<Leftover> found = killed.find(Instant.now().plus(Duration.ofDays(1)));
    assertThat(found).extracting(Leftover::name).containsExactly("dead");
    assertThat(found.get(0).removable()).isTrue();
    killed.remove(found.get(0));

    assertThat(fileSystem().exists(at("clean/runs/dead"))).isFalse();
    assertThat(filesBelow("clean")).usingRecursiveComparison().isEqualTo(before);
  }

  private void write(String path, String text) throws IOException {
    try (FSDataOutputStream out = fileSystem().create(at(path))) {
      out.writeBytes(text);
    }
  }
}
