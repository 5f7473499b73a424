package io.bucketspec.faults;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bucket as the server itself holds it, without a client that could hide anything. */
final class Bucket {
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI uri;

  private Bucket(URI uri) {
    this.uri = uri;
  }

  /** Makes a new bucket on a server. */
  static Bucket make(URI server, String name) throws IOException {
    Bucket bucket = new Bucket(server.resolve("/" + name));
    send(HttpRequest.newBuilder(bucket.uri).PUT(BodyPublishers.noBody()).build());
    return bucket;
  }

  /** Puts all files of a local folder under a prefix that ends with a slash. */
  void upload(Path folder, String prefix) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        send(
            HttpRequest.newBuilder(of(prefix + folder.relativize(file)))
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build());
      }
    }
  }

  /** All objects under a prefix, also those that stand for folders, by the key's rest. */
  SortedMap<String, byte[]> objects(String prefix) throws IOException {
    SortedMap<String, byte[]> objects = new TreeMap<>();
    String query = "?list-type=2&encoding-type=url&prefix=" + encoded(prefix);
    for (String key : keys(get(URI.create(uri + query)))) {
      objects.put(key.substring(prefix.length()), get(of(key)));
    }
    return objects;
  }

  /** Puts an object. */
  void put(String key, String text) throws IOException {
    send(HttpRequest.newBuilder(of(key)).PUT(BodyPublishers.ofString(text)).build());
  }

  /** Puts a file. */
  void put(String key, Path file) throws IOException {
    send(HttpRequest.newBuilder(of(key)).PUT(BodyPublishers.ofFile(file)).build());
  }

  /** Begins an upload in parts that nobody will end. */
  void beginUpload(String key) throws IOException {
    URI uploads = URI.create(of(key) + "?uploads");
    send(HttpRequest.newBuilder(uploads).POST(BodyPublishers.noBody()).build());
  }

  /** Keys of uploads in parts that were neither completed nor aborted. */
  List<String> pendingUploads() throws IOException {
    return keys(get(URI.create(uri + "?uploads&encoding-type=url")));
  }

  private static List<String> keys(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    if (text.contains("<IsTruncated>true</IsTruncated>")) {
      throw new AssertionError("The list has more than one page: " + text);
    }
    List<String> keys = new ArrayList<>();
    Matcher matcher = KEY.matcher(text);
    while (matcher.find()) {
      keys.add(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8));
    }
    return keys;
  }

  private URI of(String key) {
    return URI.create(
        uri
            + "/"
            + Stream.of(key.split("/", -1)).map(Bucket::segment).collect(Collectors.joining("/")));
  }

  /** A segment of dots by itself would be taken for a way to another folder. */
  private static String segment(String text) {
    return text.equals(".") || text.equals("..") ? text.replace(".", "%2E") : encoded(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static byte[] get(URI uri) throws IOException {
    return send(HttpRequest.newBuilder(uri).build());
  }

  private static byte[] send(HttpRequest request) throws IOException {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        throw new IOException(request + " gave " + response.statusCode() + ": " + body);
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
