package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.value.Extent.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every sampler promises. */
abstract class SamplerContract {
  /** A sweep with an end and at least 10 trials. */
  abstract Sweep sweep(long seed);

  /** A score of the sweep's points, less is better; NaN for a trial that diverges. */
  abstract double score(Map<String, Object> point);

  private FakeSweep fake(long seed, int slots) {
    return new FakeSweep(sweep(seed), slots, this::score);
  }

  @Test
  void suggest_answersTheSameForTheSameHistory() {
    Sampler sampler = Samplers.of(sweep(7));
    FakeSweep half = fake(7, 2).run(6);

    Suggestion first = sampler.suggest(6, half.history());

    assertThat(sampler.suggest(6, half.history())).isEqualTo(first);
    assertThat(Samplers.of(sweep(7)).suggest(6, half.history())).isEqualTo(first);
  }

  @Test
  void run_givesEqualTrialsForEqualSeeds() {
    assertThat(fake(7, 1).run().log()).isEqualTo(fake(7, 1).run().log());
  }

  @Test
  void run_givesEqualTrialsWhateverTheSlots() {
    List<Map<String, Object>> alone = fake(7, 1).run().points();

    assertThat(fake(7, 3).run().points()).isEqualTo(alone);
    assertThat(fake(7, 64).run().points()).isEqualTo(alone);
  }

  @Test
  void suggest_givesEveryParameterItsKindOfValue() {
    Map<String, Parameter> space = sweep(7).space().parameters();

    for (Map<String, Object> point : fake(7, 2).run().points()) {
      assertThat(point.keySet()).isEqualTo(space.keySet());
      point.forEach(
          (name, value) ->
              assertThat(belongs(space.get(name), value))
                  .as("%s = %s of %s", name, value, space.get(name))
                  .isTrue());
    }
  }

  private static boolean belongs(Parameter parameter, Object value) {
    if (!(parameter.extent().orElse(null) instanceof Interval interval)) {
      return parameter.grid().orElseThrow().count() > 0 && values(parameter).contains(value);
    }
    boolean whole =
        parameter instanceof IntUniform
            || (parameter instanceof QUniform q && q.q() instanceof Long);
    double number = ((Number) value).doubleValue();
    return value.getClass() == (whole ? Long.class : Double.class)
        && number >= interval.low()
        && number <= interval.high();
  }

  private static List<Object> values(Parameter parameter) {
    List<Object> values = new ArrayList<>();
    for (long i = 0; i < parameter.grid().orElseThrow().count(); i++) {
      values.add(parameter.grid().orElseThrow().get(i));
    }
    return values;
  }

  @Test
  void suggest_doesNotDependOnTheOrderOfAsking() {
    FakeSweep whole = fake(7, 2).run();
    Sampler sampler = Samplers.of(sweep(7));

    for (int trial = whole.points().size() - 1; trial >= 0; trial--) {
      assertThat(sampler.suggest(trial, whole.history()))
          .isInstanceOfSatisfying(Suggestion.Trial.class, matches(whole.points().get(trial)));
    }
  }

  private static Consumer<Suggestion.Trial> matches(Map<String, Object> point) {
    return trial -> assertThat(trial.parameters()).isEqualTo(point);
  }

  @Test
  void run_endsExactlyAtPlanned() {
    FakeSweep whole = fake(7, 2).run();
    Sampler sampler = Samplers.of(sweep(7));

    assertThat(whole.points()).hasSize((int) sampler.planned().getAsLong());
    assertThat(sampler.suggest(whole.points().size(), whole.history()))
        .isEqualTo(new Suggestion.Done());
    assertThat(sampler.suggest(Integer.MAX_VALUE, whole.history()))
        .isEqualTo(new Suggestion.Done());
  }

  @Test
  void resume_goesOnTheSameFromEveryPrefixOfTheLog() {
    FakeSweep whole = fake(7, 2).run();

    for (int cut = 0; cut <= whole.log().size(); cut++) {
      FakeSweep resumed = fake(7, 2).resume(whole.log().subList(0, cut)).run();

      assertThat(resumed.points()).as("cut at %d", cut).isEqualTo(whole.points());
      assertThat(resumed.stages()).as("cut at %d", cut).hasSameSizeAs(whole.stages());
      for (int stage = 0; stage < whole.stages().size(); stage++) {
        assertThat(resumed.stages().get(stage).window())
            .isEqualTo(whole.stages().get(stage).window());
      }
    }
  }
}
