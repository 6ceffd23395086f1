package dev.sweepline.driver.cli.plan;

import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.sampler.AutoChoice;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.worker.network.family.NetworkFamilies;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan of what a sweep would run. Immutable.
 *
 * @param trials how many; empty where the search has no end, or none that could be counted
 * @param rows the first assignments by full parameter names, in the order in which they would run;
 *     those that depend on results are not among them
 * @param samples points of a grid at random, to see more of it than its beginning
 * @param grid empty for other methods
 * @param notes what else is worth knowing, one line each
 */
record Plan(
    OptionalLong trials,
    String method,
    List<ParameterColumn> parameters,
    List<Map<String, Object>> rows,
    List<Map<String, Object>> samples,
    Optional<GridCounts> grid,
    List<String> notes,
    String headline) {
  /**
   * The plan of a sweep.
   *
   * @param families says what its networks are
   * @param prior what it learns from earlier sweeps
   */
  static Plan of(Sweep sweep, NetworkFamilies families, List<PriorSweep> prior, int rows) {
    Sampler sampler = Samplers.of(sweep);
    SweepHistory nothingYet =
        new SweepHistory(Submissions.unsaved(sweep, sampler.planned()).with(prior));
    OptionalLong planned = sampler.planned();
    // Only a count that is beyond a long comes to its end.
    OptionalLong trials = planned.orElse(0) == Long.MAX_VALUE ? OptionalLong.empty() : planned;
    Optional<GridCounts> grid =
        sweep.search().method() instanceof Method.GridSearch
            ? Optional.of(GridCounts.of(sweep))
            : Optional.empty();
    List<Map<String, Object>> first = firstRows(sweep, sampler, nothingYet, rows);
    boolean more = trials.orElse(Long.MAX_VALUE) > first.size();
    return new Plan(
        trials,
        sweep.search().method().word(),
        Submissions.columns(sweep.space()),
        first,
        grid.isPresent() && more ? PlanSamples.of(sweep, Math.min(rows, 3)) : List.of(),
        grid,
        notes(sweep, families, sampler, nothingYet, trials, grid),
        "%s: %s, %s, %s"
            .formatted(
                sweep.name(),
                count(sweep, trials, grid),
                sweep.search().method().word(),
                sweep.objectives().all().stream()
                    .map(each -> each.goal().word() + " " + each.name())
                    .collect(Collectors.joining(", "))));
  }

  /** The same with more that is worth knowing, said first. */
  Plan withNotes(List<String> more) {
    List<String> all = Stream.concat(more.stream(), notes.stream()).toList();
    return new Plan(trials, method, parameters, rows, samples, grid, all, headline);
  }

  private static String count(Sweep sweep, OptionalLong trials, Optional<GridCounts> grid) {
    Optional<BigInteger> points = grid.flatMap(GridCounts::points);
    if (trials.isPresent()) {
      BigInteger planned = BigInteger.valueOf(trials.getAsLong());
      String of =
          sweep.search().runCap().isPresent()
                  && points.filter(all -> all.compareTo(planned) > 0).isPresent()
              ? " of the grid's " + GridCounts.grouped(points.get())
              : "";
      return trials.getAsLong() + (trials.getAsLong() == 1 ? " trial" : " trials") + of;
    }
    if (grid.isPresent()) {
      return points
          .map(GridCounts::grouped)
          .map(all -> all + " trials")
          .orElse("trials not counted");
    }
    return sweep.search().runCap().isPresent()
        ? sweep.search().runCap().getAsInt() + " trials"
        : Sweep.TRIALS_WITHOUT_END + " trials, as no run_cap says how many";
  }

  private static List<String> notes(
      Sweep sweep,
      NetworkFamilies families,
      Sampler sampler,
      SweepHistory nothingYet,
      OptionalLong trials,
      Optional<GridCounts> grid) {
    List<String> notes = new ArrayList<>();
    grid.ifPresent(counts -> notes.addAll(counts.lines()));
    AutoChoice.said(sweep).ifPresent(notes::add);
    if (sampler.learns()) {
      nothingYet.submitted().prior().forEach(prior -> notes.add(prior.text()));
      long certain = sampler.certain();
      notes.add(
          certain == 0
              ? "assignments follow from results"
              : "after the first %d, assignments follow from results".formatted(certain));
    }
    if (sweep.training().program().isPresent()) {
      notes.addAll(CommandLines.of(sweep, sampler, nothingYet));
    } else if (sweep.search().method() instanceof Method.Pbt pbt) {
      notes.add(
          "each trial trains one network from one look to the next, %d epochs in all"
              .formatted((long) pbt.population() * sweep.training().budget().amount()));
    } else if (!(sweep.search().method() instanceof Method.CoarseToFine)) {
      notes.add(BudgetNote.of(sweep));
    }
    notes.addAll(TwinNotes.of(sweep, sampler, trials));
    notes.addAll(TrainerNotes.of(sweep, families, Samplers.of(sweep), trials));
    notes.addAll(StoppingNotes.of(sweep, trials));
    sweep.objectives().constraints().forEach(bound -> notes.add("asks for " + bound));
    sweep.space().rules().require().forEach(formula -> notes.add("requires " + formula));
    sweep.space().rules().conditions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> notes.add(e.getKey() + " only when " + e.getValue().shown()));
    int points = sweep.search().points().size();
    if (points > 0) {
      notes.add("first " + points + (points == 1 ? " trial" : " trials") + " from points");
    }
    return notes;
  }

  private static List<Map<String, Object>> firstRows(
      Sweep sweep, Sampler sampler, SweepHistory nothingYet, int rows) {
    Assignments assignments = sweep.space().assignments();
    List<Map<String, Object>> first = new ArrayList<>();
    while (first.size() < Math.min(rows, sampler.certain())) {
      Suggestion suggestion = sampler.suggest(first.size(), nothingYet);
      if (suggestion instanceof Suggestion.Trial trial) {
        first.add(assignments.unnested(trial.parameters()));
      } else if (suggestion instanceof Suggestion.OpenStage stage && first.isEmpty()) {
        nothingYet.apply(
            new StageOpened(
                nothingYet.id(), 0, 0, stage.stage(), 0, stage.trials(), stage.window()));
      } else {
        break;
      }
    }
    return first;
  }
}
