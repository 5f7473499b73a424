package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotTest {
  static Stream<Optional<Instant>> times() {
    return Stream.of(Optional.empty(), Optional.of(Instant.parse("2026-11-22T01:00:00Z")));
  }

  @ParameterizedTest
  @MethodSource("times")
  void survivesSerialization(Optional<Instant> created) throws Exception {
    Snapshot snapshot =
        new Snapshot(
            "s3a://r/manifest.json",
            InventoryFormat.S3,
            Snapshot.Source.bucket("quay"),
            "2026-11-22T01-00Z",
            created,
            RowLayout.csv(List.of("Key")),
            List.of(new DataFile("s3a://r/a.csv.gz", 5, "ETag 1", "")),
            new StatedTotals(3, 12),
            List.of(new Finding(FindingCode.NO_CHECKSUM, "x")),
            "d41d8cd98f00b204e9800998ecf8427e");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(snapshot);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(snapshot);
    }
  }
}
