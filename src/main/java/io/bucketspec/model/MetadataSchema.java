package io.bucketspec.model;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types that an organisation has declared for the keys of client metadata. Keys that it doesn't
 * have may hold anything; the platform doesn't forbid them, but can't filter by them.
 *
 * <p>A key with dots stands for a key that is spelled so, and as well for one within objects:
 * {@code camera.serial} is the key {@code serial} of the object {@code camera}. Places are
 * therefore told by their path: the keys to them, joined by dots.
 */
public final class MetadataSchema implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The platform's own key, whose content no schema declares. */
  static final String OWN_KEY = "$encord";

  private final HashMap<String, MetadataType> types;

  /** The paths of objects that may hold keys of the schema. */
  private final HashSet<String> around = new HashSet<>();

  private MetadataSchema(Map<String, MetadataType> types) {
    this.types = new HashMap<>(types);
    for (String key : types.keySet()) {
      for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
        around.add(key.substring(0, dot));
      }
    }
  }

  /**
   * A schema of these keys.
   *
   * @throws InvalidOption naming a key that the platform refuses
   */
  public static MetadataSchema of(Map<String, MetadataType> types) {
    types
        .keySet()
        .forEach(
            key ->
                keyFault(key)
                    .ifPresent(
                        sentence -> {
                          throw new InvalidOption(key, sentence);
                        }));
    return new MetadataSchema(types);
  }

  /** Why no schema can have that key, as a sentence. Source: the SDK's rule. */
  public static Optional<String> keyFault(String key) {
    String sentence = null;
    String plain = key.replaceAll("[-_ .]", "");
    if (key.isEmpty()) {
      sentence = "A key is empty.";
    } else if (key.startsWith("$")) {
      sentence = "begins with '$', which the platform keeps for itself.";
    } else if (plain.isEmpty()) {
      sentence = "has no letter and no digit.";
    } else if (plain.equals("keyframes")) {
      sentence = "is a special key of the platform.";
    } else if (!plain.codePoints().allMatch(Character::isLetterOrDigit)) {
      sentence = "may hold letters, digits, spaces and - _ . only.";
    }
    return Optional.ofNullable(sentence)
        .map(told -> key.isEmpty() ? told : "The key " + MetadataType.quoted(key) + " " + told);
  }

  /** The type of what stands at a path; empty if the schema doesn't know it. */
  public Optional<MetadataType> type(String path) {
    return Optional.ofNullable(types.get(path));
  }

  /** Whether the schema has keys within the object at a path. */
  public boolean hasKeysIn(String path) {
    return around.contains(path);
  }

  /** All keys. */
  public Set<String> keys() {
    return Set.copyOf(types.keySet());
  }
}
