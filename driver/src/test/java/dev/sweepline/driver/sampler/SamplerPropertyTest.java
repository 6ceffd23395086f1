package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.value.CanonicalValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every sampler promises, on generated spaces with conditions and constraints. */
class SamplerPropertyTest {
  private static final int SPACES =
      Math.min(60, Integer.getInteger("sweepline.fuzz", 1500) * 3 / 50);
  private static final List<String> SAMPLINGS =
      List.of("grid", "random", "sobol", "latin_hypercube");

  static Stream<String> methods() {
    return Stream.concat(
        SAMPLINGS.stream(), SAMPLINGS.stream().map(sampler -> "coarse_to_fine " + sampler));
  }

  private interface Law {
    void check(String text, MadeSpace made, Sweep sweep);
  }

  private record Made(String text, MadeSpace space, Sweep sweep) {}

  /** By method; reading them costs as much as trying a law on them. */
  private static final Map<String, List<Made>> MADE = new HashMap<>();

  private static void every(String method, Law law) {
    List<Made> all = MADE.computeIfAbsent(method, SamplerPropertyTest::made);
    assertThat(all).hasSizeGreaterThan(SPACES / 2);
    all.forEach(made -> law.check(made.text(), made.space(), made.sweep()));
  }

  private static List<Made> made(String method) {
    List<Made> all = new ArrayList<>();
    for (int seed = 0; seed < SPACES; seed++) {
      Random random = new Random(seed);
      MadeSpace made =
          MadeSpace.of(random, 4, method.equals("grid") ? MadeKind.listable() : MadeKind.all());
      String text = head(method, random) + made.text();
      SweepFile.read("a.yaml", text).sweep().ifPresent(s -> all.add(new Made(text, made, s)));
    }
    return all;
  }

  private static String head(String method, Random random) {
    String seed = "seed: " + random.nextInt(1000) + "\n";
    String cap = "run_cap: " + (1 + random.nextInt(30)) + "\n";
    if (!method.startsWith("coarse_to_fine ")) {
      return "method: " + method + "\n" + seed + cap;
    }
    String sampler = method.substring("coarse_to_fine ".length());
    return Stream.of(1 + random.nextInt(40), 1 + random.nextInt(9), 1 + random.nextInt(9))
        .map(trials -> "  - {trials: " + trials + ", sampler: " + sampler + "}\n")
        .collect(
            Collectors.joining(
                "",
                "method: coarse_to_fine\n"
                    + seed
                    + (random.nextInt(3) == 0 ? cap : "")
                    + (random.nextInt(3) == 0 ? "top: 3\n" : "")
                    + "stages:\n",
                ""));
  }

  /** Less is better; a few trials diverge. */
  private static double score(Map<String, Object> point) {
    int mixed = Math.floorMod(CanonicalValue.of(point).hashCode() * 31, 1000);
    return mixed % 17 == 0 ? Double.NaN : mixed;
  }

  private static FakeSweep fake(Sweep sweep, int slots) {
    return new FakeSweep(sweep, slots, SamplerPropertyTest::score);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void suggest_staysInBoundsAndKeepsTheRules(String method) {
    every(
        method,
        (text, made, sweep) ->
            assertThat(fake(sweep, 2).run().points())
                .as(text)
                .allSatisfy(point -> assertThat(made.fault(point)).isEmpty()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void run_isEqualForEqualSeedsWhateverTheSlots(String method) {
    every(
        method,
        (text, made, sweep) -> {
          FakeSweep one = fake(sweep, 1).run();
          assertThat(fake(sweep, 1).run().log()).as(text).isEqualTo(one.log());
          assertThat(fake(sweep, 5).run().points()).as(text).isEqualTo(one.points());
        });
  }

  @ParameterizedTest
  @MethodSource("methods")
  void resume_goesOnTheSameFromTheMiddle(String method) {
    every(
        method,
        (text, made, sweep) -> {
          FakeSweep whole = fake(sweep, 2).run();
          List<SweepEvent> log = whole.log();
          for (int cut : new int[] {log.size() / 3, log.size() / 2, log.size() - 1}) {
            FakeSweep resumed = fake(sweep, 2).resume(log.subList(0, cut)).run();
            assertThat(resumed.points()).as("%s cut at %d", text, cut).isEqualTo(whole.points());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("methods")
  void run_endsExactlyAtPlanned(String method) {
    every(
        method,
        (text, made, sweep) -> {
          FakeSweep whole = fake(sweep, 2).run();
          Sampler sampler = Samplers.of(sweep);
          assertThat(sampler.planned()).as(text).hasValue(whole.points().size());
          assertThat(sampler.suggest(whole.points().size(), whole.history()))
              .as(text)
              .isEqualTo(new Suggestion.Done());
        });
  }
}
