package dev.sweepline.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.file.SweepFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Grids with conditions and constraints, against every combination tried by hand. */
@Tag("thorough")
class GridPropertyTest {
  private static final int VALUES = 3;
  private static final int SPACES = 3000;

  /**
   * A space whose parameters are all 1..3.
   *
   * @param parents which parameter each depends on, if any
   * @param wanted with which of its values
   * @param constraint left, right and slack of {@code left <= right - slack}; empty for none
   */
  private record Made(
      List<String> names,
      Map<String, String> parents,
      Map<String, List<Long>> wanted,
      Optional<Constraint> constraint) {
    private record Constraint(String left, String right, long slack) {}

    static Made of(Random random) {
      int count = 2 + random.nextInt(4);
      List<String> names = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        names.add(String.valueOf((char) ('a' + i)));
      }
      List<String> order = new ArrayList<>(names);
      Collections.shuffle(order, random);
      Map<String, String> parents = new LinkedHashMap<>();
      Map<String, List<Long>> wanted = new LinkedHashMap<>();
      for (int i = 1; i < count; i++) {
        if (random.nextBoolean()) {
          parents.put(order.get(i), order.get(random.nextInt(i)));
          wanted.put(order.get(i), random.nextBoolean() ? List.of(1L, 3L) : List.of(2L));
        }
      }
      Optional<Constraint> constraint =
          random.nextInt(3) == 0
              ? Optional.empty()
              : Optional.of(
                  new Constraint(
                      names.get(random.nextInt(count)),
                      names.get(random.nextInt(count)),
                      random.nextInt(2)));
      return new Made(names, parents, wanted, constraint);
    }

    String text() {
      StringBuilder text = new StringBuilder("method: grid\nmetric: {name: m}\nparameters:\n");
      for (String name : names) {
        text.append("  ").append(name).append(": {values: [1, 2, 3]");
        if (parents.containsKey(name)) {
          text.append(", when: {").append(parents.get(name)).append(": ");
          text.append(wanted.get(name)).append("}");
        }
        text.append("}\n");
      }
      constraint.ifPresent(
          c ->
              text.append(
                  "require: [\"%s <= %s - %d\"]\n".formatted(c.left(), c.right(), c.slack())));
      return text.toString();
    }

    boolean on(String name, Map<String, Long> full) {
      String parent = parents.get(name);
      return parent == null || (on(parent, full) && wanted.get(name).contains(full.get(parent)));
    }

    Set<Map<String, Object>> points() {
      Set<Map<String, Object>> points = new HashSet<>();
      for (int i = 0; i < Math.pow(VALUES, names.size()); i++) {
        Map<String, Long> full = new HashMap<>();
        int rest = i;
        for (String name : names) {
          full.put(name, rest % VALUES + 1L);
          rest /= VALUES;
        }
        Map<String, Object> point = new HashMap<>(full);
        point.keySet().removeIf(name -> !on(name, full));
        boolean forbidden =
            constraint
                .filter(c -> point.containsKey(c.left()) && point.containsKey(c.right()))
                .filter(c -> full.get(c.left()) > full.get(c.right()) - c.slack())
                .isPresent();
        if (!forbidden) {
          points.add(point);
        }
      }
      return points;
    }
  }

  @Test
  void walkAndSize_areThoseOfBruteForce() {
    int compared = 0;
    for (int seed = 0; seed < SPACES; seed++) {
      Made made = Made.of(new Random(seed));
      Set<Map<String, Object>> expected = made.points();
      ParsedSweep reading = SweepFile.read("a.yaml", made.text());
      assertThat(reading.sweep().isPresent()).as(made.text()).isEqualTo(!expected.isEmpty());
      if (!expected.isEmpty()) {
        Grid grid = new Grid(reading.sweep().orElseThrow().space());
        assertThat(grid.size()).as(made.text()).hasValue(BigInteger.valueOf(expected.size()));
        List<Map<String, Object>> walked = walk(grid);
        assertThat(walked).as(made.text()).hasSameSizeAs(expected);
        assertThat(new HashSet<>(walked)).as(made.text()).isEqualTo(expected);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(SPACES / 2);
  }

  @Test
  void draws_areAmongThoseOfBruteForce() {
    int drawn = 0;
    for (int seed = 0; seed < 300; seed++) {
      Made made = Made.of(new Random(seed));
      Set<Map<String, Object>> expected = made.points();
      ParsedSweep reading = SweepFile.read("a.yaml", made.text());
      for (int i = 0; i < 30 && reading.sweep().isPresent(); i++) {
        assertThat(expected)
            .as(made.text())
            .contains(reading.sweep().orElseThrow().space().draw(i));
        drawn++;
      }
    }
    assertThat(drawn).isGreaterThan(3000);
  }

  @Test
  void conditionsOfThreeLevels_giveTheSamePointsDrawnAndListed() {
    SearchSpace space =
        SweepFile.read(
                "a.yaml",
                """
                method: grid
                metric: {name: m}
                parameters:
                  a: {values: [1, 2, 3]}
                  b: {values: [1, 2], when: {a: 1}}
                  c: {values: [1, 2], when: {b: 2}}
                  d: {values: [1, 2, 3], when: {c: 1}}
                """)
            .sweep()
            .orElseThrow()
            .space();
    Set<Map<String, Object>> drawn = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      drawn.add(space.draw(i));
    }

    assertThat(new Grid(space).size()).hasValue(BigInteger.valueOf(7));
    assertThat(drawn)
        .containsExactlyInAnyOrder(
            Map.of("a", 2L),
            Map.of("a", 3L),
            Map.of("a", 1L, "b", 1L),
            Map.of("a", 1L, "b", 2L, "c", 2L),
            Map.of("a", 1L, "b", 2L, "c", 1L, "d", 1L),
            Map.of("a", 1L, "b", 2L, "c", 1L, "d", 2L),
            Map.of("a", 1L, "b", 2L, "c", 1L, "d", 3L));
    assertThat(walk(new Grid(space))).hasSameElementsAs(drawn);
  }

  private static List<Map<String, Object>> walk(Grid grid) {
    List<Map<String, Object>> points = new ArrayList<>();
    GridWalk walk = grid.walk();
    for (Optional<Map<String, Object>> p = walk.next(); p.isPresent(); p = walk.next()) {
      points.add(p.get());
    }
    return points;
  }
}
