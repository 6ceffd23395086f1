package dev.sweepline.driver.sampler.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.driver.sampler.adaptive.SpaceEncoding;
import dev.sweepline.sweep.file.SweepFile;
import org.junit.jupiter.api.Test;

class AxisTest {
  private static Axis axis(String parameter) {
    return Axis.of(
        new SpaceEncoding(
                SweepFile.read(
                        "s.yaml",
                        "method: random\nmetric: {name: loss}\nrun_cap: 3\nparameters:\n  a: "
                            + parameter)
                    .sweep()
                    .orElseThrow()
                    .space())
            .dimensions()
            .get(0));
  }

  @Test
  void numbers_havePlacesWhereTheyAreFew() {
    assertThat(axis("{min: 1, max: 4}").places())
        .containsExactly(new double[] {0.125, 0.375, 0.625, 0.875}, within(1e-9));
    assertThat(axis("{values: [0, 0.3, 0.6]}").places()).containsExactly(0, 0.5, 1);
    assertThat(axis("{min: 0.0, max: 1.0}").places()).isEmpty();
    assertThat(axis("{min: 1, max: 900}").places()).isEmpty();
  }

  /** The lowest value has one draw of a hundred. */
  @Test
  void numbers_haveAPlaceForEveryValueHoweverRare() {
    String rare = "{distribution: q_log_uniform_values, min: 1, max: 20, q: 1}";

    assertThat(axis(rare).places()).hasSize(20).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void categories_haveTheirIndicesAndOneForNone() {
    Axis axis = axis("{values: [relu, tanh, null]}");

    assertThat(axis.category()).isTrue();
    assertThat(axis.places()).containsExactly(0, 1, 2);
    assertThat(axis.present(Double.NaN)).isEqualTo(-1);
    assertThat(axis("{min: 1, max: 4}").present(Double.NaN)).isEqualTo(0.5);
    assertThat(axis.at(0.5)).isEqualTo(1);
  }
}
