package io.bucketspec.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopSidecarStoreTest {
  @TempDir Path folder;

  private HadoopSidecarStore store;

  @BeforeEach
  void open() throws IOException {
    store = HadoopSidecarStore.below(folder.toUri().toString(), new Configuration());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.json",
        "a/b c/d+e%20f?g#h.json",
        "a:b.json",
        "a/b:c/d.json",
        "[x]*{y}.json",
        "a\\b.json",
        "a/..b/c...json",
        "...",
        "ü/日本/\uD83D\uDE00.json",
        " a /.json",
        "~/a.json"
      })
  void aFileIsReadByItsKeyAndNoOther(String key) throws IOException {
    Path file = folder.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, key);
    assertThat(store.reaches("b", key)).isTrue();
    assertThat(store.read("b", key, 1000))
        .hasValueSatisfying(read -> assertThat(read).asString().isEqualTo(key));
    assertThat(store.read("b", key, 3).orElseThrow()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a//b.json",
        "/a.json",
        "a/",
        "./a.json",
        "a/./b.json",
        "a/../b.json",
        "..",
        "../a.json",
        ""
      })
  void keysThatAPathWouldChangeAreNotReached(String key) {
    assertThat(store.reaches("b", key)).isFalse();
    assertThatThrownBy(() -> store.read("b", key, 1000))
        .isInstanceOf(IOException.class)
        .hasMessage("no path is spelled so");
  }

  @Test
  void whatIsNotThereIsNoFailure() throws IOException {
    Files.createDirectories(folder.resolve("folder"));
    assertThat(store.read("b", "a.json", 10)).isEmpty();
    assertThat(store.read("b", "folder/a.json", 10)).isEmpty();
    assertThat(store.read("b", "folder", 10)).isEmpty();
  }

  @Test
  void itTravelsToTasks() throws Exception {
    Files.writeString(folder.resolve("a.json"), "{}");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(store);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      HadoopSidecarStore arrived = (HadoopSidecarStore) in.readObject();
      assertThat(arrived.read("b", "a.json", 10))
          .hasValueSatisfying(read -> assertThat(read).hasSize(2));
    }
  }

  @Test
  void aRootOfABucketIsOneToo() throws IOException {
    HadoopSidecarStore root = HadoopSidecarStore.below("file:///", new Configuration());
    assertThat(root.reaches("b", "a/b.json")).isTrue();
    assertThat(root.reaches("b", "/a/b.json")).isFalse();
  }

  @Test
  void aFileSystemThatIsNotThereIsToldAtOnce() {
    assertThatThrownBy(() -> HadoopSidecarStore.below("nothing://bucket", new Configuration()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No FileSystem for scheme \"nothing\"");
  }
}
