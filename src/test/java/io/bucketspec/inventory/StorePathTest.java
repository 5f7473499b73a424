package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorePathTest {
  @ParameterizedTest
  @CsvSource({
    "s3a://b/x/y, y, s3a://b/x, b, s3a://b",
    "s3a://b/x/, x, s3a://b, b, s3a://b",
    "s3a://b/x:y, x:y, s3a://b, b, s3a://b",
    "s3a://b, b, , b, s3a://b",
    "s3a://b/, b, , b, s3a://b",
    "file:/tmp/x, x, file:/tmp, '', file:",
    "file:/tmp, tmp, file:/, '', file:",
    "file:/, file:, , '', file:",
    "/tmp/x:y, x:y, /tmp, '', ''",
    "/tmp, tmp, /, '', ''"
  })
  void takesPathsApart(String path, String name, String parent, String authority, String root) {
    assertThat(StorePath.name(path)).isEqualTo(name);
    assertThat(StorePath.parent(path)).isEqualTo(Optional.ofNullable(parent));
    assertThat(StorePath.authority(path)).isEqualTo(authority);
    assertThat(StorePath.root(path)).isEqualTo(root);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://b, k, s3a://b/k",
    "s3a://b/x/, C:/k, s3a://b/x/C:/k",
    "file:/, k, file:/k",
    "/, k, /k"
  })
  void putsThemTogether(String folder, String name, String path) {
    assertThat(StorePath.child(folder, name)).isEqualTo(path);
  }
}
