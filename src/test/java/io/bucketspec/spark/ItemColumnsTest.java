package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bucketspec.model.Kind;
import io.bucketspec.run.OutputOptions;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.spec.SpecOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ItemColumnsTest {
  private static UploadRequest request(SpecFormat format, Optional<Kind> kind, String... columns) {
    SpecOptions spec = new SpecOptions(format, false, format == SpecFormat.JSON, false);
    OutputOptions output = new OutputOptions("/out", List.of(columns), spec, Limits.DEFAULT);
    return new UploadRequest(output, Map.of(), kind, "run");
  }

  private static UploadRequest plain(String... columns) {
    return request(SpecFormat.JSON, Optional.empty(), columns);
  }

  private static StructType schema(String ddl) {
    return StructType.fromDDL(ddl);
  }

  private static void refused(String sentences, String ddl, UploadRequest request) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ItemColumns.of(schema(ddl), request))
        .withMessage(sentences);
  }

  @Test
  void takesTheSmallestAndTheLargestDataFrame() {
    ItemColumns small =
        ItemColumns.of(
            schema("title STRING, url STRING"), request(SpecFormat.JSON, Optional.of(Kind.IMAGE)));
    assertThat(small.sized()).isFalse();
    ItemColumns large =
        ItemColumns.of(
            schema(
                "kind STRING, title STRING, urls ARRAY<STRING>, client_metadata STRUCT<a: INT>,"
                    + " media_metadata STRING, rule STRING, `group` STRING, bucket STRING,"
                    + " first_key STRING, members BIGINT, bytes INT, findings ARRAY<STRING>,"
                    + " decided_by STRING, captures MAP<STRING,STRING>, place BINARY, day DATE"),
            plain("site", "day"));
    assertThat(large.sized()).isTrue();
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    refused(
        "There is no column 'kind': add one, or give the option 'kind' for all items.\n"
            + "There is no column 'title': items need one, and the platform's would be guessed.\n"
            + "There is no column 'urls', nor 'url': it names the objects.\n"
            + "Column 'titel' is no part of an item. Did you mean 'title'? Leave it out, or put it"
            + " into 'client_metadata'; known here: kind, title, urls, url, client_metadata,"
            + " media_metadata, bytes, group, bucket, first_key, captures, place.\n"
            + "Column 'bytes' is string but must be bigint or int.\n"
            + "There is no column 'site' to partition by, nor a column 'captures' with it.",
        "titel STRING, bytes STRING",
        plain("site"));
  }

  @Test
  void whatIsGivenTwiceIsTold() {
    refused(
        """
        The kind is given twice, by a column and by the option 'kind': leave one out.
        There are both columns 'urls' and 'url': leave one out.
        There are two columns 'title': rename one.
        There are two columns 'title': rename one.""",
        "kind STRING, title STRING, title STRING, urls ARRAY<STRING>, url STRING",
        request(SpecFormat.JSON, Optional.of(Kind.IMAGE)));
  }

  @Test
  void csvHasNoPlaceForMetadata() {
    refused(
        "Column 'urls' is array<int> but must be array<string>.\n"
            + "A CSV spec can't carry metadata: leave out the column 'client_metadata', or use"
            + " format json.",
        "kind STRING, title STRING, urls ARRAY<INT>, client_metadata STRING",
        request(SpecFormat.CSV, Optional.empty()));
  }
}
