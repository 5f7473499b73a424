package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For each thing that a spec must not have, the smallest spec that has it, and the codes of all
 * that is found in it. Limits that take a large file are in {@link SpecLimitsTest}; places and
 * sentences in {@link SpecFaultsTest}.
 */
class SpecChecklistTest {

  /** A spec, with {@code '} for the quotes of JSON, and what is wrong with it. */
  private record Row(String what, String spec, Set<FaultCode> codes) {}

  private static Row row(String what, String spec, FaultCode first, FaultCode... more) {
    return new Row(what, spec, EnumSet.of(first, more));
  }

  private static String image(String members) {
    return "{'images':[{'objectUrl':'s3://b/1.jpg'" + members + "}]}";
  }

  private static String metadata(String value) {
    return image(",'clientMetadata':" + value);
  }

  private static String url(String url) {
    return "{'images':[{'objectUrl':'" + url + "'}]}";
  }

  private static String group(String members) {
    return "{'image_groups':[{'title':'g','createVideo':false" + members + "}]}";
  }

  private static String video(String members) {
    return "{'videos':[{'objectUrl':'s3://b/1.mp4','videoMetadata':{" + members + "}}]}";
  }

  private static String many(int count, String head, String item, String tail) {
    return IntStream.range(0, count)
        .mapToObj(i -> item.replace("#", "" + i))
        .collect(Collectors.joining(",", head, tail));
  }

  private static final String MEDIA =
      "'fps':25,'duration':1,'width':1,'height':1,'file_size':1,'mime_type':'video/mp4'";

