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
