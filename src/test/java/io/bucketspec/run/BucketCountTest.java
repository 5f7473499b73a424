package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.inventory.CsvForm;
import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketCountTest {
  private static Snapshot snapshot(long... sizes) {
    List<DataFile> files =
        LongStream.of(sizes).mapToObj(size -> new DataFile("s3a://r/f", size, "", "")).toList();
    return new Snapshot(
        "manifest.json",
        InventoryFormat.S3,
        Snapshot.Source.bucket("acme-media"),
        "latest",
        Optional.empty(),
        new RowLayout(DataFormat.PARQUET, CsvForm.S3, List.of()),
        files,
        StatedTotals.NONE,
        List.of(),
        "00");
  }

  @ParameterizedTest
  @CsvSource({
    "90,                90,   1",
    "90_000_000,        90,   1",
    "90_000_001,        90,   2",
    "900_000_000,       90,   16",
    "27_000_000_000,    90,   512",
    "60_000_000,        12.5, 8",
    "9_000_000_000_000, 9,    4096",
  })
  void aBucketIsForAMillionObjects(String bytes, double bytesPerObject, int buckets) {
    long size = Long.parseLong(bytes.replace("_", ""));
    assertThat(BucketCount.of(snapshot(size), bytesPerObject)).isEqualTo(buckets);
  }

  @Test
  void allFilesCount() {
    assertThat(BucketCount.of(snapshot(90_000_000, 45_000_000, 45_000_001), 90)).isEqualTo(4);
    assertThat(BucketCount.of(snapshot(), 90)).isEqualTo(1);
  }
}
