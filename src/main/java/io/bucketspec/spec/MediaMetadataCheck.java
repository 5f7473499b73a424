package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;
import io.bucketspec.model.MediaField;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks an item's media metadata, which the platform takes as true without looking. */
final class MediaMetadataCheck {
  private static final double LARGEST_FILE = 1e9;
  private static final double MOST_FRAMES = 200_000;

  private final JsonTokens tokens;
  private final Faults faults;
  private final Tally tally;
  private final SeenNames names;
  private final JsonWalk other;

  /** Numbers of the object under way; strings count as 1. */
  private final Map<String, Double> values = new HashMap<>();

  MediaMetadataCheck(JsonTokens tokens, Faults faults, Tally tally, SeenNames.Budget budget) {
    this.tokens = tokens;
    this.faults = faults;
    this.tally = tally;
    names = new SeenNames(budget);
    other = new JsonWalk(tokens, faults, budget);
  }

  /** Checks the object whose first token is the current one. */
  void check(Section section) throws IOException {
    if (tokens.token() != JsonToken.START_OBJECT) {
      faults.report(
          FaultCode.WRONG_TYPE,
          tokens,
          "'"
              + section.mediaKey()
              + "' must be an object but is "
              + tokens.sort()
              + ": write all of its fields, or leave it out.");
      other.value();
      return;
    }
    Cursor start = tokens.here();
    List<MediaField> fields = section.mediaFields();
    values.clear();
    names.clear();
    while (tokens.next() != JsonToken.END_OBJECT) {
      field(section, fields);
    }
    List<String> missing =
        fields.stream().map(MediaField::name).filter(name -> !values.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      faults.report(
          FaultCode.INCOMPLETE_MEDIA_METADATA,
          start,
          "'"
              + section.mediaKey()
              + "' lacks "
              + missing.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
              + ": write all of its fields, or leave it out.");
    }
    checkSizes(start);
  }

  private void field(Section section, List<MediaField> fields) throws IOException {
    String name = tokens.text();
    MediaField field =
        fields.stream()
            .filter(known -> known.name().equals(name) || known.wireName().equals(name))
            .findFirst()
            .orElse(null);
    names.add(field == null ? name : field.name(), tokens, faults);
    if (field == null) {
      List<String> known = fields.stream().map(MediaField::name).toList();
      faults.report(
          FaultCode.UNKNOWN_KEY,
          tokens,
          "Unknown key "
              + Faults.quoted(name)
              + " in '"
              + section.mediaKey()
              + "': "
              + WordHint.of(name, known));
      tokens.next();
      other.value();
      return;
    }
    tokens.next();
    value(field);
  }

  private void value(MediaField field) throws IOException {
    boolean fits =
        switch (field.type()) {
          case INTEGER -> tokens.token() == JsonToken.VALUE_NUMBER_INT;
          case NUMBER -> tokens.isNumber();
          case STRING -> tokens.token() == JsonToken.VALUE_STRING && !tokens.text().isBlank();
        };
    double value = fits && field.type() != MediaField.Type.STRING ? number(tokens.text()) : 1;
    values.put(field.name(), value);
    if (!fits) {
      String wanted =
          switch (field.type()) {
            case INTEGER -> "an integer";
            case NUMBER -> "a number";
            case STRING -> "a string that is not blank";
          };
      String text = tokens.token().isScalarValue() ? tokens.text() : tokens.sort();
      faults.report(
          FaultCode.WRONG_TYPE,
          tokens,
          "'"
              + field.name()
              + "' must be "
              + wanted
              + " but is "
              + (tokens.token() == JsonToken.VALUE_STRING ? "the string " : "")
              + (tokens.token().isScalarValue() ? Faults.quoted(text) : text)
              + ".");
      other.value();
    } else if (field.name().equals("file_size") && value == 0) {
      faults.report(FaultCode.ZERO_BYTES, tokens, "'file_size' is 0: an empty object is no media.");
    } else if (value <= 0 || Double.isInfinite(value)) {
      faults.report(
          FaultCode.WRONG_VALUE,
          tokens,
          "'"
              + field.name()
              + "' must be more than 0 but is "
              + Faults.quoted(tokens.text())
              + ".");
    }
  }

  private static double number(String text) {
    return text.length() > 400 ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private void checkSizes(Cursor start) {
    double bytes = values.getOrDefault("file_size", 0.0);
    if (bytes > 0 && bytes <= Long.MAX_VALUE) {
      tally.media((long) bytes, start);
    }
    if (bytes > LARGEST_FILE) {
      faults.report(
          FaultCode.LARGE_OBJECT,
          start,
          "The object has more than 1 GB, the most that is recommended.");
    }
    double width = values.getOrDefault("width", 0.0);
    double height = values.getOrDefault("height", 0.0);
    if (Math.max(width, height) > 3840 || Math.min(width, height) > 2160) {
      faults.report(
          FaultCode.LARGE_FRAME,
          start,
          String.format(
              "The object has %.0f x %.0f pixels, more than the 3840 x 2160 (4K) recommended.",
              width, height));
    }
    double frames = values.getOrDefault("fps", 0.0) * values.getOrDefault("duration", 0.0);
    if (frames > MOST_FRAMES) {
      faults.report(
          FaultCode.MANY_FRAMES,
          start,
          String.format(
              "The video has about %.0f frames, more than the 200000 recommended.", frames));
    }
  }
}
