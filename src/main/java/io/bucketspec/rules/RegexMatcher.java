package io.bucketspec.rules;

import io.bucketspec.model.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A rule's regular expression over the whole key. A key that is not UTF-8 is no text and does not
 * match.
 */
final class RegexMatcher implements KeyMatcher {
  private static final long serialVersionUID = 1L;
  private static final Pattern NAMED = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");

  private final Pattern pattern;
  private final List<String> captures;

  /**
   * @throws PatternSyntaxException for an expression that is none
   */
  RegexMatcher(String regex) {
    pattern = Pattern.compile(regex);
    captures = List.copyOf(names(regex));
  }

  /**
   * The named groups. What looks like one may stand in a quotation, a character class or behind a
   * backslash, so the regex engine itself is asked: a matcher that has matched, be it the empty
   * alternative in front, tells an unknown name from a group that took no part.
   */
  private static Set<String> names(String regex) {
    Matcher asked = Pattern.compile("|" + regex).matcher("");
    boolean matched = asked.lookingAt();
    Set<String> names = new LinkedHashSet<>();
    Matcher found = NAMED.matcher(regex);
    while (matched && found.find()) {
      if (knows(asked, found.group(1))) {
        names.add(found.group(1));
      }
    }
    return names;
  }

  private static boolean knows(Matcher matched, String name) {
    try {
      return matched.start(name) < 0;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  @Override
  public List<String> captures() {
    return captures;
  }

  @Override
  public List<String> alternatives(int capture) {
    return List.of();
  }

  @Override
  public byte[] beginning() {
    return new byte[0];
  }

  @Override
  public boolean possible(byte[] key, int length) {
    return true;
  }

  @Override
  public boolean match(byte[] key, int length, RuleMatch into) {
    String text = text(key, length);
    if (text == null) {
      return false;
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      String folded = withLowerExtension(text, key, length);
      if (folded.equals(text) || !matcher.reset(folded).matches()) {
        return false;
      }
    }
    into.claim(captures.size());
    boolean plain = text.length() == length;
    for (int i = 0; i < captures.size(); i++) {
      int start = matcher.start(captures.get(i));
      int end = matcher.end(captures.get(i));
      into.span(i, plain ? start : bytesUpTo(text, start), plain ? end : bytesUpTo(text, end));
    }
    return true;
  }

  private static String text(byte[] key, int length) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key, 0, length)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  private static String withLowerExtension(String text, byte[] key, int length) {
    int start = text.length() - charsFrom(key, MediaType.extensionStart(key, length), length);
    StringBuilder lowered = new StringBuilder(text);
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lowered.setCharAt(i, (char) (c + 32));
      }
    }
    return lowered.toString();
  }

  private static int charsFrom(byte[] key, int from, int to) {
    return new String(key, from, to - from, StandardCharsets.UTF_8).length();
  }

  /** How many bytes the characters before an index take as UTF-8; -1 for -1. */
  private static int bytesUpTo(String text, int index) {
    int bytes = index < 0 ? -1 : 0;
    for (int i = 0; i < index; i++) {
      char c = text.charAt(i);
      // Each half of a surrogate pair stands for two of its four bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  @Override
  public boolean sameInFolder(int capture) {
    return true;
  }
}
