package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.sampler.draw.Coordinates;
import dev.sweepline.driver.sampler.draw.LatinHypercube;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.random.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatinHypercubeTest {
  private static List<Integer> layers(Coordinates places, String name, int first, int trials) {
    return IntStream.range(first, first + trials)
        .mapToObj(trial -> (int) Math.floor(places.of(trial, name) * trials))
        .toList();
  }

  private static List<Integer> each(int trials) {
    return IntStream.range(0, trials).boxed().toList();
  }

  @Test
  void of_putsOneTrialInEachLayerOfEachParameter() {
    for (int trials : new int[] {1, 2, 3, 7, 64, 100, 1000}) {
      for (long seed = 0; seed < 5; seed++) {
        Coordinates places = new LatinHypercube(trials, Address.of(seed));
        for (String name : List.of("lr", "dropout", "opt.momentum")) {
          assertThat(layers(places, name, 0, trials))
              .as("%d trials, %s", trials, name)
              .containsExactlyInAnyOrderElementsOf(each(trials));
        }
      }
    }
  }

  @Test
  void of_beginsAnotherHypercubeAfterTheLastTrial() {
    Coordinates places = new LatinHypercube(20, Address.of(1));

    assertThat(layers(places, "lr", 20, 20)).containsExactlyInAnyOrderElementsOf(each(20));
    assertThat(places.of(20, "lr")).isNotEqualTo(places.of(0, "lr"));
  }

  @Test
  void of_shufflesEachParameterBySeedAndName() {
    List<Integer> one = layers(new LatinHypercube(50, Address.of(1)), "lr", 0, 50);

    assertThat(layers(new LatinHypercube(50, Address.of(1)), "lr", 0, 50)).isEqualTo(one);
    assertThat(layers(new LatinHypercube(50, Address.of(2)), "lr", 0, 50)).isNotEqualTo(one);
    assertThat(layers(new LatinHypercube(50, Address.of(1)), "decay", 0, 50)).isNotEqualTo(one);
    assertThat(one).isNotEqualTo(each(50));
  }

  @Test
  void of_putsEveryLayerFirstAboutAsOften() {
    Map<Integer, Integer> counts = new HashMap<>();
    for (long seed = 0; seed < 2000; seed++) {
      int first = layers(new LatinHypercube(4, Address.of(seed)), "lr", 0, 4).get(0);
      counts.merge(first, 1, Integer::sum);
    }

    assertThat(counts.values()).hasSize(4).allSatisfy(n -> assertThat(n).isBetween(400, 600));
  }

  private static List<Map<String, Object>> run(String more) {
    ParsedSweep reading =
        SweepFile.read(
            "a.yaml",
            """
            method: latin_hypercube
            metric: {name: m}
            parameters:
              lr: {min: 0.001, max: 1.0, log: true}
              dropout: {min: 0.0, max: 0.5}
              layers: {min: 1, max: 6}
              act: {values: [relu, tanh, null]}
              opt: {values: [adam, sgd], probabilities: [0.75, 0.25]}
            """
                + more);
    assertThat(reading.errors()).isEmpty();
    Sweep sweep = reading.sweep().orElseThrow();
    return new FakeSweep(sweep, 1, point -> 0).run().points();
  }

  private static Map<String, Long> counts(List<Map<String, Object>> points, String name) {
    return points.stream()
        .map(point -> String.valueOf(point.get(name)))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Test
  void run_spreadsRangesAndBalancesLists() {
    List<Map<String, Object>> points = run("run_cap: 60\n");

    assertThat(points.stream().map(p -> (int) Math.floor((double) p.get("dropout") / 0.5 * 60)))
        .containsExactlyInAnyOrderElementsOf(each(60));
    assertThat(points.stream().map(p -> (int) (60 + Math.log10((double) p.get("lr")) * 20)))
        .containsExactlyInAnyOrderElementsOf(each(60));
    assertThat(counts(points, "act")).isEqualTo(Map.of("relu", 20L, "tanh", 20L, "null", 20L));
    assertThat(counts(points, "opt")).isEqualTo(Map.of("adam", 45L, "sgd", 15L));
    assertThat(counts(points, "layers"))
        .isEqualTo(Map.of("1", 10L, "2", 10L, "3", 10L, "4", 10L, "5", 10L, "6", 10L));
  }

  @Test
  void run_triesPointsFirstAndLayersTheRest() {
    List<Map<String, Object>> points =
        run("run_cap: 62\npoints: [{dropout: 0.25, act: tanh}, {lr: 0.01}]\n");

    assertThat(points).hasSize(62);
    assertThat(points.get(0)).containsEntry("dropout", 0.25).containsEntry("act", "tanh");
    assertThat(points.get(1)).containsEntry("lr", 0.01);
    List<Map<String, Object>> rest = points.subList(2, 62);
    assertThat(counts(rest, "act")).isEqualTo(Map.of("relu", 20L, "tanh", 20L, "null", 20L));
    assertThat(rest.stream().map(p -> (int) Math.floor((double) p.get("dropout") / 0.5 * 60)))
        .containsExactlyInAnyOrderElementsOf(each(60));
  }

  @Test
  void run_withoutCapIsForAsManyTrialsAsRunDoes() {
    Sweep sweep =
        SweepFile.read(
                "a.yaml",
                "method: latin_hypercube\n"
                    + "metric: {name: m}\n"
                    + "parameters: {x: {min: 0.0, max: 1.0}}\n")
            .sweep()
            .orElseThrow();
    List<Map<String, Object>> points =
        new FakeSweep(sweep, 1, p -> 0).run(Sweep.TRIALS_WITHOUT_END).points();

    assertThat(points.stream().map(p -> (int) Math.floor((double) p.get("x") * 100)))
        .containsExactlyInAnyOrderElementsOf(each(100));
  }
}
