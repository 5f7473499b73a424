package io.bucketspec.run;

import io.bucketspec.metadata.MetadataShape;
import io.bucketspec.rules.RuleText;
import java.io.Serializable;
import java.util.List;

/**
 * The metadata that the items of one rule get.
 *
 * @param sources the tables that they get some from
 * @param slots where each value comes from, in the order of the shape's paths
 * @param shape the object that the values make up
 * @param media where each field of the media metadata comes from, in the order of the kind's
 *     fields; empty if no table gives any
 * @param rest the index of the source whose rows are objects of any keys, which go to the top; -1
 *     for none
 */
record RuleMetadata(
    List<Source> sources, List<Slot> slots, MetadataShape shape, List<Slot> media, int rest)
    implements Serializable {
  RuleMetadata {
    sources = List.copyOf(sources);
    slots = List.copyOf(slots);
    media = List.copyOf(media);
  }

  /**
   * A table, from one rule's view.
   *
   * @param table its index in the plan
   * @param on what items have that must be alike to the table's columns
   * @param byMember whether each member of a group may have another row
   * @param route how a row's texts lead to the place of its items
   * @param groupTexts for {@link Route#CAPTURES}, for each capture that groups, in the rule's
   *     order, which of the texts it is
   * @param partitionTexts likewise for each capture that partitions; -1 where the rule lacks it
   */
  record Source(
      int table,
      List<ItemName> on,
      boolean byMember,
      Route route,
      int[] groupTexts,
      int[] partitionTexts)
      implements Serializable {
    Source {
      on = List.copyOf(on);
    }
  }

  /** What the texts that a row has in common with its items tell of their place. */
  enum Route {
    /** The text is the object's key. */
    KEY,
    /** The texts are those that the rule groups by. */
    CAPTURES,
    /** Nothing: rows and items have to meet first. */
    NONE
  }

  /**
   * One value.
   *
   * @param source the index of its source; {@link #FIXED} for one that the job file states; {@link
   *     #NONE} for none
   * @param value the index of the row's value; {@link #WHOLE} for the whole row
   * @param text the text that the job file states; null where it states JSON
   * @param json the JSON that it states
   * @param path where it stands in the metadata
   */
  record Slot(int source, int value, RuleText text, byte[] json, List<String> path)
      implements Serializable {
    static final int FIXED = -1;
    static final int NONE = -2;
    static final int WHOLE = -1;

    Slot {
      path = List.copyOf(path);
    }

    static Slot of(int source, int value, List<String> path) {
      return new Slot(source, value, null, null, path);
    }
  }
}
