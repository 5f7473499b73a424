package io.bucketspec.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a key of a metadata schema may hold. Source: the platform's page on metadata schemas and its
 * SDK. No page says what null is; here it is the lack of a value, of whatever type.
 *
 * @param sort which type
 * @param values the values of an enum, else none
 * @param dimensions how many numbers an embedding has; 0 for any number up to 4096, and for others
 */
public record MetadataType(Sort sort, List<String> values, int dimensions) implements Serializable {
  /** Characters of a varchar, at most. */
  public static final int MAX_VARCHAR = 8192;

  /** Values of an enum, at most: the SDK says 256 and refuses them. */
  public static final int MAX_VALUES = 255;

  /** Numbers of an embedding, at most. */
  public static final int MAX_DIMENSIONS = 4096;

  private static final int TOLD_VALUES = 10;

  /** The types that there are. */
  public enum Sort {
    BOOLEAN("boolean", "true or false"),
    DATETIME("datetime", "a moment in ISO 8601 and UTC, such as 2026-11-21T09:30:00Z,"),
    NUMBER("number", "a number"),
    UUID("uuid", "a UUID of version 4"),
    VARCHAR("varchar", "a string"),
    TEXT("text", "a string"),
    ENUM("enum", "a string"),
    EMBEDDING("embedding", "an array of numbers"),
    GEOSPATIAL("geospatial", "an object {\"latitude\": …, \"longitude\": …}");

    private static final List<String> LABELS = Arrays.stream(values()).map(Sort::label).toList();

    private final String label;
    private final String wanted;

    Sort(String label, String wanted) {
      this.label = label;
      this.wanted = wanted;
    }

    /** The type's name in a schema. */
    public String label() {
      return label;
    }

    /** The names of all, in their order. */
    public static List<String> labels() {
      return LABELS;
    }

    /** The type of that name; {@code string} and {@code long_string} are older names of two. */
    public static Optional<Sort> ofLabel(String label) {
      String name =
          switch (label) {
            case "string" -> "varchar";
            case "long_string" -> "text";
            default -> label;
          };
      return Arrays.stream(values()).filter(sort -> sort.label.equals(name)).findFirst();
    }
  }

  public MetadataType {
    values = List.copyOf(values);
    if (sort == Sort.ENUM && values.isEmpty()) {
      throw new InvalidOption("values", "An enum needs its values: write at least one.");
    }
    if (sort != Sort.ENUM && !values.isEmpty()) {
      throw new InvalidOption("values", "Only an enum has values, and not '" + sort.label + "'.");
    }
    if (values.size() > MAX_VALUES) {
      throw new InvalidOption(
          "values",
          "An enum has at most " + MAX_VALUES + " values, but here are " + values.size() + ".");
    }
    if (new HashSet<>(values).size() < values.size()) {
      List<String> rest = new ArrayList<>(values);
      new HashSet<>(values).forEach(rest::remove);
      throw new InvalidOption(
          "values", "The value " + quoted(rest.get(0)) + " stands twice among those of the enum.");
    }
    if (sort != Sort.EMBEDDING && dimensions != 0) {
      throw new InvalidOption(
          "dimensions", "Only an embedding has dimensions, and not '" + sort.label + "'.");
    }
    if (dimensions < 0 || dimensions > MAX_DIMENSIONS) {
      throw new InvalidOption(
          "dimensions",
          "An embedding has 1 to " + MAX_DIMENSIONS + " dimensions, and not " + dimensions + ".");
    }
  }

  /** A type that needs nothing more to be said of it. */
  public static MetadataType of(Sort sort) {
    return new MetadataType(sort, List.of(), 0);
  }

  /** An enum. */
  public static MetadataType enumOf(List<String> values) {
    return new MetadataType(Sort.ENUM, values, 0);
  }

  /** An embedding of exactly so many numbers, or of any number of them for 0. */
  public static MetadataType embedding(int dimensions) {
    return new MetadataType(Sort.EMBEDDING, List.of(), dimensions);
  }

