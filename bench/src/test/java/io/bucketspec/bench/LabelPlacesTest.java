package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelPlacesTest {
  @Test
  void labelsWithRoomStayWhereTheyBelong() {
    assertThat(LabelPlaces.apart(new double[] {0, 20, 50}, 18)).containsExactly(0, 20, 50);
  }

  @Test
  void labelsThatMeetMoveApartFromTheirMiddle() {
    assertThat(LabelPlaces.apart(new double[] {0, 100, 102}, 18)).containsExactly(0, 92, 110);
    assertThat(LabelPlaces.apart(new double[] {50, 50, 50}, 10)).containsExactly(40, 50, 60);
  }

  @Test
  void labelsThatMoveOntoTheOneBeforeTakeItWithThem() {
    assertThat(LabelPlaces.apart(new double[] {0, 11, 13}, 10)).containsExactly(-2, 8, 18);
  }

  @Test
  void noLabelsHaveNoPlaces() {
    assertThat(LabelPlaces.apart(new double[0], 10)).isEmpty();
  }
}
