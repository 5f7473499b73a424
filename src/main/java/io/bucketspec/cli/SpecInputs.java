package io.bucketspec.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.run.SpecFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The spec files that an argument of {@code validate} names. A file is taken as it is. Of a folder
 * or a pattern those that end in {@code .json} or {@code .csv} are, but none whose name begins with
 * {@code _} or a dot. Files below an {@code index.jsonl} are compared with it, whether it is named
 * or found.
 */
final class SpecInputs {
  private static final String INDEX = "index.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, SpecInput> inputs = new TreeMap<>();

  private SpecInputs() {}

  static List<SpecInput> of(String argument) throws IOException {
    SpecInputs found = new SpecInputs();
    List<String> files = FileTree.files(argument);
    if (files.equals(List.of(argument))) {
      found.one(argument);
    } else {
      files.stream()
          .filter(file -> isSpec(below(FileTree.root(argument), file)))
          .forEach(file -> found.inputs.put(file, SpecInput.of(file)));
      for (String file : files) {
        if (name(file).equals(INDEX)) {
          found.compare(file);
        }
      }
    }
    return new ArrayList<>(found.inputs.values());
  }

  private void one(String file) throws IOException {
    if (!name(file).equals(INDEX)) {
      inputs.put(file, SpecInput.of(file));
      return;
    }
    String specs = folder(file) + "specs";
    try {
      FileTree.files(specs).stream()
          .filter(spec -> isSpec(below(specs, spec)))
          .forEach(spec -> inputs.put(spec, SpecInput.of(spec)));
    } catch (FileNotFoundException none) {
      // Then all that the index lists is missing, which it is told of.
    }
    compare(file);
  }

  /** Gives each file of the index' run what the index says of it. */
  private void compare(String index) throws IOException {
    String folder = folder(index);
    for (Map.Entry<String, SpecInput> input : inputs.entrySet()) {
      if (input.getKey().startsWith(folder + "specs/")) {
        input.setValue(new SpecInput(input.getKey(), Optional.of(index), Optional.empty()));
      }
    }
    try (InputStream in = TextFile.open(index);
        MappingIterator<SpecFile> lines = JSON.readerFor(SpecFile.class).readValues(in)) {
      while (lines.hasNextValue()) {
        SpecFile line = lines.nextValue();
        String path = folder + line.path();
        inputs.put(path, new SpecInput(path, Optional.of(index), Optional.of(line)));
      }
    } catch (JacksonException broken) {
      throw new IOException(
          "line "
              + broken.getLocation().getLineNr()
              + " is no line of an index: "
              + broken.getOriginalMessage(),
          broken);
    }
  }

  /** The path below a folder; the name alone where the store spells the folder otherwise. */
  private static String below(String folder, String file) {
    return file.startsWith(folder) ? file.substring(folder.length()) : name(file);
  }

  private static boolean isSpec(String below) {
    String lower = below.toLowerCase(Locale.ROOT);
    boolean hidden = false;
    for (String segment : below.split("/")) {
      hidden |= segment.startsWith("_") || segment.startsWith(".");
    }
    return !hidden && (lower.endsWith(".json") || lower.endsWith(".csv"));
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }
}
