package io.bucketspec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import scala.collection.Seq;

/**
 * No class calls or declares a method with Scala's Seq in its signature: Scala 2.13 has another
 * type by that name, so that what was compiled against 2.12 ends with a NoSuchMethodError there.
 */
class ScalaSeqTest {
  private static final String SEQ = "scala/collection/Seq";

  @Test
  void noMethodHasScalasSeqInItsSignature() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(classes).hasSizeGreaterThan(500);
      for (Path file : classes) {
        assertThat(withSeq(Files.readAllBytes(file))).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void plantedOnesAreFound() throws IOException {
    assertThat(withSeq(planted("Calling"))).containsExactly("getSeq(I)Lscala/collection/Seq;");
    assertThat(withSeq(planted("Declaring")))
        .containsExactly("first(Lscala/collection/Seq;)Ljava/lang/Object;");
    assertThat(withSeq(planted("Referring")))
        .contains(
            "toSeq()Lscala/collection/Seq;", "(Lorg/apache/spark/sql/Row;)Lscala/collection/Seq;");
    assertThat(withSeq(planted("Casting"))).isEmpty();
  }

  static List<String> withSeq(byte[] classFile) {
    return MethodDescriptors.of(classFile).stream().filter(it -> it.contains(SEQ)).toList();
  }

  /** Read as a file: loading it would fail where it is wrong. */
  private static byte[] planted(String name) throws IOException {
    try (InputStream file =
        ScalaSeqTest.class.getResourceAsStream("ScalaSeqTest$" + name + ".class")) {
      return file.readAllBytes();
    }
  }

  interface Calling {
    static Object second(Row row) {
      return row.getSeq(1);
    }
  }

  interface Declaring {
    Object first(Seq<?> all);
  }

  interface Referring {
    interface Values {
      Seq<?> of(Row row);
    }

    Values ALL = Row::toSeq;
  }

  /** Right: a method without it in its signature, and a cast. */
  interface Casting {
    static int size(Row row) {
      Seq<?> all = (Seq<?>) row.getAs(0);
      return all.size();
    }
  }
}
