package io.bucketspec.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares one client metadata with a schema while someone reads it, token by token. Keeps nothing
 * but the path to where it is, and that only as far as the schema has keys there.
 */
public final class SchemaWalk {
  private static final int MOST_LATITUDE = 90;
  private static final int MOST_LONGITUDE = 180;

  /**
   * What is wrong with a value that has just been read.
   *
   * @param path the keys to it, joined by dots
   * @param known whether the schema has it; if not, that is all
   * @param sentence what is wrong, for people
   */
  public record Problem(String path, boolean known, String sentence) {}

  /** What the tokens that come now are. */
  private enum Within {
    OBJECT,
    EMBEDDING,
    GEOSPATIAL,
    /** A value that isn't looked at. */
    OTHER
  }

  private final MetadataSchema schema;

  /** The paths of the objects around the current one, of which the last is its own. */
  private final List<String> objects = new ArrayList<>();

  private Within within = Within.OBJECT;

  /** Brackets that are open within the value that {@link #within} tells of. */
  private int inner;

  /** The path of the value that comes next, or that {@link #within} is of. */
  private String path = "";

  private MetadataType type;
  private long numbers;
  private String coordinate;
  private boolean latitude;
  private boolean longitude;
  private String fault;

  public SchemaWalk(MetadataSchema schema) {
    this.schema = schema;
  }

  /** Begins with another client metadata, whose first bracket has been read. */
  public void begin() {
    objects.clear();
    objects.add("");
    within = Within.OBJECT;
    inner = 0;
    path = "";
  }

  /**
   * Begins with another client metadata, and goes on to a value in it.
   *
   * @param keys the keys to the value, at least one
   * @return what is wrong with the objects on the way
   */
  public Optional<Problem> begin(List<String> keys) {
    begin();
    Optional<Problem> problem = Optional.empty();
    for (int i = 0; i < keys.size(); i++) {
      name(keys.get(i));
      if (i < keys.size() - 1) {
        Optional<Problem> here = open(JsonSort.OBJECT);
        problem = problem.isPresent() ? problem : here;
      }
    }
    return problem;
  }

  /** Whether the schema says anything of the value that comes next, or is under way. */
  public boolean looksAtValue() {
    return switch (within) {
      case OBJECT -> schema.type(path).isPresent() || schema.hasKeysIn(path);
      case OTHER -> false;
      default -> true;
    };
  }

  /** Whether a value is under way that is told of only at its end, so that its place is wanted. */
  public boolean isInValue() {
    return within != Within.OBJECT;
  }

  /** A member of an object begins. */
  public void name(String name) {
    if (within == Within.OBJECT) {
      String object = objects.get(objects.size() - 1);
      path = object.isEmpty() ? name : object + "." + name;
    } else if (inner == 0) {
      coordinate = name;
    }
  }

  /** An object or an array begins. */
  public Optional<Problem> open(JsonSort bracket) {
    if (within != Within.OBJECT) {
      faultInValue(bracket, "");
      inner++;
      return Optional.empty();
    }
    type = schema.type(path).orElse(null);
    fault = null;
    if (type == null && bracket == JsonSort.OBJECT && schema.hasKeysIn(path)) {
      objects.add(path);
      return Optional.empty();
    }
    if (isSort(MetadataType.Sort.EMBEDDING) && bracket == JsonSort.ARRAY) {
      within = Within.EMBEDDING;
      numbers = 0;
      return Optional.empty();
    }
    if (isSort(MetadataType.Sort.GEOSPATIAL) && bracket == JsonSort.OBJECT) {
      within = Within.GEOSPATIAL;
      latitude = false;
      longitude = false;
      return Optional.empty();
    }
    within = Within.OTHER;
    return type == null ? notInSchema() : problem(type.faultOfBracket(bracket));
  }

  private boolean isSort(MetadataType.Sort sort) {
    return type != null && type.sort() == sort;
  }

  /** An object or an array ends. */
  public Optional<Problem> close() {
    if (within == Within.OBJECT) {
      objects.remove(objects.size() - 1);
      return Optional.empty();
    }
    if (inner > 0) {
      inner--;
      return Optional.empty();
    }
    Within ended = within;
    within = Within.OBJECT;
    if (ended == Within.EMBEDDING && fault == null) {
      fault = faultOfNumbers();
    } else if (ended == Within.GEOSPATIAL && fault == null && !(latitude && longitude)) {
      fault = "lacks '" + (latitude ? "longitude" : "latitude") + "', and must have both";
    }
    return ended == Within.OTHER || fault == null ? Optional.empty() : problem(fault);
  }

  private String faultOfNumbers() {
    int wanted = type.dimensions();
    if (wanted > 0) {
      return numbers == wanted ? null : "must have " + wanted + " numbers but has " + numbers;
    }
    return numbers > 0 && numbers <= MetadataType.MAX_DIMENSIONS
        ? null
        : "must have 1 to " + MetadataType.MAX_DIMENSIONS + " numbers but has " + numbers;
  }

  /**
   * Any other value.
   *
   * @param text the string, the number as it is spelled, or true or false
   */
  public Optional<Problem> scalar(JsonSort sort, String text) {
    if (within != Within.OBJECT) {
      faultInValue(sort, text);
      return Optional.empty();
    }
    type = schema.type(path).orElse(null);
    return type == null ? notInSchema() : type.fault(sort, text).flatMap(this::problem);
  }

  /** Keeps the first thing that is wrong with an element or a member; its value tells it. */
  private void faultInValue(JsonSort sort, String text) {
    if (inner > 0) {
      return;
    }
    String found = null;
    if (within == Within.EMBEDDING) {
      numbers++;
      found = faultOfNumber(sort, text);
    } else if (within == Within.GEOSPATIAL && coordinate.equals("latitude")) {
      latitude = true;
      found = faultOfDegrees(MOST_LATITUDE, sort, text);
    } else if (within == Within.GEOSPATIAL && coordinate.equals("longitude")) {
      longitude = true;
      found = faultOfDegrees(MOST_LONGITUDE, sort, text);
    }
    fault = fault == null ? found : fault;
  }

  private static String faultOfNumber(JsonSort sort, String text) {
    return sort.isNumber()
        ? MetadataType.faultOfNumber(text).map(fault -> "has a number that " + fault).orElse(null)
        : "must hold numbers only but holds " + MetadataType.told(sort, text);
  }

  private String faultOfDegrees(int most, JsonSort sort, String text) {
    boolean within = sort.isNumber() && Math.abs(Double.parseDouble(text)) <= most;
    return within
        ? null
        : "has a '"
            + coordinate
            + "' that "
            + MetadataType.mustBe("a number from -" + most + " to " + most, sort, text);
  }

  /** What is wrong so far with a value whose end has not come. */
  public Optional<Problem> soFar() {
    boolean told = within == Within.OBJECT || within == Within.OTHER;
    return told || fault == null ? Optional.empty() : problem(fault);
  }

  private Optional<Problem> problem(String what) {
    return Optional.of(
        new Problem(
            path, true, "By the metadata schema " + MetadataType.quoted(path) + " " + what + "."));
  }

  private Optional<Problem> notInSchema() {
    return path.equals(MetadataSchema.OWN_KEY)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                path,
                false,
                "The metadata schema has no key "
                    + MetadataType.quoted(path)
                    + ", so that the platform can't tell its type."));
  }
}
