package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageClassesTest {
  @ParameterizedTest
  @CsvSource({
    "GLACIER, , true",
    "DEEP_ARCHIVE, , true",
    "ARCHIVE, , true",
    "Archive, , true",
    "ColdArchive, , true",
    "DeepColdArchive, , true",
    "COLD, , true",
    "INTELLIGENT_TIERING, ARCHIVE, true",
    "INTELLIGENT_TIERING, ARCHIVE_ACCESS, true",
    "INTELLIGENT_TIERING, DEEP_ARCHIVE, true",
    "INTELLIGENT_TIERING, DEEP_ARCHIVE_ACCESS, true",
    "STANDARD, ARCHIVE, true",
    ", DEEP_ARCHIVE, true",
    "GLACIER, FREQUENT, true",
    "GLACIER_IR, , false",
    "STANDARD, , false",
    "STANDARD_IA, , false",
    "ONEZONE_IA, , false",
    "REDUCED_REDUNDANCY, , false",
    "INTELLIGENT_TIERING, , false",
    "INTELLIGENT_TIERING, FREQUENT, false",
    "INTELLIGENT_TIERING, INFREQUENT, false",
    "INTELLIGENT_TIERING, ARCHIVE_INSTANT_ACCESS, false",
    "OUTPOSTS, , false",
    "SNOW, , false",
    "WARM, , false",
    "COLDLINE, , false",
    "'', '', false",
    ", , false"
  })
  void knowsWhatMustBeRestored(String storageClass, String tier, boolean needsRestore) {
    assertThat(StorageClasses.needsRestore(bytes(storageClass), bytes(tier)))
        .isEqualTo(needsRestore);
  }

  @ParameterizedTest
  @CsvSource({
    "GCS, ARCHIVE, false",
    "GCS, COLDLINE, false",
    "GCLOUD, ARCHIVE, false",
    "AZURE, Archive, true",
    "AZURE, Cold, false",
    "AZURE, Cool, false",
    "AZURE, Hot, false",
    "AZ, Archive, true",
    "AZ, Cold, false",
    "RCLONE, Cold, false",
    "RCLONE, GLACIER, true",
    "TABLE, Cold, false",
    "S3_BATCH, COLD, true",
    "S3, COLD, true"
  })
  void storesMeanDifferentThingsByOneWord(
      InventoryFormat format, String storageClass, boolean needsRestore) {
    assertThat(StorageClasses.needsRestore(format, bytes(storageClass), null))
        .isEqualTo(needsRestore);
  }

  @Test
  void whatIsPassedOverUnreadIsNoArchive() {
    assertThat(StorageClasses.READABLE)
        .isNotEmpty()
        .noneMatch(storageClass -> StorageClasses.needsRestore(bytes(storageClass), null));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
