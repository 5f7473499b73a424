package io.bucketspec.rules;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The literal beginnings of rules as a trie over bytes: a walk down a key's first bytes leaves the
 * few rules that can take it, however many there are.
 */
final class PrefixTrie implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Node root = new Node(new int[0]);

  /** One place in the trie. Few bytes follow on any, so looking through them is quickest. */
  private static final class Node implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The rules whose beginning ends here or on the way here, in their order. */
    private int[] rules;

    private byte[] labels = {};
    private Node[] children = {};

    Node(int[] rules) {
      this.rules = rules;
    }

    Node child(byte label) {
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] == label) {
          return children[i];
        }
      }
      return null;
    }

    Node addChild(byte label) {
      Node child = new Node(new int[0]);
      labels = Arrays.copyOf(labels, labels.length + 1);
      labels[labels.length - 1] = label;
      children = Arrays.copyOf(children, children.length + 1);
      children[children.length - 1] = child;
      return child;
    }

    /** Gives every place the rules of those above it. */
    void inherit(int[] above) {
      rules = Arrays.copyOf(rules, rules.length + above.length);
      System.arraycopy(above, 0, rules, rules.length - above.length, above.length);
      Arrays.sort(rules);
      for (Node child : children) {
        child.inherit(rules);
      }
    }
  }

  private PrefixTrie() {}

  /** The trie of beginnings that stand in the order of their rules. */
  static PrefixTrie of(List<byte[]> beginnings) {
    PrefixTrie trie = new PrefixTrie();
    for (int rule = 0; rule < beginnings.size(); rule++) {
      Node end = trie.end(beginnings.get(rule));
      end.rules = Arrays.copyOf(end.rules, end.rules.length + 1);
      end.rules[end.rules.length - 1] = rule;
    }
    trie.root.inherit(new int[0]);
    return trie;
  }

  private Node end(byte[] beginning) {
    Node node = root;
    for (byte label : beginning) {
      Node child = node.child(label);
      node = child == null ? node.addChild(label) : child;
    }
    return node;
  }

  /** The rules whose beginnings the key has, in their order. Not a copy: only to read. */
  int[] candidates(byte[] key, int length) {
    Node node = root;
    for (int i = 0; i < length; i++) {
      Node child = node.child(key[i]);
      if (child == null) {
        break;
      }
      node = child;
    }
    return node.rules;
  }
}
