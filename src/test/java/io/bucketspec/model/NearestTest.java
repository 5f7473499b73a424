package io.bucketspec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("objectUrl", "title", "createVideo", "image_groups", "url", "urls", "b");

  @ParameterizedTest
  @CsvSource({
    "objectURL,objectUrl",
    "object_url,objectUrl",
    "titel,title",
    "createVidoe,createVideo",
    "imageGroups,image_groups",
    "image-group,image_groups",
    "ulr,url",
    "urls,urls",
    "xyz,",
    "c,",
    "B,b",
    "zitatensammlung,",
    "'',"
  })
  void findsWhatWasMeant(String word, String meant) {
    assertThat(Nearest.of(word, KNOWN)).isEqualTo(Optional.ofNullable(meant));
  }

  @Test
  void asksOrSaysNothing() {
    assertThat(Nearest.question("titel", KNOWN)).isEqualTo(" Did you mean 'title'?");
    assertThat(Nearest.question("x".repeat(100), KNOWN)).isEmpty();
  }
}
