package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is plain is read by other classes than what is odd, and through a window that slides: the
 * faults must be the same wherever the one takes over from the other, and wherever the window ends.
 */
class SpecReadersTest {
  private static final int WINDOW = 1 << 16;

  /** A spec of many shapes of tokens with faults all over, and what can stand before it. */
  @SuppressWarnings("ImmutableEnumChecker") // a text, not changed
  enum Spec {
    JSON(
        "{",
        " ",
        """
        "images":\r [ {"objectUrl":"https://b.s3.eu-west-2.amazonaws.com/%C3%BC.jpg","title" : "é😀"}\r
        ,{"title":"\\ud83d\\ude00\\n\\/","objectUrl":"","é😀":[1,-2.5e+7,true,null,{"a":{},"a":[]}]},
        {"objectUrl":"https://b.s3.eu-west-2.amazonaws.com/ü.jpg", "title":"\\ud83d","x":0}],
        "image_groups":[{"createVideo":true,"title":"g","objectUrl_0":"s3://b/1.tif",
        "objectUrl_2":"s3://b/2.jpg","clientMetadata":{"k":"é\\u0000","n":9007199254740993}}]\
        """,
        ",\"x\":1}"),
    CSV(
        "ObjectURL,Image group title,Create video\ns3://b/a.jpg,\"",
        "é",
        """
        ",true\r
        s3://b/1.tif,é😀,true\r
        s3://b/2.jpg,"é😀",false\r"","a ""b""\r
        ü", TRUE
        s3://b/2.jpg,"c",\r
        """,
        "s3://b/1.tif,😀"),
    ODD_JSON("{\"images\":[{\"title\":NaN}],", " ", JSON.spec + ",", "\"x\":[1,],\"é\":tru}"),
    ODD_CSV(CSV.head, CSV.padding, CSV.spec + "s3://b/3.jpg,a\"b,true\n", "é,");

    private final String head;
    private final String padding;
    private final String spec;
    private final String tail;

    Spec(String head, String padding, String spec, String tail) {
      this.head = head;
      this.padding = padding;
      this.spec = spec;
      this.tail = tail;
    }

    private byte[] bytes(int before) {
      int times = before / padding.getBytes(UTF_8).length;
      return (head + padding.repeat(times) + "\n" + spec + tail).getBytes(UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(Spec.class)
  void itIsTheSameWhereverTheWindowEnds(Spec spec) throws IOException {
    List<String> expected = behindPadding(faults(new ByteArrayInputStream(spec.bytes(1000))));
    assertThat(expected).hasSizeGreaterThan(8);
    int length = spec.bytes(0).length;
    for (int before = WINDOW - length; before < WINDOW; before++) {
      List<SpecFault> faults = faults(new ByteArrayInputStream(spec.bytes(before)));
      assertThat(behindPadding(faults)).as("after %d bytes", before).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Spec.class)
  void itIsTheSameHoweverTheStreamGivesIt(Spec spec) throws IOException {
    byte[] bytes = spec.bytes(WINDOW - 100);
    List<SpecFault> expected = faults(new ByteArrayInputStream(bytes));
    for (int most : new int[] {1, 2, 3, 1000}) {
      InputStream dribbling =
          new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
              return super.read(target, from, Math.min(most, length));
            }
          };
      assertThat(faults(dribbling)).as("%d bytes at a time", most).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Spec.class)
  void bothReadersFindTheSame(Spec spec) throws IOException {
    for (int before : new int[] {0, 5000, WINDOW - 100, 3 * WINDOW}) {
      byte[] bytes = spec.bytes(before);
      assertThat(faults(withMark(bytes)))
          .as("after %d bytes", before)
          .filteredOn(fault -> fault.code() != FaultCode.BYTE_ORDER_MARK)
          .isEqualTo(faults(new ByteArrayInputStream(bytes)));
    }
  }

  /** After a byte order mark, nothing is plain; it takes no column. */
  static InputStream withMark(byte[] bytes) {
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.writeBytes("\uFEFF".getBytes(UTF_8));
    marked.writeBytes(bytes);
    return new ByteArrayInputStream(marked.toByteArray());
  }

  private static List<SpecFault> faults(InputStream in) throws IOException {
    List<SpecFault> faults = new ArrayList<>();
    SpecValidator.validate(in, "spec", faults::add);
    return faults;
  }

  /** The faults of the lines behind the padding, which differs. */
  private static List<String> behindPadding(List<SpecFault> faults) {
    return faults.stream().filter(fault -> fault.line() > 2).map(SpecFault::toString).toList();
  }
}
