package io.bucketspec.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A template that matches bytes. Wildcards take as much as they can, from the left; what they take
 * is given back from the right until the rest fits: what a backtracking regex would do, in a number
 * of steps bounded by tokens times bytes.
 */
final class TemplateMatcher implements KeyMatcher {
  private static final long serialVersionUID = 1L;
  private static final int LITERAL = 0;
  private static final int ALTERNATIVES = 1;
  private static final int SEGMENT = 2;
  private static final int ANY = 3;

  private final List<Token> source;
  private final List<String> captures;
  private final int[] types;
  private final Text[][] texts;
  private final int[] captureOf;
  private final Text prefix;
  private final Text suffix;
  private final int first;
  private final int last;

  /** Whether no part leaves a choice of where it ends. */
  private final boolean straight;

  TemplateMatcher(List<Token> tokens) {
    source = List.copyOf(tokens);
    int count = tokens.size();
    types = new int[count];
    texts = new Text[count][];
    captureOf = new int[count];
    List<String> names = new ArrayList<>();
    int[][] extension = Extension.starts(tokens);
    for (int i = 0; i < count; i++) {
      read(i, tokens.get(i), extension[i], names);
    }
    captures = List.copyOf(names);
    boolean literalFirst = types[0] == LITERAL;
    boolean literalLast = count > 1 && types[count - 1] == LITERAL;
    Text none = new Text("", 0);
    prefix = literalFirst ? texts[0][0] : none;
    suffix = literalLast ? texts[count - 1][0] : none;
    first = literalFirst ? 1 : 0;
    last = literalLast ? count - 1 : count;
    straight = IntStream.range(first, last).allMatch(this::endsInOnePlace);
  }

  private boolean endsInOnePlace(int token) {
    return switch (types[token]) {
      case LITERAL -> true;
      case ALTERNATIVES ->
          Arrays.stream(texts[token]).noneMatch(text -> beginsAnother(text, token));
      case SEGMENT -> token + 1 == last || beginsWithSlash(source.get(token + 1));
      default -> false;
    };
  }

  private boolean beginsAnother(Text text, int token) {
    return Arrays.stream(texts[token]).anyMatch(other -> other != text && text.begins(other));
  }

  private static boolean beginsWithSlash(Token token) {
    return !token.wild() && token.texts().stream().allMatch(text -> text.startsWith("/"));
  }

  private void read(int i, Token token, int[] extension, List<String> names) {
    captureOf[i] = token.capture().isPresent() ? names.size() : -1;
    token.capture().ifPresent(names::add);
    if (token instanceof Token.Literal) {
      types[i] = LITERAL;
    } else if (token instanceof Token.Any) {
      types[i] = ANY;
    } else {
      types[i] = token.wild() ? SEGMENT : ALTERNATIVES;
    }
    texts[i] = new Text[extension.length];
    for (int k = 0; k < extension.length; k++) {
      texts[i][k] = new Text(token.texts().get(k), extension[k]);
    }
  }

  @Override
  public List<String> captures() {
    return captures;
  }

  @Override
  public List<String> alternatives(int capture) {
    for (int i = 0; i < captureOf.length; i++) {
      if (captureOf[i] == capture) {
        return source.get(i).texts();
      }
    }
    throw new IndexOutOfBoundsException("capture " + capture + " of " + captures.size());
  }

  @Override
  public byte[] beginning() {
    return prefix.exact();
  }

  @Override
  public boolean possible(byte[] key, int length) {
    return length >= prefix.length() + suffix.length()
        && prefix.at(key, 0, length)
        && suffix.at(key, length - suffix.length(), length);
  }

  @Override
  public boolean match(byte[] key, int length, RuleMatch into) {
    if (!possible(key, length)) {
      return false;
    }
    int limit = length - suffix.length();
    into.claim(captures.size());
    if (straight) {
      return straight(key, limit, into);
    }
    into.effort().begin(types.length, length);
    return rest(key, first, prefix.length(), limit, into);
  }

