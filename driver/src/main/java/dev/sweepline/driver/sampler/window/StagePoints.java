package dev.sweepline.driver.sampler.window;

import dev.sweepline.driver.sampler.draw.DrawLayout;
import dev.sweepline.driver.sampler.draw.PointDraws;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points of one stage's trials in its window, made once for all of them: a grid or a sequence
 * costs as much as all of its points. Thread-safe.
 */
public final class StagePoints {
  private final long seed;
  private final int firstTrial;
  private final int fixed;
  private final List<Map<String, Object>> grid;
  private final PointDraws draws;
  private final boolean byTrial;

  /**
   * @param space the sweep's over the stage's window
   * @param seed of the sweep
   * @param stage its index
   * @param firstTrial the sweep's first trial that belongs to it
   * @param fixed what its first trials fix, by full parameter name
   */
  public StagePoints(
      SearchSpace space,
      long seed,
      int stage,
      Stage layout,
      int firstTrial,
      List<Map<String, Object>> fixed) {
    this.seed = seed;
    this.firstTrial = firstTrial;
    this.fixed = fixed.size();
    this.grid =
        layout.sampler() == Stage.Sampling.GRID
            ? StageGrid.largest(space, layout.trials()).orElse(List.of())
            : List.of();
    Address own = Address.of(seed).then("stage").then(stage);
    // Random draws have the address of their trial in the sweep, the others one in their stage.
    this.byTrial =
        switch (layout.sampler()) {
          case SOBOL, LATIN_HYPERCUBE -> false;
          case GRID, RANDOM -> true;
        };
    int trials = layout.trials() - fixed.size();
    this.draws =
        new PointDraws(
            space,
            byTrial ? seed : own.bits(),
            DrawLayout.of(space, seed, own, layout.sampler(), trials),
            fixed);
  }

  /** A trial's point; empty where no draw of very many is allowed. */
  public Optional<Map<String, Object>> point(int trial) {
    int inStage = trial - firstTrial;
    int cell = inStage - fixed;
    return cell >= 0 && cell < grid.size()
        ? Optional.of(grid.get(cell))
        : draws.point(byTrial ? trial : inStage);
  }

  /**
   * A point at random that takes the place of a trial's own.
   *
   * @param draw which of the trial's replacements, from 1
   */
  public Optional<Map<String, Object>> another(int trial, int draw) {
    return draws.independent(Address.of(seed).then("another").then(draw).bits()).point(trial);
  }
}
