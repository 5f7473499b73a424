package io.bucketspec.spec;

import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import io.bucketspec.model.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arrays that a JSON spec can have, more than bucketspec writes. Source: the
 * register-cloud-data page and the SDK's models; what no page settles is said by a warning.
 */
enum Section {
  VIDEOS(Kind.VIDEO),
  IMAGES(Kind.IMAGE),
  IMAGE_GROUPS(Kind.IMAGE_GROUP),
  DICOM_SERIES(Kind.DICOM_SERIES),
  AUDIO(Kind.AUDIO),
  TEXT(Kind.TEXT),
  PDF(Kind.PDF),
  NIFTI(Kind.NIFTI),
  SCENES("scenes", "scene", false),
  GROUPS_FROM_ITEMS("image_groups_from_items", "image_group", true);

  private static final Map<Section, Set<String>> EXTENSIONS = new EnumMap<>(Section.class);
  private static final Map<Section, List<String>> ITEM_KEYS = new EnumMap<>(Section.class);

  static {
    for (Section section : values()) {
      // Of text the sources name some extensions "and many more": any will do.
      if (section.kind != null && section.kind != Kind.TEXT) {
        EXTENSIONS.put(section, sorted(MediaType.extensions(section.kind)));
      }
      ITEM_KEYS.put(section, section.listItemKeys());
    }
  }

  /** Sorted for sentences, hashed since each URL asks. */
  private static Set<String> sorted(Set<String> extensions) {
    return new LinkedHashSet<>(new TreeSet<>(extensions));
  }

  private final Kind kind;
  private final String key;
  private final String label;
  private final boolean grouped;
  private final String mediaKey;

  Section(Kind kind) {
    this.kind = kind;
    key = kind.array();
    label = kind.label();
    grouped = kind.grouped();
    mediaKey = MediaField.mediaKey(kind).orElse(null);
  }

  /** What bucketspec makes no items of. */
  Section(String key, String label, boolean grouped) {
    kind = null;
    this.key = key;
    this.label = label;
    this.grouped = grouped;
    mediaKey = null;
  }

  /** The top-level key. */
  String key() {
    return key;
  }

  /** The kind of its items; for image groups that of those that are no sequence. */
  String label() {
    return label;
  }

  boolean grouped() {
    return grouped;
  }

  /** The key of its media metadata, or null. */
  String mediaKey() {
    return mediaKey;
  }

  /** The fields of its media metadata; none where it has no key. */
  List<MediaField> mediaFields() {
    return kind == null ? List.of() : MediaField.of(kind);
  }

  /** Known extensions, sorted, an empty one for none; null where any will do. */
  Set<String> extensions() {
    return EXTENSIONS.get(this);
  }

  /** The keys that an item may have, a first position standing for all. */
  List<String> itemKeys() {
    return ITEM_KEYS.get(this);
  }

  private List<String> listItemKeys() {
    if (this == SCENES) {
      return List.of("title", "scene", "clientMetadata");
    }
    List<String> keys = new ArrayList<>();
    keys.add(grouped ? "objectUrl_0" : "objectUrl");
    keys.add("title");
    if (this == IMAGE_GROUPS) {
      keys.add("createVideo");
    }
    keys.add("clientMetadata");
    if (mediaKey != null) {
      keys.add(mediaKey);
    }
    return List.copyOf(keys);
  }

  static Section ofKey(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst().orElse(null);
  }

  static Section of(Kind kind) {
    return ofKey(kind.array());
  }

  /** The section that an extension belongs to, or null if to none or to several. */
  static Section ofExtension(String extension) {
    if (extension.isEmpty()) {
      return null;
    }
    return Arrays.stream(values())
        .filter(s -> s.extensions() != null && s.extensions().contains(extension))
        .findFirst()
        .orElse(null);
  }
}