  /** The same in one pass, for templates that leave no choice. */
  private boolean straight(byte[] key, int limit, RuleMatch into) {
    int position = prefix.length();
    for (int i = first; i < last; i++) {
      int from = position;
      position = types[i] == SEGMENT ? segmentEnd(key, from, limit) : textEnd(key, i, from, limit);
      if (position == from) {
        return false;
      }
      note(i, from, position, into);
    }
    return position == limit;
  }

  private static int segmentEnd(byte[] key, int from, int limit) {
    int end = from;
    while (end < limit && key[end] != '/') {
      end++;
    }
    return end;
  }

  /** Where the text of the token ends that stands there, or the same place if none does. */
  private int textEnd(byte[] key, int token, int from, int limit) {
    for (Text text : texts[token]) {
      if (text.at(key, from, limit)) {
        return from + text.length();
      }
    }
    return from;
  }

  private boolean rest(byte[] key, int token, int from, int limit, RuleMatch into) {
    int i = token;
    int position = from;
    while (i < last && types[i] == LITERAL) {
      Text text = texts[i][0];
      if (!text.at(key, position, limit)) {
        return false;
      }
      position += text.length();
      i++;
    }
    if (i == last) {
      return position == limit;
    }
    MatchEffort effort = into.effort();
    if (effort.hasFailed(i, position)) {
      return false;
    }
    boolean fits =
        types[i] == ALTERNATIVES
            ? alternatives(key, i, position, limit, into)
            : wildcard(key, i, position, limit, into);
    if (!fits) {
      effort.markFailed(i, position);
    }
    return fits;
  }

  private boolean alternatives(byte[] key, int token, int from, int limit, RuleMatch into) {
    for (Text text : texts[token]) {
      into.effort().step();
      int end = from + text.length();
      if (text.at(key, from, limit) && rest(key, token + 1, end, limit, into)) {
        note(token, from, end, into);
        return true;
      }
    }
    return false;
  }

  private boolean wildcard(byte[] key, int token, int from, int limit, RuleMatch into) {
    MatchEffort effort = into.effort();
    boolean any = types[token] == ANY;
    int nearest = any ? from : from + 1;
    int farthest = any ? limit : effort.segmentEnd(key, from, limit);
    if (token + 1 == last) {
      effort.step();
      if (farthest < limit || nearest > limit) {
        return false;
      }
      nearest = limit;
    }
    // From a later start within the reach, all ends behind it were tried in vain.
    int failed = effort.firstFailed(token, from, farthest);
    if (failed >= 0) {
      farthest = any ? failed - 1 : failed;
    }
    for (int end = farthest; end >= nearest; end--) {
      effort.step();
      if (rest(key, token + 1, end, limit, into)) {
        note(token, from, end, into);
        return true;
      }
    }
    return false;
  }

  private void note(int token, int from, int end, RuleMatch into) {
    if (captureOf[token] >= 0) {
      into.span(captureOf[token], from, end);
    }
  }

  @Override
  public boolean sameInFolder(int capture) {
    int slash = lastSlash();
    boolean variesBefore = false;
    for (int i = 0; i <= slash; i++) {
      variesBefore |= source.get(i).variesInSlashes();
      if (captureOf[i] == capture) {
        return i < slash && !(variesBefore && wandersBehind(slash));
      }
    }
    return false;
  }

  /** The last token that surely holds a slash, or -1. */
  private int lastSlash() {
    for (int i = source.size() - 1; i >= 0; i--) {
      if (source.get(i).surelyHasSlash()) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether what stands behind the last slash lets the file name decide at which slash of the key
   * that slash stands. A {@code **} that comes right after it always leaves it at the last.
   */
  private boolean wandersBehind(int slash) {
    boolean endsInSlash = source.get(slash).texts().stream().allMatch(text -> text.endsWith("/"));
    for (int i = slash; i < source.size(); i++) {
      boolean settled = endsInSlash && i == slash + 1 && types[i] == ANY;
      if (source.get(i).variesInSlashes() && !settled) {
        return true;
      }
    }
    return false;
  }
}
