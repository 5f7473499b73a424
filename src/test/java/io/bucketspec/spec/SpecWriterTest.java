package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.Golden;
import io.bucketspec.model.InvalidOption;
import io.bucketspec.model.Kind;
import io.bucketspec.spec.Written.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecWriterTest {
  private static final List<Item> ITEMS =
      List.of(
          Item.of(Kind.VIDEO, "site 1, \"north\"", "s3://acme/v/1.mp4"),
          Item.of(Kind.VIDEO, "2.mp4", "s3://acme/v/2.mp4"),
          Item.of(Kind.IMAGE, "1.jpg", "s3://acme/i/1.jpg"),
          Item.of(Kind.IMAGE_GROUP, "Gruppe Ä", "s3://acme/g/1.jpg", "s3://acme/g/2.jpg"),
          Item.of(Kind.IMAGE_GROUP, "of one", "s3://acme/g/3.jpg"),
          Item.of(Kind.IMAGE_SEQUENCE, "run 7", "s3://acme/s/1.png", "s3://acme/s/2.png"),
          Item.of(Kind.DICOM_SERIES, "1.2.3", "s3://acme/d/1.dcm", "s3://acme/d/2.dcm"),
          Item.of(Kind.AUDIO, "1.mp3", "s3://acme/a/1.mp3"),
          Item.of(Kind.TEXT, "1.txt", "s3://acme/t/1.txt"),
          Item.of(Kind.TEXT, "2.html", "s3://acme/t/2.html"),
          Item.of(Kind.PDF, "1.pdf", "s3://acme/p/1.pdf"),
          Item.of(Kind.NIFTI, "1.nii.gz", "s3://acme/n/1.nii.gz"));

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aFileOfOneKindIsTheGoldenOne(Kind kind) {
    List<Item> items = ITEMS.stream().filter(item -> item.kind() == kind).toList();
    String name = "io/bucketspec/spec/" + kind.label();
    Golden.assertEqual(name + ".json", Written.file(Written.JSON, items));
    if (SpecFormat.CSV.holds(kind)) {
      Golden.assertEqual(name + ".csv", Written.file(Written.CSV, items));
    }
  }

  @Test
  void aFileOfAllKindsIsTheGoldenOne() {
    String name = "io/bucketspec/spec/combined";
    Golden.assertEqual(name + ".json", Written.file(Written.JSON_COMBINED, ITEMS));
    List<Item> ofCsv = ITEMS.stream().filter(i -> SpecFormat.CSV.holds(i.kind())).toList();
    Golden.assertEqual(name + ".csv", Written.file(Written.CSV_COMBINED, ofCsv));
  }

  @Test
  void writesTheFlagsAsTheOptionsSay() {
    SpecOptions off = new SpecOptions(SpecFormat.JSON, false, false, false);
    SpecOptions on = new SpecOptions(SpecFormat.JSON, false, true, true);
    List<Item> one = List.of(Item.of(Kind.VIDEO, "t", "u"));
    assertThat(new String(Written.file(off, one), UTF_8))
        .startsWith("{\"skip_duplicate_urls\":false,\"upsert_metadata\":false,\"videos\":[\n{");
    assertThat(new String(Written.file(on, one), UTF_8))
        .startsWith("{\"skip_duplicate_urls\":true,\"upsert_metadata\":true,\"videos\":[\n{");
  }

  @Test
  void theArrayOfPdfsIsCalledAsTheOptionsSay() {
    SpecOptions pdfs = new SpecOptions(SpecFormat.JSON, true, true, false, PdfKey.PDFS);
    Item text = Item.of(Kind.TEXT, "t", "u");
    Item pdf = Item.of(Kind.PDF, "p", "v");
    String items = "[\n{\"objectUrl\":\"v\",\"title\":\"p\"}\n]";
    assertThat(new String(Written.file(pdfs, List.of(pdf)), UTF_8)).contains(",\"pdfs\":" + items);
    assertThat(new String(Written.file(pdfs, List.of(text, pdf)), UTF_8))
        .contains("\"text\":[\n", "\n],\"pdfs\":" + items);
    assertThat(new String(Written.file(Written.JSON_COMBINED, List.of(text, pdf)), UTF_8))
        .contains("\n],\"pdf\":" + items);
  }

  @Test
  void aCsvThatIsToNameTheArrayOfPdfsIsRefused() {
    assertThatThrownBy(() -> new SpecOptions(SpecFormat.CSV, false, true, false, PdfKey.PDFS))
        .isInstanceOf(InvalidOption.class)
        .hasMessage("A CSV spec has no place for PDFs: remove 'pdfKey' or use format json.");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"AUDIO", "TEXT", "PDF", "NIFTI"})
  void aCsvDoesNotHoldKindsThatCameAfterIt(Kind kind) throws IOException {
    SpecWriter writer = new SpecWriter(new ByteArrayOutputStream(), Written.CSV_COMBINED);
    String refusal = "A CSV spec has no place for kind '" + kind.label() + "'.";
    assertThatThrownBy(() -> writer.beginItem(kind))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refusal);
    writer.beginItem(Kind.VIDEO);
    assertThatThrownBy(() -> writer.beginItem(kind)).hasMessage(refusal);
    assertThatThrownBy(() -> new SpecSize(Written.CSV).add(kind, 1)).hasMessage(refusal);
  }

  @Test
  void groupsAndSequencesAlternateInOneSection() {
    List<Item> mixed =
        List.of(
            Item.of(Kind.IMAGE_SEQUENCE, "a", "1"),
            Item.of(Kind.IMAGE_GROUP, "b", "2"),
            Item.of(Kind.IMAGE_SEQUENCE, "c", "3"));
    assertThat(new String(Written.file(Written.JSON_COMBINED, mixed), UTF_8))
        .containsOnlyOnce("image_groups");
    assertThat(new String(Written.file(Written.CSV_COMBINED, mixed), UTF_8))
        .isEqualTo(
            "ObjectURL,Image group title,Create video\r\n1,a,true\r\n2,b,false\r\n3,c,true\r\n");
  }

  @Test
  void aSectionThatWasLeftIsNotOpenedAgain() throws IOException {
    SpecWriter writer = new SpecWriter(new ByteArrayOutputStream(), Written.JSON_COMBINED);
    writer.beginItem(Kind.IMAGE_SEQUENCE);
    writer.beginItem(Kind.VIDEO);
    assertThatThrownBy(() -> writer.beginItem(Kind.IMAGE_GROUP))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The section 'image_groups' has been left for 'videos' and can't be opened again:"
                + " write its items in one go.");
  }

  @Test
  void aSecondKindNeedsCombine() throws IOException {
    SpecWriter writer = new SpecWriter(new ByteArrayOutputStream(), Written.CSV);
    writer.beginItem(Kind.IMAGE_GROUP);
    assertThatThrownBy(() -> writer.beginItem(Kind.IMAGE_SEQUENCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "An item of kind image_sequence in a file of image_group: only a file that combines"
                + " kinds may hold both.");
  }

  @Test
  void aFileWithoutItemsIsRefusedAndItsStreamClosed() {
    boolean[] closed = new boolean[1];
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    SpecWriter writer = new SpecWriter(out, Written.JSON);
    assertThatThrownBy(writer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A spec file without an item: nothing was written.");
    assertThat(out.size()).isZero();
    assertThat(closed[0]).isTrue();
  }

  @Test
  void closingTwiceEndsTheDocumentOnce() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SpecWriter writer = new SpecWriter(out, Written.JSON);
    writer.beginItem(Kind.VIDEO);
    writer.close();
    writer.close();
    assertThat(out.toString(UTF_8)).endsWith("[\n\n]}\n");
  }

  @Test
  void bytesBeforeTheFirstItemAreRefused() {
    SpecWriter writer = new SpecWriter(new ByteArrayOutputStream(), Written.JSON);
    assertThatThrownBy(() -> writer.write(new byte[1], 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Bytes before the first item: call beginItem first.");
  }
}
