package dev.sweepline.sweep.kit;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A builder of trials for tests: the first attempt of the first driver at trial 0 of sweep {@code
 * s}, an mlp on digits for one epoch from seed 0, without limits and with nothing kept, where a
 * test does not say otherwise.
 */
public final class TestSpecs {
  private TrialId id = new TrialId("s", 0);
  private int driver = 1;
  private int attempt = 1;
  private Map<String, Object> parameters = Map.of();
  private long seed;
  private int repeats = 1;
  private Budget budget = Budget.epochs(1);
  private NamedOptions dataset = NamedOptions.named("digits");
  private NamedOptions network = NamedOptions.named("mlp");
  private @Nullable TrialWork program;
  private Recording recording = Recording.NONE;
  private TrialLimits limits = TrialLimits.NONE;
  private TrainerChoice trainer = TrainerChoice.AUTO;

  private TestSpecs() {}

  public static TestSpecs spec() {
    return new TestSpecs();
  }

  public static TestSpecs spec(TrialId id) {
    return new TestSpecs().id(id);
  }

  public TestSpecs id(TrialId newId) {
    id = newId;
    return this;
  }

  public TestSpecs driver(int newDriver) {
    driver = newDriver;
    return this;
  }

  public TestSpecs attempt(int newAttempt) {
    attempt = newAttempt;
    return this;
  }

  public TestSpecs parameters(Map<String, Object> newParameters) {
    parameters = newParameters;
    return this;
  }

  public TestSpecs seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  public TestSpecs repeats(int newRepeats) {
    repeats = newRepeats;
    return this;
  }

  public TestSpecs budget(Budget newBudget) {
    budget = newBudget;
    return this;
  }

  public TestSpecs dataset(NamedOptions newDataset) {
    dataset = newDataset;
    return this;
  }

  public TestSpecs network(NamedOptions newNetwork) {
    network = newNetwork;
    return this;
  }

  public TestSpecs program(TrialWork newProgram) {
    program = newProgram;
    return this;
  }

  public TestSpecs recording(Recording newRecording) {
    recording = newRecording;
    return this;
  }

  public TestSpecs limits(TrialLimits newLimits) {
    limits = newLimits;
    return this;
  }

  public TestSpecs trainer(TrainerChoice newTrainer) {
    trainer = newTrainer;
    return this;
  }

  public TrialSpec build() {
    return new TrialSpec(
        id,
        driver,
        attempt,
        parameters,
        seed,
        repeats,
        budget,
        program == null ? new TrialWork.NetworkTraining(dataset, network) : program,
        recording,
        limits,
        trainer);
  }
}
