package dev.sweepline.deploy.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The harness's tables. Not thread-safe. */
final class Report {
  private final List<Journey> journeys = new ArrayList<>();

  void add(Journey journey) {
    journeys.add(journey);
  }

  boolean isClean() {
    return journeys.stream().allMatch(journey -> journey.problems().isEmpty());
  }

  /** One run in one line. */
  static String line(Journey journey) {
    RunPlan plan = journey.plan();
    Journey.Tally tally = journey.tally();
    return "seed %d  %s  %s  %s  %s  %d resumes  %d lost  %d double  %d zombies  %d stale  board %s  %.0f s  %s"
        .formatted(
            plan.seed(),
            plan.search(),
            plan.cluster() ? "cluster" : "local",
            plan.proxied() ? "proxied" : "home",
            plan.surroundings(),
            journey.resumes(),
            tally.lost(),
            tally.doubles(),
            tally.zombies(),
            tally.stale(),
            journey.isBoardEqual() ? "equal" : "DIFFERS",
            journey.seconds(),
            journey.injected());
  }

  /** All runs: faults by kind, then what they did. */
  String summary() {
    Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
    journeys.forEach(j -> j.injected().forEach((kind, n) -> faults.merge(kind, n, Integer::sum)));
    StringBuilder text = new StringBuilder("\n| fault | injected |\n|---|---|\n");
    faults.forEach((kind, n) -> text.append("| %s | %d |%n".formatted(kind, n)));
    text.append(
        "\n| runs | resumes | lost | double | zombies | stale | boards equal | problems |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    text.append(
        "| %d | %d | %d | %d | %d | %d | %d | %d |%n"
            .formatted(
                journeys.size(),
                journeys.stream().mapToLong(Journey::resumes).sum(),
                journeys.stream().mapToLong(j -> j.tally().lost()).sum(),
                journeys.stream().mapToLong(j -> j.tally().doubles()).sum(),
                journeys.stream().mapToLong(j -> j.tally().zombies()).sum(),
                journeys.stream().mapToLong(j -> j.tally().stale()).sum(),
                journeys.stream().filter(Journey::isBoardEqual).count(),
                journeys.stream().mapToLong(j -> j.problems().size()).sum()));
    return text.toString();
  }
}
