package io.bucketspec.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.run.LedgerRewrite;
import io.bucketspec.run.PendingFile;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.TableFile;
import io.bucketspec.run.TableSchema;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerManifest;
import io.bucketspec.run.ledger.LedgerManifest.ReadSnapshot;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerRefusal;
import io.bucketspec.run.ledger.LedgerSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerRewriteTest {
  private static final ReadSnapshot SNAPSHOT =
      new ReadSnapshot("memory:/m", "s", "2026-11-21T01:00:00Z", "md5");

  @TempDir Path output;

  private LedgerFolder folder;
  private LedgerReader reader;

  /** Two runs, of which the second wrote what the first had written once more. */
  @BeforeEach
  void publish() throws IOException {
    Configuration configuration = new Configuration();
    folder = HadoopLedger.folder(LedgerOptions.DEFAULT, output.toString(), configuration);
    reader = HadoopLedger.reader(folder, configuration);
    List<LedgerSegment> segments = new ArrayList<>();
    commit(1, "a", segments, "k1.jpg", "k2.jpg");
    commit(2, "b", segments, "k2.jpg", "k3.jpg");
  }

  private void commit(int sequence, String run, List<LedgerSegment> segments, String... keys)
      throws IOException {
    String version = String.format("%06d-%s", sequence, run);
    RunStore store = folder.at(version);
    store.begin();
    try (TableFile rows = store.createTable(LedgerSegment.path(0), TableSchema.LEDGER)) {
      for (String key : keys) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        rows.row(
            (long) key.hashCode(),
            "image",
            "photos",
            null,
            null,
            bytes,
            1L,
            7L,
            run,
            5L,
            null,
            null,
            new byte[9]);
      }
      rows.publish();
    }
    segments.add(new LedgerSegment(version, 1, List.of(0), keys.length));
    LedgerManifest manifest =
        new LedgerManifest(sequence, run, "", SNAPSHOT, "o", List.of(), null, segments);
    write(store, LedgerManifest.NAME, manifest.toBytes());
    write(store, LedgerFolder.COMMITTED, new byte[0]);
  }

  private static void write(RunStore store, String path, byte[] bytes) throws IOException {
    try (PendingFile file = store.create(path)) {
      file.out().write(bytes);
      file.publish();
    }
  }

  private List<String> versions() throws IOException {
    try (Stream<Path> all = Files.list(output.resolve("ledger"))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** The rows of what is in force, as key and run. */
  private List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    for (LedgerSegment segment : folder.inForce().orElseThrow().segments()) {
      for (int part : segment.parts()) {
        reader.read(
            segment.version(),
            part,
            item ->
                rows.add(new String(item.firstKey(), StandardCharsets.UTF_8) + " " + item.run()));
      }
    }
    rows.sort(null);
    return rows;
  }

  @Test
  void aRunThatIsNotKnownIsRefusedAndNothingIsLeft() throws IOException {
    assertThatThrownBy(
            () -> new LedgerRewrite(folder, reader, Optional.empty()).rewrite(Optional.of("nope")))
        .isInstanceOf(LedgerRefusal.class)
        .hasMessage(
            "The ledger in "
                + folder.path()
                + " knows nothing that run nope published. 'ledger show' lists its runs.");
    assertThat(versions()).containsExactly("000001-a", "000002-b");
  }

  @Test
  void whatARunPublishedIsForgottenAndWhatWasThereBeforeCounts() throws IOException {
    LedgerRewrite.Rewritten done =
        new LedgerRewrite(folder, reader, Optional.empty()).rewrite(Optional.of("b"));
    assertThat(done.forgotten()).isEqualTo(2);
    assertThat(rows()).containsExactly("k1.jpg a", "k2.jpg a");
    assertThat(folder.inForce().orElseThrow().version()).isEqualTo("000003-forget-b");
    assertThat(folder.inForce().orElseThrow().snapshot().fingerprint()).isEmpty();
  }

  @Test
  void allThatCountsIsWrittenInOneSegment() throws IOException {
    assertThat(
            new LedgerRewrite(folder, reader, Optional.empty())
                .rewrite(Optional.empty())
                .forgotten())
        .isZero();
    assertThat(rows()).containsExactly("k1.jpg a", "k2.jpg b", "k3.jpg b");
    assertThat(folder.inForce().orElseThrow().segments()).hasSize(1);
  }
}
