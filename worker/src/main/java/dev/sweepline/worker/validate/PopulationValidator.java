package dev.sweepline.worker.validate;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.MovableSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Validator of whether the networks of a sweep can hand on what they have learnt. */
record PopulationValidator(Sweep sweep, Method.Pbt method, NamedOptions network) {
  private static final String FOLDS = "folds";

  /** What decides when training ends or how its rate falls, and what each must be. */
  private static final Map<String, Set<Object>> ALLOWED =
      Map.of(
          "epochs", Set.of(),
          "steps", Set.of(),
          "patience", Set.of(0L),
          "lr_schedule", Set.of("constant"));

  private static final Map<String, String> WHY =
      Map.of(
          "epochs", "pbt trains every network by budget.epochs; remove epochs",
          "steps", "pbt trains every network by budget.epochs; remove steps",
          "patience", "pbt hands on the newest weights, not the best; remove patience",
          "lr_schedule", "pbt finds the schedule of the learning rate; remove lr_schedule");

  List<Problem> check() {
    List<Problem> complaints = new ArrayList<>();
    network
        .options()
        .forEach(
            (name, value) -> setting(name, "network." + name, new Constant(value), complaints));
    sweep
        .space()
        .parameters()
        .forEach((name, value) -> setting(name, "parameters." + name, value, complaints));
    if (hasFolds()) {
      complaints.add(new Problem("dataset", "pbt trains one network a trial; remove folds"));
    }
    boolean ours = NetworkFamilies.names().contains(network.name());
    List<String> fixed =
        method.explore().stream().filter(name -> ours && !MovableSettings.contains(name)).toList();
    if (!fixed.isEmpty()) {
      complaints.add(
          new Problem(
              "explore",
              String.join(", ", fixed)
                  + " cannot change while a network trains; remove it from explore"));
    } else if (MovableSettings.explored(sweep.space(), method).isEmpty()) {
      complaints.add(
          new Problem(
              "parameters",
              "pbt moves none of the parameters while networks train; search one that it can,"
                  + " such as learning_rate, dropout, weight_decay or batch_size"));
    }
    return complaints;
  }

  private static void setting(String name, String path, Parameter value, List<Problem> complaints) {
    if (ALLOWED.containsKey(name) && !ALLOWED.get(name).containsAll(values(value))) {
      complaints.add(new Problem(path, WHY.get(name)));
    }
  }

  /** All of a list's; a range stands for itself, which is no value that is allowed. */
  private static List<Object> values(Parameter parameter) {
    if (parameter instanceof Constant constant) {
      return List.of(constant.value());
    }
    return parameter instanceof Categorical list ? list.values() : List.of(parameter);
  }

  private boolean hasFolds() {
    return sweep.space().parameters().containsKey(TrialSpec.DATASET + FOLDS)
        || sweep
            .training()
            .dataset()
            .filter(dataset -> dataset.options().containsKey(FOLDS))
            .isPresent();
  }
}
