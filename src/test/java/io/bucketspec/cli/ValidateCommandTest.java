package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files {@code validate} looks at, and how it tells what it finds. */
class ValidateCommandTest {
  private static final String GOOD =
      """
      {"skip_duplicate_urls":true,"upsert_metadata":false,"images":[
      {"objectUrl":"https://acme.s3.eu-west-2.amazonaws.com/a.jpg","title":"a.jpg"}
      ]}
      """;
  private static final String BAD =
      """
      {"images":[
      {"objectUrl":"","title":"a"},
      {"objectURL":"s3://b/c.jpg"}
      ]}
      """;

  @TempDir Path folder;

  private String out;
  private String err;

  private int validate(String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    String[] all = Stream.concat(Stream.of("validate"), Stream.of(args)).toArray(String[]::new);
    int code = Main.execute(new PrintWriter(outText), new PrintWriter(errText), all);
    out = outText.toString().replace(folder.toString(), "<folder>");
    err = errText.toString().replace(folder.toString(), "<folder>");
    return code;
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  /** An image spec of that object, which no other has unless it is given twice. */
  private static String good(String key) {
    return GOOD.replace("a.jpg", key);
  }

  private static String indexLine(String path, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    return "{\"path\":\""
        + path
        + "\",\"sha256\":\""
        + sha
        + "\",\"bytes\":"
        + bytes.length
        + ",\"items\":1,\"urls\":1,\"mediaBytes\":1}\n";
  }

  @Test
  void folderTakesTheSpecsBelowItAndNothingElse() throws IOException {
    write("a/one.json", GOOD);
    write(
        "a/b/Two.CSV", "ObjectURL,Image title\nhttps://acme.s3.eu-west-2.amazonaws.com/b.jpg,b\n");
    write("a/_SUCCESS.json", "{}");
    write("a/.hidden.json", "{}");
    write("a/_temporary/three.json", "{}");
    write("a/report.html", "<p>");
    assertThat(validate(folder.resolve("a").toString())).isZero();
    assertThat(out)
        .isEqualTo(
            """
            <folder>/a/b/Two.CSV: valid; 1 item (image 1), 1 URL
            <folder>/a/one.json: valid; 1 item (image 1), 1 URL
            2 files: none has errors; 2 items, 2 URLs
            """);
  }

  @Test
  void patternIsExpandedWhereTheShellDidNot() throws IOException {
    write("x/1.json", good("1.jpg"));
    write("x/2.json", BAD);
    write("x/y/3.json", good("3.jpg"));
    write("x/4.csv", "ObjectURL\n");
    assertThat(validate(folder + "/x/[13].json")).isZero();
    assertThat(out).isEqualTo("<folder>/x/1.json: valid; 1 item (image 1), 1 URL\n");
    assertThat(validate(folder + "/x/**/*.json")).isZero();
    assertThat(out).startsWith("<folder>/x/y/3.json: valid");
    assertThat(validate(folder + "/x/*.json")).isEqualTo(4);
    assertThat(out)
        .contains("<folder>/x/1.json: valid", "<folder>/x/2.json:2:14: error ")
        .endsWith("2 files: 1 has errors; 3 items, 2 URLs\n");
  }

  @Test
  void whatIsNotThereIsToldAndTheRestLookedAt() throws IOException {
    String good = write("good.json", GOOD);
    Files.createDirectories(folder.resolve("empty"));
    assertThat(validate(folder + "/none.json", folder + "/no*.csv", folder + "/empty", good))
        .isEqualTo(3);
    assertThat(err)
        .isEqualTo(
            """
            Cannot read <folder>/none.json: there is no such file.
            Cannot read <folder>/no*.csv: there is no such file.
            Cannot read <folder>/empty: there is no spec file in it.
            """);
    assertThat(out).contains("good.json: valid");
  }

  @Test
  void fileOfAnOddNameIsNoPattern() throws IOException {
    assertThat(validate(write("a[1]*.json", GOOD))).isZero();
    assertThat(out).startsWith("<folder>/a[1]*.json: valid");
  }

  @Test
  void faultsAreLimitedAndStillCounted() throws IOException {
    String bad = write("bad.json", BAD);
    assertThat(validate(bad)).isEqualTo(4);
    List<String> all = out.lines().toList();
    assertThat(all).hasSizeGreaterThan(3);
    assertThat(validate("--max", "2", bad)).isEqualTo(4);
    List<String> expected = new ArrayList<>(all.subList(0, 2));
    expected.add("<folder>/bad.json: and " + (all.size() - 3) + " fault more (--max)");
    expected.add(all.get(all.size() - 1));
    assertThat(out.lines().toList()).isEqualTo(expected);
    assertThat(validate("--max", "-1", bad)).isEqualTo(2);
    assertThat(err).startsWith("--max is -1, less than none.");
  }

  @Test
  void jsonHasALineForEachFaultAndEachFile() throws IOException {
    String bad = write("bad.json", BAD);
    assertThat(validate("--json", "--max", "1", bad, write("good.json", GOOD))).isEqualTo(4);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).fieldNames())
        .toIterable()
        .containsExactly("file", "severity", "code", "line", "column", "path", "sentence");
    assertThat(lines.get(0).get("line").intValue()).isEqualTo(2);
    assertThat(lines.get(1).get("errors").intValue()).isGreaterThan(1);
    assertThat(lines.get(1).get("faultsNotShown").intValue())
        .isEqualTo(
            lines.get(1).get("errors").intValue() + lines.get(1).get("warnings").intValue() - 1);
    assertThat(lines.get(2).toString())
        .isEqualTo(
            "{\"file\":\"<folder>/good.json\",\"errors\":0,\"warnings\":0,\"items\":{\"image\":1},"
                + "\"urls\":1,\"bytes\":"
                + GOOD.length()
                + "}");
  }

  @Test
  void runIsComparedWithItsIndex() throws Exception {
    write("run/specs/image/batch-00001.json", good("1.jpg"));
    write("run/specs/image/batch-00002.json", good("2.jpg") + " ");
    write("run/specs/image/batch-00004.json", good("4.jpg"));
    String index =
        write(
            "run/index.jsonl",
            indexLine("specs/image/batch-00001.json", good("1.jpg"))
                + indexLine("specs/image/batch-00002.json", good("2.jpg"))
                + indexLine("specs/image/batch-00003.json", good("3.jpg")));
    assertThat(validate(index)).as(() -> err).isEqualTo(4);
    String told = out;
    assertThat(told.lines().toList())
        .hasSize(8)
        .contains(
            "<folder>/run/specs/image/batch-00001.json: valid; 1 item (image 1), 1 URL",
            "<folder>/run/specs/image/batch-00003.json:1:1: error missing at $: There is no such file,"
                + " but <folder>/run/index.jsonl lists it: the run's result is not whole.",
            "<folder>/run/specs/image/batch-00003.json: 1 error, 0 warnings; 0 items, 0 URLs",
            "<folder>/run/specs/image/batch-00004.json:1:1: error not-in-index at $:"
                + " <folder>/run/index.jsonl does not list this file: it is no part of the run's"
                + " result.",
            "4 files: 3 have errors; 3 items, 3 URLs")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "<folder>/run/specs/image/batch-00002.json:1:1: error not-as-indexed at $: The"
                            + " file was changed after its run: it has "
                            + (GOOD.length() + 1)
                            + " bytes of SHA-256 ")
                    .contains(", <folder>/run/index.jsonl lists " + GOOD.length() + " bytes of "));
    assertThat(validate(folder.toString())).isEqualTo(4);
    assertThat(out).as("the run's folder's folder").isEqualTo(told);
  }

  @Test
  void fileThatEndsEarlyIsDigestedToItsEnd() throws Exception {
    String broken = "[" + GOOD + "x".repeat(100_000);
    write("run/specs/a.json", broken);
    write("run/index.jsonl", indexLine("specs/a.json", broken));
    assertThat(validate(folder + "/run")).isEqualTo(4);
    assertThat(out).doesNotContain("not-as-indexed").contains("error");
  }

  @Test
  void indexThatIsNoneIsTold() throws IOException {
    assertThat(validate(write("run/index.jsonl", "{\"path\":\"a\"}\n{oops\n"))).isEqualTo(3);
    assertThat(err)
        .startsWith("Cannot read <folder>/run/index.jsonl: line 2 is no line of an index: ");
  }

  @Test
  void objectsOfSeveralFilesAreToldOnceForEachTwo() throws IOException {
    String one =
        write(
            "1.json",
            """
            {"images":[{"objectUrl":"s3://b/1.jpg"},{"objectUrl":"s3://b/2.jpg"},
            {"objectUrl":"s3://b/3.jpg"}]}
            """);
    String two =
        write(
            "2.json",
            """
            {"images":[{"objectUrl":"s3://b/4.jpg"},
            {"objectUrl":"https://b.s3.eu-west-2.amazonaws.com/2.jpg"},{"objectUrl":"s3://b/1.jpg"}]}
            """);
    String three = write("3.csv", "ObjectURL,Image title\ns3://b/4.jpg,x\ns3://b/3.jpg,y\n");
    assertThat(validate(one, two, three)).isZero();
    assertThat(out)
        .isEqualTo(
            """
            <folder>/1.json: valid; 3 items (image 3), 3 URLs
            <folder>/2.json:2:14: warning duplicate-across-files at $.images[1].objectUrl: 2 objects, of\
             which this URL names the first, stand in <folder>/1.json already: leave them out of one\
             file.
            <folder>/2.json: 0 errors, 1 warning; 3 items (image 3), 3 URLs
            <folder>/3.csv:3:1: warning duplicate-across-files at row 3: The object of this URL stands\
             in <folder>/1.json already: leave it out of one file.
            <folder>/3.csv:2:1: warning duplicate-across-files at row 2: The object of this URL stands\
             in <folder>/2.json already: leave it out of one file.
            <folder>/3.csv: 0 errors, 2 warnings; 2 items (image 2), 2 URLs
            3 files: none has errors; 8 items, 8 URLs
            """);
    assertThat(err).isEmpty();
  }

  @Test
  void fileThatTwoArgumentsNameIsLookedAtOnce() throws IOException {
    String good = write("x/1.json", GOOD);
    assertThat(validate(good, folder + "/x", good)).isZero();
    assertThat(out).isEqualTo("<folder>/x/1.json: valid; 1 item (image 1), 1 URL\n");
  }

  @Test
  void clientMetadataIsComparedWithASchema() throws IOException {
    String spec =
        write(
            "spec.json",
            """
            {"images":[{"objectUrl":"s3://b/1.jpg","clientMetadata":{"site":1,"sites":1}}]}
            """);
    assertThat(validate(spec)).isZero();
    assertThat(validate("--schema", write("schema.json", "{\"site\":\"varchar\"}"), spec))
        .isEqualTo(4);
    assertThat(out)
        .isEqualTo(
            """
            <folder>/spec.json:1:65: error metadata-schema at $.images[0].clientMetadata.site: By the\
             metadata schema 'site' must be a string but is 1.
            <folder>/spec.json:1:75: warning metadata-not-in-schema at\
             $.images[0].clientMetadata.sites: The metadata schema has no key 'sites', so that the\
             platform can't tell its type. (Said once for the key.)
            <folder>/spec.json: 1 error, 1 warning; 1 item (image 1), 1 URL
            """);
  }

  @Test
  void schemaThatIsNoneIsTheCommandsFault() throws IOException {
    String good = write("good.json", GOOD);
    assertThat(validate("--schema", write("schema.json", "{\"a\":\"txt\",\"$\":1}"), good))
        .isEqualTo(2);
    assertThat(err)
        .isEqualTo(
            """
            <folder>/schema.json:1:2: Unknown type 'txt' of 'a'. Did you mean 'text'?
            <folder>/schema.json:1:12: The key '$' begins with '$', which the platform keeps for itself.
            <folder>/schema.json:1:12: The type of '$' must be the name of one, or an object with\
             'type'; names are boolean, datetime, number, uuid, varchar, text, enum, embedding,\
             geospatial.
            """);
    assertThat(out).isEmpty();
    assertThat(validate("--schema", folder + "/none.json", good)).isEqualTo(2);
    assertThat(err)
        .isEqualTo(
            "<folder>/none.json:1:1: Cannot read the metadata schema: there is no such file.\n");
  }

  @Test
  void strictClientOnlyNeedsMediaMetadata() throws IOException {
    String good = write("good.json", GOOD);
    assertThat(validate(good)).isZero();
    assertThat(validate("--strict-client-only", good)).isEqualTo(4);
    assertThat(out)
        .startsWith(
            "<folder>/good.json:2:1: error no-media-metadata at $.images[0]: The item has no"
                + " 'imageMetadata', which an integration with strict client-only access needs:"
                + " write it.");
  }
}
