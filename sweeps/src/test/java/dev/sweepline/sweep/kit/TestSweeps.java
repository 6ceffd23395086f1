package dev.sweepline.sweep.kit;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.Output;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Search;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.stopping.EarlyTermination;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.SeedPolicy;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.Training;
import dev.sweepline.sweep.training.TrialResources;
import dev.sweepline.sweep.training.TwinPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A builder of sweeps for tests: a random search over one parameter for the highest {@code
 * val_accuracy}, seed 0, one epoch a trial, nothing to train, where a test does not say otherwise.
 */
public final class TestSweeps {
  private String name = "s";
  private Objective objective = new Objective("val_accuracy", Goal.MAXIMIZE);
  private SearchSpace space = new SearchSpace(Map.of("a", new Uniform(0, 1)));
  private Method method = new Method.RandomSearch();
  private List<Map<String, Object>> points = List.of();
  private OptionalInt runCap = OptionalInt.empty();
  private List<EarlyTermination> earlyTerminate = List.of();
  private long seed;
  private Budget budget = Budget.epochs(1);
  private Optional<NamedOptions> dataset = Optional.empty();
  private Optional<NamedOptions> network = Optional.empty();
  private Limits limits = Limits.NONE;
  private Output output = Output.DEFAULT;

  private TestSweeps() {}

  public static TestSweeps sweep() {
    return new TestSweeps();
  }

  public TestSweeps name(String newName) {
    name = newName;
    return this;
  }

  public TestSweeps objective(Objective newObjective) {
    objective = newObjective;
    return this;
  }

  public TestSweeps space(SearchSpace newSpace) {
    space = newSpace;
    return this;
  }

  public TestSweeps parameters(Map<String, ? extends Parameter> parameters) {
    return space(new SearchSpace(Map.copyOf(parameters)));
  }

  public TestSweeps method(Method newMethod) {
    method = newMethod;
    return this;
  }

  public TestSweeps points(List<Map<String, Object>> newPoints) {
    points = newPoints;
    return this;
  }

  public TestSweeps runCap(OptionalInt cap) {
    runCap = cap;
    return this;
  }

  public TestSweeps runCap(int cap) {
    return runCap(OptionalInt.of(cap));
  }

  public TestSweeps earlyTerminate(EarlyTermination... rules) {
    earlyTerminate = List.of(rules);
    return this;
  }

  public TestSweeps seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  public TestSweeps budget(Budget newBudget) {
    budget = newBudget;
    return this;
  }

  public TestSweeps dataset(NamedOptions newDataset) {
    dataset = Optional.of(newDataset);
    return this;
  }

  public TestSweeps network(NamedOptions newNetwork) {
    network = Optional.of(newNetwork);
    return this;
  }

  public TestSweeps limits(Limits newLimits) {
    limits = newLimits;
    return this;
  }

  public TestSweeps output(Output newOutput) {
    output = newOutput;
    return this;
  }

  public Sweep build() {
    return new Sweep(
        name,
        Objectives.of(objective),
        space,
        new Search(method, points, seed, SeedPolicy.SAME, runCap, earlyTerminate),
        new Training(
            dataset,
            network,
            Optional.empty(),
            budget,
            1,
            TrainerChoice.AUTO,
            TrialResources.DEFAULT,
            TwinPolicy.COPY),
        limits,
        output,
        Map.of());
  }
}