  private static final List<Row> ROWS =
      List.of(
          // JSON itself.
          row("no UTF-8", "UTF-16", FaultCode.NOT_TEXT),
          row("a byte order mark", "\uFEFF" + image(""), FaultCode.BYTE_ORDER_MARK),
          row("a trailing comma", image(","), FaultCode.TRAILING_COMMA),
          row("NaN", metadata("{'a':NaN}"), FaultCode.NOT_FINITE),
          row("an infinity", metadata("{'a':-Infinity}"), FaultCode.NOT_FINITE),
          row("no object", "[]", FaultCode.NOT_AN_OBJECT),
          row("no JSON", "{'images':[}", FaultCode.NOT_JSON),
          row("not its end", "{'images':[", FaultCode.CUT_OFF),
          row(
              "a section twice",
              "{'images':[],'images':[{'objectUrl':'s3://b/1.jpg'}]}",
              FaultCode.DUPLICATE_KEY),
          row("a key twice", image(",'title':'a','title':'b'"), FaultCode.DUPLICATE_KEY),
          row("a metadata key twice", metadata("{'a':{'b':1,'b':1}}"), FaultCode.DUPLICATE_KEY),
          // Keys.
          row(
              "objectURL",
              "{'images':[{'objectURL':'s3://b/1.jpg'}]}",
              FaultCode.UNKNOWN_KEY,
              FaultCode.NO_URL),
          row("imageGroups", "{'imageGroups':[]}", FaultCode.UNKNOWN_KEY, FaultCode.NO_ITEMS),
          row("client_metadata", image(",'client_metadata':{}"), FaultCode.UNKNOWN_KEY),
          row(
              "skipDuplicateUrls",
              "{'skipDuplicateUrls':true," + image("").substring(1),
              FaultCode.UNKNOWN_KEY),
          // URLs.
          row("no URL", "{'images':[{'title':'a'}]}", FaultCode.NO_URL),
          row("an empty URL", url(""), FaultCode.EMPTY_URL),
          row("a space", url("s3://b/1 2.jpg"), FaultCode.URL_WHITESPACE),
          row("a no-break space", url("s3://b/1\u00a02.jpg"), FaultCode.URL_WHITESPACE),
          row("a control character", url("s3://b/1\\u00072.jpg"), FaultCode.URL_WHITESPACE),
          row(
              "more than 16 KB",
              url("s3://b/" + "x".repeat(16_384) + ".jpg"),
              FaultCode.URL_TOO_LONG),
          row("s3a", url("s3a://b/1.jpg"), FaultCode.HADOOP_URL),
          row("abfss", url("abfss://c@a.dfs.core.windows.net/1.jpg"), FaultCode.HADOOP_URL),
          row("wasbs", url("wasbs://c@a.blob.core.windows.net/1.jpg"), FaultCode.HADOOP_URL),
          row("dbfs", url("dbfs:/1.jpg"), FaultCode.HADOOP_URL),
          row("hdfs", url("hdfs://h/1.jpg"), FaultCode.HADOOP_URL),
          row("file", url("file:///1.jpg"), FaultCode.HADOOP_URL),
          row("ftp", url("ftp://h/1.jpg"), FaultCode.UNKNOWN_SCHEME),
          row("a file's name", url("1.jpg"), FaultCode.NOT_A_URL),
          // Groups and series.
          row("no title", "{'dicom_series':[{'objectUrl_0':'s3://b/1'}]}", FaultCode.NO_TITLE),
          row("no member", group(""), FaultCode.NO_FIRST_MEMBER),
          row("no first member", group(",'objectUrl_1':'s3://b/1.jpg'"), FaultCode.NO_FIRST_MEMBER),
          row(
              "a gap",
              group(",'objectUrl_0':'s3://b/1.jpg','objectUrl_2':'s3://b/2.jpg'"),
              FaultCode.GAP_IN_POSITIONS),
          row(
              "a leading zero",
              group(",'objectUrl_0':'s3://b/1.jpg','objectUrl_01':'s3://b/2.jpg'"),
              FaultCode.BAD_POSITION),
          row("no number", group(",'objectUrl':'s3://b/1.jpg'"), FaultCode.BAD_POSITION),
          row("a member that is no string", group(",'objectUrl_0':1"), FaultCode.WRONG_TYPE),
          row(
              "no createVideo",
              "{'image_groups':[{'title':'g','objectUrl_0':'s3://b/1.jpg'}]}",
              FaultCode.NO_CREATE_VIDEO),
          row(
              "createVideo as text",
              "{'image_groups':[{'title':'g','createVideo':'true','objectUrl_0':'s3://b/1.jpg'}]}",
              FaultCode.WRONG_TYPE),
          row(
              "the order of texts",
              group(",'objectUrl_0':'s3://b/10.jpg','objectUrl_1':'s3://b/2.jpg'"),
              FaultCode.TEXT_ORDER),
          // Client metadata.
          row("no object", metadata("[]"), FaultCode.METADATA_NOT_OBJECT),
          row(
              "more than 10 MB",
              metadata("{'a':'" + "x".repeat(10_000_000) + "'}"),
              FaultCode.METADATA_TOO_LARGE),
          row("U+0000", metadata("{'a':'\\u0000'}"), FaultCode.METADATA_NUL),
          row("half a pair", metadata("{'a':'\\ud800'}"), FaultCode.LONE_SURROGATE),
          row(
              "a number that jsonb can't keep",
              metadata("{'a':1e200000}"),
              FaultCode.NUMBER_OUT_OF_RANGE),
          row(
              "an integer beyond 2^53",
              metadata("{'a':9007199254740993}"),
              FaultCode.INEXACT_INTEGER),
          row("a key with $", metadata("{'$a':1}"), FaultCode.METADATA_KEY),
          row("keyframes", metadata("{'keyframes':[]}"), FaultCode.METADATA_KEY),
          row("a key with a slash", metadata("{'a/b':1}"), FaultCode.METADATA_KEY),
          row("another type than the schema's", metadata("{'site':1}"), FaultCode.METADATA_SCHEMA),
          row(
              "a key outside of the schema",
              metadata("{'else':1}"),
              FaultCode.METADATA_NOT_IN_SCHEMA),
          // Media metadata.
          row("a field missing", video("'fps':25"), FaultCode.INCOMPLETE_MEDIA_METADATA),
          row(
              "a field as text",
              video(MEDIA.replace("'width':1", "'width':'1'")),
              FaultCode.WRONG_TYPE),
          row("fps 0", video(MEDIA.replace("25", "0")), FaultCode.WRONG_VALUE),
          row(
              "duration below 0",
              video(MEDIA.replace("'duration':1", "'duration':-1")),
              FaultCode.WRONG_VALUE),
          row("width 0", video(MEDIA.replace("'width':1", "'width':0")), FaultCode.WRONG_VALUE),
          row("height 0", video(MEDIA.replace("'height':1", "'height':0")), FaultCode.WRONG_VALUE),
          row(
              "zero bytes",
              video(MEDIA.replace("'file_size':1", "'file_size':0")),
              FaultCode.ZERO_BYTES),
          row(
              "more than 1 GB",
              video(MEDIA.replace("'file_size':1", "'file_size':1000000001")),
              FaultCode.LARGE_OBJECT),
          row(
              "more than 2 GB together",
              video(MEDIA.replace("'file_size':1", "'file_size':2000000001")),
              FaultCode.LARGE_OBJECT,
              FaultCode.OVER_RECOMMENDED_MEDIA),
          row(
              "more than 4K",
              video(MEDIA.replace("'width':1", "'width':3841")),
              FaultCode.LARGE_FRAME),
          row(
              "more than 200000 frames",
              video(MEDIA.replace("'duration':1", "'duration':8001")),
              FaultCode.MANY_FRAMES),
          // Flags and items.
          row(
              "a flag as text",
              "{'skip_duplicate_urls':'true'," + image("").substring(1),
              FaultCode.WRONG_TYPE),
          row(
              "upsert without skip",
              "{'upsert_metadata':true," + image("").substring(1),
              FaultCode.UPSERT_WITHOUT_SKIP),
          row("no items", "{'images':[]}", FaultCode.NO_ITEMS),
          row(
              "more than 100 videos",
              many(101, "{'videos':[", "{'objectUrl':'s3://b/#.mp4'}", "]}"),
              FaultCode.OVER_RECOMMENDED_VIDEOS),
          row(
              "more than 1000 images",
              many(1001, "{'images':[", "{'objectUrl':'s3://b/#.jpg'}", "]}"),
              FaultCode.OVER_RECOMMENDED_IMAGES),
          row(
              "more than 10000 items",
              many(10_001, "{'pdf':[", "{'objectUrl':'s3://b/#.pdf'}", "]}"),
              FaultCode.OVER_RECOMMENDED_ITEMS),
          row(
              "more than 9 videos in a scene",
              many(
                  10,
                  "{'scenes':[{'title':'s','scene':{",
                  "'#':{'type':'t','events':[{'uri':'s3://b/#.mp4'}]}",
                  "}}]}"),
              FaultCode.MANY_SCENE_VIDEOS),
          row(
              "more than 100 frames in a video of a scene",
              many(
                  101,
                  "{'scenes':[{'title':'s','scene':{'a':{'type':'t','events':[",
                  "{'uri':'s3://b/#.jpg'}",
                  "]}}}]}"),
              FaultCode.MANY_SCENE_FRAMES),
          // Extensions.
          row(
              "a TIFF in a sequence",
              group(",'objectUrl_0':'s3://b/1.tiff'").replace("false", "true"),
              FaultCode.TIFF_IN_SEQUENCE),
          row(
              "mp4 among audio",
              "{'audio':[{'objectUrl':'s3://b/1.mp4'}]}",
              FaultCode.AMBIGUOUS_EXTENSION),
          row("an unknown extension", url("s3://b/1.xyz"), FaultCode.WRONG_EXTENSION),
          row("no extension", url("s3://b/1"), FaultCode.WRONG_EXTENSION),
          row("a folder", url("s3://b/1/"), FaultCode.FOLDER_URL),
          // What stands twice.
          row(
              "a URL twice",
              many(2, "{'images':[", "{'objectUrl':'s3://b/1.jpg','title':'#'}", "]}"),
              FaultCode.DUPLICATE_URL),
          row(
              "a URL twice in a group",
              group(",'objectUrl_0':'s3://b/1.jpg','objectUrl_1':'s3://b/1.jpg'"),
              FaultCode.DUPLICATE_URL),
          row(
              "an object in two forms",
              "{'images':[{'objectUrl':'s3://b/1.jpg'},"
                  + "{'objectUrl':'https://b.s3.eu-west-2.amazonaws.com/1.jpg'}]}",
              FaultCode.DUPLICATE_OBJECT),
          row(
              "a title twice",
              many(2, "{'images':[", "{'objectUrl':'s3://b/#.jpg','title':'t'}", "]}"),
              FaultCode.DUPLICATE_TITLE),
          row(
              "a title of more than 300 characters",
              image(",'title':'" + "t".repeat(301) + "'"),
              FaultCode.LONG_TITLE),
          row("a blank title", image(",'title':' '"), FaultCode.BLANK_TITLE),
          // How URLs are spelled.
          row("a fragment", url("https://h/a.jpg#b.jpg"), FaultCode.FRAGMENT_IN_URL),
          row("a query", url("https://h/a.jpg?v=1"), FaultCode.QUERY_IN_URL),
          row("a raw percent", url("https://h/100%.jpg"), FaultCode.RAW_PERCENT),
          row("not ASCII", url("https://h/ä.jpg"), FaultCode.NOT_ASCII_IN_URL),
          row("a plus", url("https://h/a+b.jpg"), FaultCode.PLUS_IN_URL),
          row("encoded twice", url("https://h/a%2520b.jpg"), FaultCode.DOUBLE_ENCODING),
          row("an encoding in s3", url("s3://b/a%20b.jpg"), FaultCode.UNCERTAIN_CHARACTER),
          row("http", url("http://h/a.jpg"), FaultCode.HTTP_URL),
          row(
              "a bucket with dots",
              url("https://a.b.s3.eu-west-2.amazonaws.com/1.jpg"),
              FaultCode.BUCKET_WITH_DOTS),
          row(
              "several buckets",
              "{'images':[{'objectUrl':'s3://b/1.jpg'},{'objectUrl':'gs://c/2.jpg'}]}",
              FaultCode.SEVERAL_BUCKETS),
          row("a signed URL", url("https://h/a.jpg?X-Amz-Signature=1"), FaultCode.SIGNED_URL),
          // CSV.
          row(
              "client metadata in CSV",
              "ObjectURL,Image title,clientMetadata\ns3://b/1.jpg,a,{}\n",
              FaultCode.JSON_ONLY),
          row(
              "a flag in CSV",
              "ObjectURL,Image title,skip_duplicate_urls\ns3://b/1.jpg,a,true\n",
              FaultCode.JSON_ONLY),
          row(
              "audio in CSV",
              "ObjectURL,Audio title\ns3://b/1.mp3,a\n",
              FaultCode.JSON_ONLY,
              FaultCode.NO_TITLE_HEADING),
          row(
              "a group without a title in CSV",
              "ObjectURL,Image group title,Create video\ns3://b/1.jpg,,false\n",
              FaultCode.NO_TITLE),
          row(
              "a title of two groups in CSV",
              """
              ObjectURL,Image group title,Create video
              s3://b/1.jpg,g,false
              s3://b/2.jpg,h,false
              s3://b/3.jpg,g,false
              """,
              FaultCode.GROUP_INTERRUPTED),
          row(
              "no heading where the kind changes",
              "ObjectURL,Image title\ns3://b/1.jpg,a\ns3://b/1.mp4,b\n",
              FaultCode.WRONG_SECTION));

  @TestFactory
  List<DynamicTest> itIsFound() {
    return ROWS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.what(), () -> assertThat(codes(row)).isEqualTo(row.codes())))
        .toList();
  }

  private static Set<FaultCode> codes(Row row) throws IOException {
    boolean csv = row.spec().startsWith("ObjectURL");
    byte[] bytes =
        row.spec().equals("UTF-16")
            ? new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '{'}
            : row.spec().replace('\'', '"').getBytes(UTF_8);
    boolean compared =
        EnumSet.of(FaultCode.METADATA_SCHEMA, FaultCode.METADATA_NOT_IN_SCHEMA)
            .containsAll(row.codes());
    SpecChecks checks =
        new SpecChecks(
            compared ? Optional.of(SpecFaultsTest.SCHEMA) : Optional.empty(),
            false,
            Optional.empty());
    Set<FaultCode> codes = EnumSet.noneOf(FaultCode.class);
    SpecValidator.validate(
        new ByteArrayInputStream(bytes),
        csv ? "spec.csv" : "spec.json",
        checks,
        fault -> codes.add(fault.code()));
    return codes;
  }
}
