package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedUploadsTest {
  private static List<String> urls(String text) throws IOException {
    return FailedUploads.urls(new StringReader(text), "failed.csv");
  }

  @Test
  void aUrlMayStandInAnyColumnOfACsvFile() throws IOException {
    assertThat(
            urls(
                """
                \uFEFFtitle,reason,url
                "a, ""b""\",404 Not Found,https://b.example/a.jpg
                c,"no, never","https://b.example/c,d.jpg"
                s3://b/e f.jpg;timeout
                no url at all
                c,again,https://b.example/a.jpg
                """))
        .containsExactly("https://b.example/a.jpg", "https://b.example/c,d.jpg", "s3://b/e f.jpg");
  }

  @Test
  void jsonLinesNameTheirObjectsInWhateverDepth() throws IOException {
    assertThat(
            urls(
                """
                {"error": "https://docs.example/404", "object_urls": ["gs://b/1.jpg", "gs://b/2.jpg"]}
                {"units": [{"objectUrl_0": "gs://b/3.jpg"}, {"objectUrl": "gs://b/4.jpg"}]}
                [{"object_urls": "gs://b/5.jpg"}]
                """))
        .containsExactly(
            "gs://b/1.jpg", "gs://b/2.jpg", "gs://b/3.jpg", "gs://b/4.jpg", "gs://b/5.jpg");
  }

  @Test
  void whatNamesNoObjectIsSaid() {
    assertThatThrownBy(() -> urls("title,reason\na,b\n"))
        .hasMessage(
            "failed.csv names no object: it should be a CSV file with a URL in some column, or JSON"
                + " lines with 'object_urls'.");
    assertThatThrownBy(() -> urls("a,s3://b/a.jpg\n{\"object_urls\": [\n"))
        .hasMessageStartingWith("failed.csv line 2 is no JSON: ")
        .hasMessageEndingWith(". Each line should be a whole object.");
  }
}
