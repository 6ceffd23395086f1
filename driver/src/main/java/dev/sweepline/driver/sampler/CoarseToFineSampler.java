package dev.sweepline.driver.sampler;

import dev.sweepline.driver.sampler.draw.UntriedPoints;
import dev.sweepline.driver.sampler.window.CoveringRule;
import dev.sweepline.driver.sampler.window.StagePoints;
import dev.sweepline.driver.sampler.window.WindowRule;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import dev.sweepline.sweep.search.Method.Windows;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.value.Extent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sampler that searches a window, then a smaller or moved one around the best of it, once per
 * stage. The windows live in the log, so a driver that restarts goes on from them. Thread-safe.
 */
final class CoarseToFineSampler implements Sampler {
  private final Sweep sweep;
  private final CoarseToFine method;
  private final WindowRule windows;
  private final CoveringRule covering;
  private final Map<Integer, StagePoints> points = new ConcurrentHashMap<>();
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
    Optional<Map<String, Object>> point =
        method.windows() == Windows.COVERING
            ? untried(opened).point(trial)
            : points(stage, opened).point(trial);
    Budget budget = method.stages().get(stage).budget();
    return point
        .<Suggestion>map(parameters -> new Suggestion.Trial(parameters, budget))
        .orElseGet(Suggestion.Done::new);
  }

  /** What was tried follows from the windows alone, which never change once they are logged. */
  private synchronized UntriedPoints untried(List<StageOpened> opened) {
    if (untried == null) {
      untried =
          new UntriedPoints(
              (trial, draw) -> {
                StagePoints own = points(stage(trial), opened);
                return draw == 0 ? own.point(trial) : own.another(trial, draw);
              });
    }
    return untried;
  }

  private StagePoints points(int stage, List<StageOpened> opened) {
    return points.computeIfAbsent(
        stage,
        index ->
            new StagePoints(
                sweep.space().over(opened.get(index).window()),
                sweep.search().seed(),
                index,
                method.stages().get(index),
                Math.toIntExact(firstTrial(index)),
                index == 0 ? sweep.search().points() : List.of()));
  }

  private int stage(int trial) {
    int stage = 0;
    while (trial >= firstTrial(stage + 1)) {
      stage++;
    }
    return stage;
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
