package io.bucketspec.run;

import io.bucketspec.run.LocalSteps.TestRow;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items that {@link TestJobs#mixedRules} make of rows, the slow and obvious way. */
final class Oracle {
  private static final Pattern CAMS =
      Pattern.compile("cams/([^/]+)/([^/]+)/([^/]+)/frame_[^/]+\\.jpg");
  private static final Pattern DICOM =
      Pattern.compile("dicom/([^/]+)/([^/]+)/.*\\.dcm", Pattern.DOTALL);
  private static final Pattern BOARDS =
      Pattern.compile("(boards/[^/]+/[^/]+)/.*\\.png", Pattern.DOTALL);
  private static final Pattern DIGITS = Pattern.compile("\\d+|\\D");

  private Oracle() {}

  /** For each item, as {@code kind title}, the URLs in order. */
  static Map<String, List<String>> items(List<TestRow> rows) {
    Map<String, TreeSet<String>> keys = new TreeMap<>();
    for (TestRow row : rows) {
      boolean taken = row.latest() && !row.deleteMarker() && !row.needsRestore() && row.size() > 0;
      String item = taken ? item(row.key()) : null;
      if (item != null) {
        keys.computeIfAbsent(item, any -> new TreeSet<>(Oracle::natural)).add(row.key());
      }
    }
    Map<String, List<String>> items = new TreeMap<>();
    keys.forEach(
        (item, members) -> {
          List<String> urls = new ArrayList<>();
          members.forEach(key -> urls.add(url(key)));
          items.put(item, urls);
        });
    return items;
  }

  private static String item(String key) {
    if (key.contains("/thumbs/")) {
      return null;
    }
    Matcher cams = CAMS.matcher(key);
    if (cams.matches()) {
      return "image_sequence " + cams.group(1) + "/" + cams.group(2) + "/" + cams.group(3);
    }
    Matcher dicom = DICOM.matcher(key);
    if (dicom.matches()) {
      return "dicom_series " + dicom.group(1) + "/" + dicom.group(2);
    }
    Matcher boards = BOARDS.matcher(key);
    if (boards.matches()) {
      return "image_group " + boards.group(1);
    }
    String name = key.substring(key.lastIndexOf('/') + 1);
    if (key.startsWith("videos/")) {
      return "video " + name + "\n" + key;
    }
    return key.startsWith("photos/") ? "image " + name + "\n" + key : null;
  }

  static String url(String key) {
    StringBuilder url = new StringBuilder("https://acme-media.s3.eu-west-2.amazonaws.com");
    for (String segment : key.split("/", -1)) {
      url.append('/')
          .append(
              URLEncoder.encode(segment, StandardCharsets.UTF_8)
                  .replace("+", "%20")
                  .replace("*", "%2A")
                  .replace("%7E", "~"));
    }
    return url.toString();
  }

  static int natural(String a, String b) {
    List<String> left = tokens(a);
    List<String> right = tokens(b);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(left.size(), right.size());
    return order != 0 ? order : bytes().compare(a, b);
  }

  private static int compare(String a, String b) {
    boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
    return numbers
        ? new BigInteger(a).compareTo(new BigInteger(b))
        : bytes().compare(a.substring(0, 1), b.substring(0, 1));
  }

  private static Comparator<String> bytes() {
    return Comparator.comparing(
        text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = DIGITS.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}
