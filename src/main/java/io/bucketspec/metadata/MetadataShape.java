package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which value stands where in an object: nested objects around values that are told by their index.
 * Keys stand in the order in which paths first name them.
 */
public final class MetadataShape implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  private final Node root;

  /**
   * A value, or an object around others.
   *
   * @param name the key with its quotes and colon, as JSON; of the root nothing
   * @param value the index of the value, or {@link #NONE}
   */
  private record Node(byte[] name, int value, List<Node> members) implements Serializable {
    private static final long serialVersionUID = 1L;

    boolean append(ByteBuilder out, ValueSource source) {
      if (value != NONE) {
        return source.append(value, out);
      }
      int start = out.length();
      byte before = '{';
      for (Node member : members) {
        int end = out.length();
        out.append(before).append(member.name);
        if (member.append(out, source)) {
          before = ',';
        } else {
          out.setLength(end);
        }
      }
      if (out.length() == start) {
        return false;
      }
      out.append((byte) '}');
      return true;
    }
  }

  /**
   * Builds the skeleton.
   *
   * @param paths where each value stands: keys from the outermost to its own; an empty path, alone,
   *     makes the value the whole
   * @throws IllegalArgumentException if there is a {@link #conflict}
   */
  public MetadataShape(List<List<String>> paths) {
    conflict(paths)
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      all.add(i);
    }
    root = node(new byte[0], paths, all, 0);
  }

  private static Node node(byte[] name, List<List<String>> paths, List<Integer> below, int depth) {
    if (below.size() == 1 && paths.get(below.get(0)).size() == depth) {
      return new Node(name, below.get(0), List.of());
    }
    Map<String, List<Integer>> byKey = new LinkedHashMap<>();
    for (int path : below) {
      byKey.computeIfAbsent(paths.get(path).get(depth), key -> new ArrayList<>()).add(path);
    }
    List<Node> members = new ArrayList<>();
    byKey.forEach((key, inside) -> members.add(node(written(key), paths, inside, depth + 1)));
    return new Node(name, NONE, members);
  }

  private static byte[] written(String key) {
    ByteBuilder name = new ByteBuilder();
    JsonString.append(name, key);
    return name.append((byte) ':').toByteArray();
  }

  /**
   * Appends the object around the values that are there; objects without any are left out.
   *
   * @param source gives the value of each path by its index
   * @return whether there is any value; if not, nothing is appended
   */
  public boolean append(ByteBuilder out, ValueSource source) {
    return root.append(out, source);
  }

  /**
   * What is wrong with paths that can't stand in one object, in a sentence: one that is given
   * twice, or is a value and an object around another.
   */
  public static Optional<String> conflict(List<List<String>> paths) {
    Set<List<String>> values = new HashSet<>();
    for (List<String> path : paths) {
      if (!values.add(path)) {
        return Optional.of(
            "The metadata key " + shown(path) + " is given twice: rename one of them.");
      }
    }
    for (List<String> path : paths) {
      for (int length = 0; length < path.size(); length++) {
        List<String> around = path.subList(0, length);
        if (around.isEmpty() && values.contains(around)) {
          return Optional.of(
              "All of the metadata is given as one value but also "
                  + shown(path)
                  + " in it: leave one away.");
        }
        if (values.contains(around)) {
          return Optional.of(
              "The metadata key "
                  + shown(around)
                  + " is given a value but is also the object around "
                  + shown(path)
                  + ": rename one of them.");
        }
      }
    }
    return Optional.empty();
  }

  private static String shown(List<String> path) {
    return Quoted.of(String.join(".", path));
  }
}
