package dev.sweepline.driver.sampler.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.adaptive.Observation.Costs;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WeightedObjectivesTest {
  private static final SpaceEncoding ENCODING =
      new SpaceEncoding(new SearchSpace(Map.of("a", new Uniform(0, 1))));

  private final List<Observations> asked = new ArrayList<>();

  /** Proposes what was best by the one cost that it sees. */
  private final Proposer greedy =
      (observations, trial) -> {
        asked.add(observations);
        return observations.ended().stream()
            .filter(each -> Double.isFinite(each.cost()))
            .min(Comparator.comparingDouble(Observation::cost))
            .orElseThrow()
            .values();
      };

  private static Observation trial(int index, double first, Double... others) {
    return new Observation(
        index,
        Map.of("a", index / 10.0),
        new Costs(first, first, first, List.of(others)),
        ENCODING);
  }

  private Set<Object> proposed(List<Observation> ended, int trials) {
    Proposer proposer = new WeightedObjectives(greedy, Address.of(1));
    Set<Object> proposed = new TreeSet<>();
    for (int trial = 0; trial < trials; trial++) {
      proposed.add(proposer.propose(new Observations(ended, List.of()), trial).get("a"));
    }
    return proposed;
  }

  /** 4 is worse than 1 in both; the front bends outwards at 2, where no weighted sum looks. */
  @Test
  void proposals_spreadOverTheWholeFront() {
    List<Observation> ended =
        List.of(
            trial(0, 0, 1000.0),
            trial(1, 0.2, 600.0),
            trial(2, 0.65, 500.0),
            trial(3, 1, 0.0),
            trial(4, 0.3, 700.0));

    assertThat(proposed(ended, 300)).containsExactly(0.0, 0.1, 0.2, 0.3);
  }

  @Test
  void trialsThatLackAValue_countAsWithout() {
    List<Observation> ended = List.of(trial(0, Double.NaN), trial(1, 5), trial(2, 9, 3.0));

    assertThat(proposed(ended, 20)).containsExactly(0.2);
    assertThat(asked.get(0).ended())
        .extracting(Observation::cost)
        .containsExactly(Double.NaN, Double.NaN, 0.0);
  }

  @Test
  void sameTrial_hasTheSameMixture() {
    List<Observation> ended = List.of(trial(0, 0, 9.0), trial(1, 0.5, 4.0), trial(2, 1, 0.0));
    Observations observations = new Observations(ended, List.of());

    new WeightedObjectives(greedy, Address.of(1)).propose(observations, 7);
    new WeightedObjectives(greedy, Address.of(1)).propose(observations, 7);
    new WeightedObjectives(greedy, Address.of(1)).propose(observations, 8);

    assertThat(asked.get(0).ended().get(1).cost()).isEqualTo(asked.get(1).ended().get(1).cost());
    assertThat(asked.get(2).ended().get(1).cost()).isNotEqualTo(asked.get(1).ended().get(1).cost());
  }

  @Test
  void withoutAnyPair_theFirstObjectiveDecides() {
    List<Observation> ended = List.of(trial(0, 3), trial(1, 2));

    assertThat(proposed(ended, 5)).containsExactly(0.1);
  }
}
