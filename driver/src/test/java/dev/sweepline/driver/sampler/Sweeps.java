package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.kit.TestSweeps;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.search.Stage.Sampling;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.training.Budget;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Sweeps for tests. */
final class Sweeps {
  private Sweeps() {}

  static Sweep of(Method method, OptionalInt cap, long seed, Goal goal, Map<String, Parameter> p) {
    return TestSweeps.sweep()
        .name("test")
        .objective(new Objective("score", goal))
        .space(new SearchSpace(p))
        .method(method)
        .runCap(cap)
        .seed(seed)
        .build();
  }

  static Sweep grid(Map<String, Parameter> parameters) {
    return of(new Method.GridSearch(), OptionalInt.empty(), 1, Goal.MINIMIZE, parameters);
  }

  static Sweep random(int cap, long seed, Map<String, Parameter> parameters) {
    return of(new Method.RandomSearch(), OptionalInt.of(cap), seed, Goal.MINIMIZE, parameters);
  }

  static Sweep coarse(Method method, long seed, Map<String, Parameter> parameters) {
    return of(method, OptionalInt.empty(), seed, Goal.MINIMIZE, parameters);
  }

  static Method.CoarseToFine stages(int top, Stage... stages) {
    return new Method.CoarseToFine(List.of(stages), 0.1, 0.5, top, false);
  }

  static Stage randomStage(int trials, int epochs) {
    return new Stage(trials, Budget.epochs(epochs), Sampling.RANDOM);
  }

  static Stage gridStage(int trials, int epochs) {
    return new Stage(trials, Budget.epochs(epochs), Sampling.GRID);
  }
}
