package dev.sweepline.driver.sampler;

import dev.sweepline.driver.sampler.draw.Coordinates;
import dev.sweepline.driver.sampler.draw.LatinHypercube;
import dev.sweepline.driver.sampler.draw.PointDraws;
import dev.sweepline.driver.sampler.draw.SobolSequence;
import dev.sweepline.driver.sampler.draw.UntriedPoints;
import dev.sweepline.driver.sampler.window.CoveringRule;
import dev.sweepline.driver.sampler.window.StageGrid;
import dev.sweepline.driver.sampler.window.WindowRule;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import dev.sweepline.sweep.search.Method.Windows;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.search.Stage.Sampling;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.value.Extent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A sampler that searches a window, then a smaller or moved one around the best of it, once per
 * stage. The windows live in the log, so a driver that restarts goes on from them. Thread-safe.
 */
final class CoarseToFineSampler implements Sampler {
  private final Sweep sweep;
  private final CoarseToFine method;
  private final WindowRule windows;
  private final CoveringRule covering;
  private UntriedPoints untried;

  CoarseToFineSampler(Sweep sweep, CoarseToFine method) {
    this.sweep = sweep;
    this.method = method;
    this.windows = new WindowRule(method.margin(), method.shrink(), method.extend());
    this.covering = new CoveringRule(sweep.space());
  }

  @Override
  public Suggestion suggest(int trial, SweepHistory history) {
    if (trial >= planned().getAsLong()) {
      return new Suggestion.Done();
    }
    int stage = stage(trial);
    List<StageOpened> opened = history.stages();
    return stage < opened.size() ? place(trial, stage, opened) : open(opened.size(), history);
  }

  @Override
  public OptionalLong planned() {
    long all = firstTrial(method.stages().size());
    return OptionalLong.of(
        sweep.search().runCap().isPresent()
            ? Math.min(all, sweep.search().runCap().getAsInt())
            : all);
  }

  @Override
  public List<String> notes(SweepHistory history) {
    return method.extend()
        ? List.of()
        : BorderNotes.of(sweep.space(), history, "widen the range or set extend: true");
  }

  /** The index at which a stage starts; for the number of stages, where the last one ends. */
  private long firstTrial(int stage) {
    return method.stages().subList(0, stage).stream().mapToLong(Stage::trials).sum();
  }

  private Suggestion place(int trial, int stage, List<StageOpened> opened) {
    Stage layout = method.stages().get(stage);
    Optional<Map<String, Object>> point =
        method.windows() == Windows.COVERING
            ? untried(opened).point(trial)
            : point(trial, stage, opened);
    return point
        .<Suggestion>map(parameters -> new Suggestion.Trial(parameters, layout.budget()))
        .orElseGet(Suggestion.Done::new);
  }

  /** What was tried follows from the windows alone, which never change once they are logged. */
  private synchronized UntriedPoints untried(List<StageOpened> opened) {
    if (untried == null) {
      untried =
          new UntriedPoints(
              (trial, draw) ->
                  draw == 0
                      ? point(trial, stage(trial), opened)
                      : another(trial, draw, opened.get(stage(trial)).window()));
    }
    return untried;
  }

  private Optional<Map<String, Object>> another(int trial, int draw, Map<String, Extent> window) {
    long seed = Address.of(sweep.search().seed()).then("another").then(draw).bits();
    return new PointDraws(sweep.space().over(window), seed, Coordinates.random(seed), List.of())
        .point(trial);
  }

  private int stage(int trial) {
    int stage = 0;
    while (trial >= firstTrial(stage + 1)) {
      stage++;
    }
    return stage;
  }

  private Optional<Map<String, Object>> point(int trial, int stage, List<StageOpened> opened) {
    Stage layout = method.stages().get(stage);
    SearchSpace space = sweep.space().over(opened.get(stage).window());
    int inStage = Math.toIntExact(trial - firstTrial(stage));
    List<Map<String, Object>> first = stage == 0 ? sweep.search().points() : List.of();
    Optional<Map<String, Object>> point = Optional.empty();
    if (layout.sampler() == Sampling.GRID && inStage >= first.size()) {
      point =
          StageGrid.largest(space, layout.trials())
              .filter(grid -> inStage - first.size() < grid.size())
              .map(grid -> grid.get(inStage - first.size()));
    }
    return point.or(() -> draw(space, trial, stage, inStage));
  }

