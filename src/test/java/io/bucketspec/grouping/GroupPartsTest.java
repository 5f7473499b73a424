package io.bucketspec.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupPartsTest {
  private static final GroupTraits FRAMES = traits(1_000_000);

  private static GroupTraits traits(int maxMembers) {
    return new GroupTraits(true, false, 0, true, true, maxMembers);
  }

  /** Members are number.extension:size:content; the parts stand behind, each with its label. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "missing-frames; 1 2 5 6 9; 1-2: 1 2 | 5-6: 5 6 | 9: 9",
        "missing-frames; 0 2 4 6 8 20 22 24; 0-8: 0 2 4 6 8 | 20-24: 20 22 24",
        "missing-frames; 0 2 4 6 8 20 22; 0-8: 0 2 4 6 8 | 20-22: 20 22",
        "missing-frames; 1 2 3; : 1 2 3",
        "missing-frames; 1 2 4 6; 1-2: 1 2 | 4: 4 | 6: 6",
        "missing-frames too-many-members; 0 2 4 6; : 0 2 4 6",
        "duplicate-numbers; 1 01 001 2 02 3; : 001 02 3 | duplicate 2: 01 2 | duplicate 3: 1",
        "mixed-padding; 8 09 010 11 0012; unpadded: 8 | 2 digits: 09 11 | 3 digits: 010 | 4 digits: 0012",
        "mixed-sizes; 1::10 2::5000 3::11 4::9 5::12; : 1 3 4 5 | odd sizes: 2",
        "mixed-sizes; 1::1000 2::1 3::1000 4::1000000 5::1000; : 1 3 5 | odd sizes: 4 | odd sizes 2: 2",
        "mixed-sizes; 1::20 2::20 3::20 4::20 5::1000 6::50000 7::200000 8::200000 9::200000;"
            + " : 1 2 3 4 5 | odd sizes: 6 | odd sizes 2: 7 8 9",
        "copies; 1:7 2:8 3:7 4 5 6:7; : 1 2 4 5 | copies 1: 3 | copies 2: 6",
        "copies; 1:7 2:7 3:7:5; : 1 3 | copies: 2",
        "too-many-members; 1 2 3 4 5 6 7; part 1 of 3: 1 2 3 | part 2 of 3: 4 5 6 | part 3 of 3: 7",
        "too-many-members; 1 2 3; : 1 2 3",
        "tiff-sequence; 1.tif 2 3.TIFF 4; : 2 4 | : 1.tif | : 3.TIFF",
        "tiff-sequence; 1.tif 2.tif; : 1.tif | : 2.tif",
        "missing-frames duplicate-numbers; 1 01 2 5 05; 01-2: 01 2 | 05: 05 | duplicate 2, 1: 1 | duplicate 2, 5: 5",
        "missing-frames mixed-sizes; 1::10 2::10 3::9999 4::10 5::10; 1-2: 1 2 | 4-5: 4 5 | odd sizes: 3",
        "missing-frames copies; 1:7 2:8 3:7 4:9; 1-2: 1 2 | 4: 4 | copies: 3"
      })
  void splitsWhereThePolicySaysSo(String policies, String row, String expected) {
    Map<FindingCode, Policy> split = new EnumMap<>(FindingCode.class);
    for (String code : policies.split(" ")) {
      split.put(FindingCode.ofCode(code).orElseThrow(), Policy.SPLIT);
    }
    List<String> names = new ArrayList<>();
    Members members = members(row, names);

    GroupTraits traits = policies.equals("too-many-members") ? traits(3) : FRAMES;
    List<Part> parts = GroupParts.of(members, traits, split);

    String told =
        parts.stream()
            .map(part -> part.label() + ": " + String.join(" ", keys(members, part)))
            .collect(Collectors.joining(" | "));
    assertThat(told).isEqualTo(expected);
  }

  @Test
  void aPartOfTwoHasTheStepOfItsGroup() {
    List<String> names = new ArrayList<>();
    Members members = members("0 2 4 6 8 20 22 30", names);
    Map<FindingCode, Policy> split = Map.of(FindingCode.TOO_MANY_MEMBERS, Policy.SPLIT);
    List<Part> parts = GroupParts.of(members, traits(2), split);
    assertThat(parts.stream().map(GroupPartsTest::findings))
        .containsExactly(
            List.of("frame-step: The numbers rise in steps of 2, from 0 to 2."),
            List.of("frame-step: The numbers rise in steps of 2, from 4 to 6."),
            List.of(
                "missing-frames: 5 numbers are missing between 8 and 20 in steps of 2: 10-18.",
                "frame-step: The numbers rise in steps of 2, from 8 to 20."),
            List.of(
                "missing-frames: 3 numbers are missing between 22 and 30 in steps of 2: 24-28.",
                "frame-step: The numbers rise in steps of 2, from 22 to 30."));
  }

  private static List<String> findings(Part part) {
    return part.findings().stream()
        .map(finding -> finding.code().code() + ": " + finding.sentence())
        .toList();
  }

  @Test
  void tellsTheFindingsOfWhatIsLeftWhole() {
    List<String> names = new ArrayList<>();
    Members members = members("1:7 01:7 3.tif 6::2000", names);
    List<Part> parts = GroupParts.of(members, traits(4), Map.of());
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).findings())
        .extracting(finding -> finding.code().code() + ": " + finding.sentence())
        .containsExactly(
            "tiff-sequence: 1 of 4 members is TIFF; the platform takes none in sequences.",
            "mixed-padding: The numbers are padded to different widths: unpadded (1, 3, 6), 2 digits"
                + " (01).",
            "duplicate-numbers: 1 number has several members: 1; 01.jpg and 1.jpg.",
            "missing-frames: 3 numbers are missing between 01 and 6: 2, 4-5.",
            "copies: 1 of 4 objects has the ETag and the size of an earlier one: position 1.");
  }

  /** Whatever is split, no member is lost or doubled, and what was split for is gone. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void combinedSplitsKeepEveryMemberOnceAndInOrder(long seed) {
    for (int round = 0; round < 4_000; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      List<String> names = new ArrayList<>();
      StringBuilder row = new StringBuilder();
      int count = 1 + random.nextInt(9);
      for (int i = 0; i < count; i++) {
        row.append(i == 0 ? "" : " ")
            .append("0".repeat(random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0))
            .append(random.nextInt(12) * (1 + round % 2))
            .append(random.nextInt(12) == 0 ? ".tif" : "")
            .append(':')
            .append(random.nextInt(3))
            .append(':')
            .append((long) Math.pow(30, random.nextInt(5)));
      }
      Members members = members(row.toString(), names);
      List<String> before = keys(members, new Part(0, members.count(), "", List.of()));
      Set<FindingCode> split = EnumSet.noneOf(FindingCode.class);
      Map<FindingCode, Policy> policies = new HashMap<>();
      for (FindingCode code : FindingCode.values()) {
        if (code.splits() && random.nextBoolean()) {
          split.add(code);
          policies.put(code, Policy.SPLIT);
        }
      }
      String about = "seed " + seed + ", round " + round + ": " + row + " " + split;
      List<Part> parts = GroupParts.of(members, traits(1 + random.nextInt(5)), policies);

      int next = 0;
      List<String> all = new ArrayList<>();
      for (Part part : parts) {
        assertThat(part.from()).as(about).isEqualTo(next);
        assertThat(part.count()).as(about).isPositive();
        next = part.to();
        List<String> keys = keys(members, part);
        assertThat(before).as(about).containsSubsequence(keys);
        all.addAll(keys);
        for (Finding finding : part.findings()) {
          boolean tiffAlone = finding.code() == FindingCode.TIFF_SEQUENCE && part.count() == 1;
          assertThat(split.contains(finding.code()) && !tiffAlone)
              .as("%s: %s of %s", about, finding, keys)
              .isFalse();
        }
      }
      assertThat(next).as(about).isEqualTo(members.count());
      assertThat(all).as(about).containsExactlyInAnyOrderElementsOf(before);
      if (split.isEmpty()) {
        assertThat(parts).as(about).hasSize(1);
      }
    }
  }

  @Test
  void ofAPartOnlyItsSizeIsLookedAt() {
    List<String> names = new ArrayList<>();
    Members members = members("1 5 9 9 20 22", names);
    Finding known = new Finding(FindingCode.LOCALIZER, "It is one.");
    Part part = new Part(1, 5, "stack", List.of(known));
    List<Part> parts =
        GroupParts.withMost(members, part, 2, Map.of(FindingCode.TOO_MANY_MEMBERS, Policy.SPLIT));
    assertThat(parts)
        .containsExactly(
            new Part(1, 3, "stack, part 1 of 2", List.of(known)),
            new Part(3, 5, "stack, part 2 of 2", List.of(known)));
    assertThat(GroupParts.withMost(members, part, 4, Map.of())).containsExactly(part);
  }

  private static Members members(String row, List<String> names) {
    Members members = new Members();
    for (String word : row.split(" ")) {
      String[] fields = word.split(":");
      int dot = fields[0].indexOf('.');
      String number = dot < 0 ? fields[0] : fields[0].substring(0, dot);
      String name = dot < 0 ? fields[0] + ".jpg" : fields[0];
      if (names.contains(name)) {
        continue;
      }
      names.add(name);
      byte[] key = name.getBytes(StandardCharsets.US_ASCII);
      long size = fields.length > 2 ? Long.parseLong(fields[2]) : 1_000;
      members.add(key, key.length, 0, number.length(), size);
      members.content(fields.length > 1 && !fields[1].isEmpty() ? Long.parseLong(fields[1]) : 0);
    }
    members.order();
    return members;
  }

  /** The keys of a part as the rows have them: the extension jpg goes without saying. */
  private static List<String> keys(Members members, Part part) {
    List<String> keys = new ArrayList<>();
    for (int i = part.from(); i < part.to(); i++) {
      int from = members.keyStart(i);
      String key =
          new String(members.bytes(), from, members.keyEnd(i) - from, StandardCharsets.US_ASCII);
      keys.add(key.endsWith(".jpg") ? key.substring(0, key.length() - 4) : key);
    }
    return keys;
  }
}
