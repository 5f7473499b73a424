package io.bucketspec.cli;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.grouping.dicom.TagOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code tags} part of a job file. */
final class TagsReader {
  static final String TAGS = "tags";

  private TagsReader() {}

  static Optional<TagOptions> read(Fields job) {
    Optional<Node> node = job.node(TAGS);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
      return job.build(() -> table(scalar.text()), TAGS);
    }
    if (!(node.get() instanceof Node.Mapping)) {
      job.noteType(TAGS, "a path, or a mapping with 'table'");
      return Optional.empty();
    }
    return job.inner(TAGS, JobKeys.TAGS).flatMap(TagsReader::tags);
  }

  private static TagOptions table(String path) {
    return new TagOptions(path, TagOptions.AUTO, Optional.empty(), Map.of());
  }

  private static Optional<TagOptions> tags(Fields tags) {
    Optional<String> table =
        tags.requiredText("table", "'tags' needs 'table': the path of the header tags' table.");
    Optional<String> format = tags.choice("format", TagOptions.FORMATS, TagsReader::format);
    Optional<String> key = column(tags, "key");
    Map<DicomTag, String> columns = columns(tags);
    Optional<TagOptions> options =
        tags.build(
            () -> new TagOptions(table.orElse("?"), format.orElse(TagOptions.AUTO), key, columns));
    return tags.sound() ? options : Optional.empty();
  }

  private static Optional<String> format(String word) {
    return Optional.of(word).filter(TagOptions.FORMATS::contains);
  }

  private static Map<DicomTag, String> columns(Fields tags) {
    Map<DicomTag, String> columns = new EnumMap<>(DicomTag.class);
    Optional<Fields> mapping = tags.inner("columns", JobKeys.COLUMNS);
    if (mapping.isPresent()) {
      for (DicomTag tag : DicomTag.values()) {
        column(mapping.get(), tag.keyword()).ifPresent(name -> columns.put(tag, name));
      }
    }
    return columns;
  }

  private static Optional<String> column(Fields in, String key) {
    Optional<String> name = in.text(key);
    if (name.filter(String::isBlank).isPresent()) {
      in.problem(key, "'" + key + "' needs the name of a column of the table.");
    }
    return name;
  }
}
