package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bucketspec.model.Kind;
import io.bucketspec.spec.Written.Item;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Items with arbitrary titles and URLs, in an order a writer takes. */
final class RandomItems {
  private static final String NASTY = ",\"\\\r\n\t\b\f \u0000\u001f\u007f{}[]:'\u2028\uFEFF\uFFFD";

  private final Random random;
  private final boolean cleanUrls;

  private RandomItems(Random random, boolean cleanUrls) {
    this.random = random;
    this.cleanUrls = cleanUrls;
  }

  RandomItems(Random random) {
    this(random, false);
  }

  /** URLs that the platform takes; titles stay arbitrary. */
  static RandomItems withCleanUrls(Random random) {
    return new RandomItems(random, true);
  }

  /** One kind or, combined, any; titles are unique, so that CSV keeps groups apart. */
  List<Item> file(SpecOptions options) {
    List<Item> items = new ArrayList<>();
    List<Kind> kinds = Arrays.stream(Kind.values()).filter(options.format()::holds).toList();
    Kind only = kinds.get(random.nextInt(kinds.size()));
    for (Kind kind : kinds) {
      int count = options.combine() ? random.nextInt(4) : kind == only ? 1 + random.nextInt(6) : 0;
      for (int i = 0; i < count; i++) {
        items.add(item(kind, items.size()));
      }
    }
    return items.isEmpty() ? file(options) : items;
  }

  private Item item(Kind kind, int number) {
    List<byte[]> urls = new ArrayList<>();
    int count = kind.grouped() ? 1 + random.nextInt(12) : 1;
    for (int i = 0; i < count; i++) {
      String name = cleanUrls ? URLEncoder.encode(text(), UTF_8) : text();
      urls.add(("https://b.s3.eu-west-2.amazonaws.com/" + name).getBytes(UTF_8));
    }
    return new Item(kind, (text() + number).getBytes(UTF_8), urls);
  }

  /** Any characters but lone surrogates, which UTF-8 can't hold. */
  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    while (text.length() < length) {
      int c =
          switch (random.nextInt(4)) {
            case 0 -> NASTY.charAt(random.nextInt(NASTY.length()));
            case 1 -> 'a' + random.nextInt(26);
            case 2 -> random.nextInt(0x800);
            default -> random.nextInt(Character.MAX_CODE_POINT + 1);
          };
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        text.appendCodePoint(c);
      }
    }
    return text.toString();
  }
}