  /**
   * Why a value that is neither array nor object is none of this type.
   *
   * @param valueSort what it is
   * @param text the string, the number as it is spelled, or true or false
   * @return what follows on the key's name in a sentence, without a point: {@code must be a number
   *     but is the string 'x'}; empty if the value is one
   */
  public Optional<String> fault(JsonSort valueSort, String text) {
    if (valueSort == JsonSort.NULL) {
      return Optional.empty();
    }
    boolean isSort =
        switch (sort) {
          case BOOLEAN -> valueSort == JsonSort.BOOLEAN;
          case NUMBER -> valueSort.isNumber();
          case EMBEDDING, GEOSPATIAL -> false;
          default -> valueSort == JsonSort.STRING;
        };
    return isSort ? faultOfContent(text) : Optional.of(mustBe(sort.wanted, valueSort, text));
  }

  /** Why an array or an object is none of this type. */
  String faultOfBracket(JsonSort valueSort) {
    return "must be " + sort.wanted + " but is " + valueSort.phrase();
  }

  private Optional<String> faultOfContent(String text) {
    return switch (sort) {
      case NUMBER -> faultOfNumber(text);
      case DATETIME -> faultOfMoment(text);
      case UUID -> isUuid4(text) ? Optional.empty() : Optional.of(mustBe(text));
      case VARCHAR -> faultOfLength(text);
      case ENUM -> faultOfChoice(text);
      default -> Optional.empty();
    };
  }

  private Optional<String> faultOfMoment(String text) {
    return switch (UtcMoment.of(text)) {
      case IS_ONE -> Optional.empty();
      case NO_ZONE ->
          Optional.of(
              "must be a moment in UTC, but "
                  + quoted(text)
                  + " has no zone: what is in UTC has a Z at its end");
      case OTHER_ZONE ->
          Optional.of("must be a moment in UTC, but " + quoted(text) + " is of another zone");
      case IS_NONE -> Optional.of(mustBe(text));
    };
  }

  private String mustBe(String text) {
    return mustBe(sort.wanted, JsonSort.STRING, text);
  }

  /** What a value must be and is. */
  static String mustBe(String wanted, JsonSort valueSort, String text) {
    return "must be " + wanted + " but is " + told(valueSort, text);
  }

  /** A value within a sentence. */
  static String told(JsonSort valueSort, String text) {
    return switch (valueSort) {
      case STRING -> "the string " + quoted(text);
      case INTEGER, NUMBER -> shortened(text);
      case BOOLEAN -> text;
      default -> valueSort.phrase();
    };
  }

  static Optional<String> faultOfNumber(String text) {
    return Double.isInfinite(Double.parseDouble(text))
        ? Optional.of(
            "must be a number of 64 bits but is " + shortened(text) + ", which is beyond that")
        : Optional.empty();
  }

  private static Optional<String> faultOfLength(String text) {
    int chars =
        text.length() <= MAX_VARCHAR ? text.length() : text.codePointCount(0, text.length());
    return chars <= MAX_VARCHAR
        ? Optional.empty()
        : Optional.of(
            "must have at most "
                + MAX_VARCHAR
                + " characters but has "
                + chars
                + ", for which the schema has the type text");
  }

  private Optional<String> faultOfChoice(String text) {
    if (values.contains(text)) {
      return Optional.empty();
    }
    String told =
        values.stream()
            .limit(TOLD_VALUES)
            .map(MetadataType::quoted)
            .collect(Collectors.joining(", "));
    int more = values.size() - TOLD_VALUES;
    return Optional.of(
        mustBe("one of " + told + (more > 0 ? " and " + more + " more" : ""), JsonSort.STRING, text)
            + Nearest.of(text, values).map(near -> ", perhaps for " + quoted(near)).orElse(""));
  }

  /** Whether a text is a UUID of version 4, and of the variant that has versions. */
  private static boolean isUuid4(String text) {
    if (text.length() != 36 || text.charAt(14) != '4' || "89abAB".indexOf(text.charAt(19)) < 0) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Someone else's text within a sentence: in quotes, short, and without control characters. */
  static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  private static String shortened(String text) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length() && i < 60) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean shows = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
      out.append(shows ? Character.toString(c) : String.format("\\u%04x", c));
    }
    return out.append(i < text.length() ? "…" : "").toString();
  }
}
