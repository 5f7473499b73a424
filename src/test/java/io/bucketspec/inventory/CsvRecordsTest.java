package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where records end that may hold line feeds, and that damage stays where it is. */
class CsvRecordsTest {
  private static final String ALPHABET = "ab,;|\t\"\n\r é%/ ";

  private record Read(long line, List<String> fields, String problem) {}

  private static List<Read> read(InputStream in, char delimiter, int columns) throws IOException {
    CsvRecords records = new CsvRecords(in, delimiter);
    records.expect(columns);
    CsvFields fields = new CsvFields(columns, delimiter);
    List<Read> all = new ArrayList<>();
    while (records.next()) {
      if (records.tooLong()) {
        all.add(new Read(records.number(), List.of(), "too long"));
        continue;
      }
      String problem = fields.split(records.bytes(), records.from(), records.to());
      List<String> texts = new ArrayList<>();
      for (int i = 0; problem == null && i < Math.min(columns, fields.count()); i++) {
        int length = fields.to(i) - fields.from(i);
        texts.add(new String(records.bytes(), fields.from(i), length, StandardCharsets.UTF_8));
      }
      all.add(new Read(records.number(), texts, problem));
    }
    return all;
  }

  private static List<Read> read(String text, char delimiter, int columns) throws IOException {
    return read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), delimiter, columns);
  }

  private static String told(String text, int columns) throws IOException {
    StringBuilder told = new StringBuilder();
    for (Read read : read(text, ',', columns)) {
      told.append(told.isEmpty() ? "" : " / ").append(read.line()).append(": ");
      told.append(read.problem() == null ? String.join("|", read.fields()) : read.problem());
    }
    return told.toString().replace("\n", "LF").replace("\r", "CR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '\0',
      value = {
        "a,b¶c,d¶                        > 1: a|b / 2: c|d",
        "a,b¤¶c,d                        > 1: a|b / 2: c|d",
        "'a¶b',c¶d,e¶                 > 1: aLFb|c / 3: d|e",
        "'a¤¶b',c¤¶d,e¤¶           > 1: aCRLFb|c / 3: d|e",
        "a,'b¶¶c'¶d,e                 > 1: a|bLFLFc / 4: d|e",
        "a,'b''¶''c'¶d,e           > 1: a|b'LF'c / 3: d|e",
        "'',''¶d,e                    > 1: | / 2: d|e",
        "a,'b,c¶d,e¶f,g                 > 1: field 2 has no closing quote / 2: d|e / 3: f|g",
        "a,'b¶d,'e'¶f,g               > 1: field 2 has no closing quote / 2: d|e / 3: f|g",
        "a,'b'c'¶d,e                   > 1: field 2 has a quote amid its text / 2: d|e",
        "a,b'¶d,'e¶'¶f,g             > 1: field 2 has a quote amid its text / 2: d|eLF / 4: f|g",
        "a,'b¶d,',e¶f,g                > 1: field 2 has no closing quote / 2: field 2 has no closing quote / 3: f|g",
        "'a'¤b,c¶d,e                   > 1: field 1 has a quote amid its text / 2: d|e",
        "a'b¶d,e                         > 1: field 1 has a quote amid its text / 2: d|e",
        "a,'                              > 1: field 2 has no closing quote",
        "a,'b'¤                         > 1: a|b",
      })
  void tellsWhereRecordsEnd(String text, String expected) throws IOException {
    String written = text.replace('¶', '\n').replace('¤', '\r').replace('\'', '"');
    assertThat(told(written, 2)).isEqualTo(expected.replace('\'', '"'));
  }

  @Test
  void givesUpOnAQuoteThatIsNotClosedWithinAMebibyte() throws IOException {
    String line = "x,y".repeat(100) + "\n";
    String text = "a,\"b\n" + line.repeat(10_000) + "c,d\"\n";

    List<Read> rows = read(text, ',', 2);

    assertThat(rows).hasSize(10_002);
    assertThat(rows.get(0).problem()).isEqualTo("field 2 has no closing quote");
    assertThat(rows.get(10_001).line()).isEqualTo(10_002);
  }

  @Test
  void keepsNoLineOfOverAMebibyte() throws IOException {
    String text = "a,b\n" + "x".repeat(CsvLines.LONGEST + 10) + "\nc,d\n";

    assertThat(read(text, ',', 2))
        .containsExactly(
            new Read(1, List.of("a", "b"), null),
            new Read(2, List.of(), "too long"),
            new Read(3, List.of("c", "d"), null));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(random.nextInt(40) == 0 ? 3000 : 12);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static String written(List<String> fields, char delimiter, Random random) {
    List<String> written = new ArrayList<>();
    for (String field : fields) {
      boolean quote =
          field.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r' || c == delimiter)
              || random.nextBoolean();
      written.add(quote ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
    return String.join(String.valueOf(delimiter), written);
  }

  @RepeatedTest(40)
  void readsBackWhatRfc4180Writes(RepetitionInfo repetition) throws IOException {
    Random random = new Random(104_729L * repetition.getCurrentRepetition());
    char delimiter = ",;|\t".charAt(random.nextInt(4));
    String end = random.nextBoolean() ? "\n" : "\r\n";
    List<List<String>> expected = new ArrayList<>();
    StringBuilder file = new StringBuilder();
    for (int row = 0; row < 200; row++) {
      List<String> fields = List.of(text(random), text(random), "k" + row);
      expected.add(fields);
      file.append(written(fields, delimiter, random)).append(end);
    }
    int most = 1 + random.nextInt(500);
    InputStream trickle =
        new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(most, length));
          }
        };

    assertThat(read(trickle, delimiter, 3)).extracting(Read::fields).isEqualTo(expected);
  }

  /** A quote is lost or comes out of nothing: the other rows are all there. */
  @RepeatedTest(40)
  void damageOfOneRowIsNoOtherRowsFault(RepetitionInfo repetition) throws IOException {
    Random random = new Random(7_919L * repetition.getCurrentRepetition());
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < 50; row++) {
      rows.add("\"k" + row + "\",\"a,b\",\"" + row + "\"");
    }
    int damaged = random.nextInt(rows.size());
    String row = rows.get(damaged);
    int place = random.nextInt(row.length() + 1);
    boolean lost = place < row.length() && row.charAt(place) == '"';
    rows.set(
        damaged,
        row.substring(0, place) + (lost ? "" : "\"") + row.substring(place + (lost ? 1 : 0)));

    List<Read> read = read(String.join("\n", rows) + "\n", ',', 3);

    assertThat(read).hasSize(50);
    for (int i = 0; i < 50; i++) {
      if (i != damaged) {
        assertThat(read.get(i).fields()).as(rows.get(damaged)).contains("k" + i);
      }
    }
  }
}