  /** Random draws have the address of their trial in the sweep, the others one in their stage. */
  private Optional<Map<String, Object>> draw(SearchSpace space, int trial, int stage, int inStage) {
    Stage layout = method.stages().get(stage);
    List<Map<String, Object>> first = stage == 0 ? sweep.search().points() : List.of();
    Address seed = Address.of(sweep.search().seed()).then("stage").then(stage);
    if (layout.sampler() == Sampling.SOBOL) {
      return new PointDraws(space, seed.bits(), SobolSequence.of(space, seed), first)
          .point(inStage);
    }
    if (layout.sampler() == Sampling.LATIN_HYPERCUBE) {
      int layers = Math.max(1, layout.trials() - first.size());
      Coordinates latin = new LatinHypercube(layers, seed.then("latin"));
      return new PointDraws(space, seed.bits(), latin, first).point(inStage);
    }
    return new PointDraws(
            space, sweep.search().seed(), Coordinates.random(sweep.search().seed()), first)
        .point(trial);
  }

  private Suggestion open(int stage, SweepHistory history) {
    long first = firstTrial(stage);
    for (int trial = 0; trial < first; trial++) {
      if (!history.trial(trial).map(TrialHistory::state).filter(s -> s.terminal()).isPresent()) {
        return new Suggestion.Wait();
      }
    }
    long end = Math.min(firstTrial(stage + 1), planned().getAsLong());
    Map<String, Extent> window =
        stage == 0 ? declared() : next(history.stages().get(stage - 1), end - first, history);
    return new Suggestion.OpenStage(
        stage, Math.toIntExact(end - first), Collections.unmodifiableMap(window));
  }

  private Map<String, Extent> declared() {
    Map<String, Extent> window = new TreeMap<>();
    sweep
        .space()
        .parameters()
        .forEach(
            (name, parameter) -> parameter.extent().ifPresent(extent -> window.put(name, extent)));
    return window;
  }

  /** The window after a stage that has ended; the same again when no trial of it has a value. */
  private Map<String, Extent> next(StageOpened ended, long trials, SweepHistory history) {
    return method.windows() == Windows.COVERING
        ? covering.next(
            ended.stage(),
            method.stages().get(0).trials(),
            Math.toIntExact(trials),
            comparable(ended, history))
        : centred(ended, history);
  }

  /** The trials of all stages that trained as long as the one that has ended, best first. */
  private List<Map<String, Object>> comparable(StageOpened ended, SweepHistory history) {
    Budget budget = method.stages().get(ended.stage()).budget();
    Assignments assignments = sweep.space().assignments();
    return BestTrials.of(
            history,
            trial ->
                trial < ended.firstTrial() + ended.trials()
                    && method.stages().get(stage(trial)).budget().equals(budget))
        .map(row -> assignments.unnested(row.parameters()))
        .toList();
  }

  private Map<String, Extent> centred(StageOpened ended, SweepHistory history) {
    int first = ended.firstTrial();
    List<Standing> best =
        BestTrials.of(history, trial -> trial >= first && trial < first + ended.trials())
            .limit(method.top())
            .toList();
    Assignments assignments = sweep.space().assignments();
    List<Map<String, Object>> values =
        best.stream().map(row -> assignments.unnested(row.parameters())).toList();
    Map<String, Extent> next = new TreeMap<>(ended.window());
    next.replaceAll(
        (name, window) -> {
          List<Object> seen =
              values.stream()
                  .filter(row -> row.containsKey(name))
                  .map(row -> row.get(name))
                  .toList();
          // What none of the best takes part in stays as it is.
          return seen.isEmpty()
              ? window
              : windows.next(sweep.space().parameters().get(name), window, seen);
        });
    return next;
  }
}
