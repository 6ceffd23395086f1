package dev.sweepline.sweep.kit;

import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A builder of sweeps' first events for tests: a random search of sweep {@code s} for the highest
 * {@code val_accuracy}, at time 0, without columns and end, where a test does not say otherwise.
 */
public final class TestSubmissions {
  private String sweep = "s";
  private long at;
  private String name = "s";
  private String file = "s.yaml";
  private String text = "";
  private Objectives objectives = Objectives.of(new Objective("val_accuracy", Goal.MAXIMIZE));
  private String method = "random";
  private List<ParameterColumn> parameters = List.of();
  private OptionalLong planned = OptionalLong.empty();
  private Map<String, String> environment = Map.of();
  private Display display = Display.DEFAULT;
  private List<PriorSweep> prior = List.of();
  private int networks;

  private TestSubmissions() {}

  public static TestSubmissions submission(String sweep) {
    TestSubmissions submission = new TestSubmissions();
    submission.sweep = sweep;
    submission.name = sweep;
    return submission;
  }

  public TestSubmissions at(long millis) {
    at = millis;
    return this;
  }

  public TestSubmissions name(String newName) {
    name = newName;
    return this;
  }

  public TestSubmissions file(String newFile) {
    file = newFile;
    return this;
  }

  public TestSubmissions text(String newText) {
    text = newText;
    return this;
  }

  public TestSubmissions objectives(Objectives newObjectives) {
    objectives = newObjectives;
    return this;
  }

  public TestSubmissions objective(Objective newObjective) {
    objectives = Objectives.of(newObjective);
    return this;
  }

  public TestSubmissions method(String newMethod) {
    method = newMethod;
    return this;
  }

  public TestSubmissions parameters(List<ParameterColumn> newParameters) {
    parameters = newParameters;
    return this;
  }

  public TestSubmissions planned(OptionalLong newPlanned) {
    planned = newPlanned;
    return this;
  }

  public TestSubmissions planned(long trials) {
    return planned(OptionalLong.of(trials));
  }

  public TestSubmissions environment(Map<String, String> newEnvironment) {
    environment = newEnvironment;
    return this;
  }

  public TestSubmissions display(Display newDisplay) {
    display = newDisplay;
    return this;
  }

  public TestSubmissions networks(int newNetworks) {
    networks = newNetworks;
    return this;
  }

  public TestSubmissions prior(List<PriorSweep> newPrior) {
    prior = newPrior;
    return this;
  }

  public SweepSubmitted build() {
    return new SweepSubmitted(
        sweep,
        at,
        name,
        file,
        text,
        objectives,
        method,
        parameters,
        planned,
        environment,
        display,
        prior,
        networks);
  }
}
