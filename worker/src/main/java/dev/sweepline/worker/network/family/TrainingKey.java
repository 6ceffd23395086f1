package dev.sweepline.worker.network.family;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.network.settings.Initialisation;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.OptimizerSettings;
import dev.sweepline.worker.network.settings.Schedule;
import dev.sweepline.worker.network.settings.Setting;
import dev.sweepline.worker.network.settings.SettingValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Key of all that decides what a trial computes but for how many passes it may make: trials of
 * equal keys and passes have equal measurements to the last bit, since all that is not in the key
 * reaches no arithmetic. Momentum under adam, for example, does not. Immutable.
 *
 * @param settings those of the family that are read, defaults among them
 * @param steps the most minibatches; empty where only passes end a trial
 */
public record TrainingKey(
    NamedOptions dataset,
    String network,
    long seed,
    int repeats,
    TrainerChoice trainer,
    Object settings,
    OptimizerSettings optimizer,
    OptionalInt steps) {
  private static final String EPOCHS = "epochs";
  private static final String STEPS = "steps";

  /** What is in the key in another form. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "optimizer",
          "learning_rate",
          "momentum",
          "nesterov",
          "beta1",
          "beta2",
          "rho",
          "epsilon",
          EPOCHS,
          STEPS);

  /** The key of a trial; empty for networks of users and programs, which may read anything. */
  public static Optional<TrainingKey> of(TrialSpec spec) {
    if (spec.program().isPresent()) {
      return Optional.empty();
    }
    Optional<LayeredFamily> family = NetworkFamilies.ours(spec.network().name());
    try {
      return family.map(ours -> of(spec, ours));
    } catch (InvalidNetworkException e) {
      return Optional.empty();
    }
  }

  private static TrainingKey of(TrialSpec spec, LayeredFamily family) {
    Map<String, Object> given = spec.settings();
    SettingValues values = family.settings().read(given);
    Map<String, Object> read = new HashMap<>(given);
    for (Setting setting : family.settings().all()) {
      values.find(setting.name()).ifPresent(value -> read.put(setting.name(), value));
    }
    read.keySet().removeAll(ELSEWHERE);
    read.keySet().removeAll(unread(values));
    return new TrainingKey(
        spec.dataset(),
        family.name(),
        spec.seed(),
        spec.repeats(),
        spec.trainer(),
        CanonicalValue.of(read),
        effective(OptimizerSettings.of(values)),
        most(spec, STEPS, Budget.Unit.STEPS));
  }

  /** The most passes over the data that a trial may make; empty where only steps end it. */
  public static OptionalInt passes(TrialSpec spec) {
    return most(spec, EPOCHS, Budget.Unit.EPOCHS);
  }

  /** Epochs or steps among the parameters replace the budget, both of them. */
  private static OptionalInt most(TrialSpec spec, String name, Budget.Unit unit) {
    Map<String, Object> settings = spec.settings();
    if (settings.containsKey(EPOCHS) || settings.containsKey(STEPS)) {
      return settings.get(name) instanceof Number number
          ? OptionalInt.of(number.intValue())
          : OptionalInt.empty();
    }
    return spec.budget().unit() == unit
        ? OptionalInt.of(spec.budget().amount())
        : OptionalInt.empty();
  }

  /** Settings that these values of others make meaningless. */
  private static List<String> unread(SettingValues values) {
    List<String> unread = new ArrayList<>();
    if (values.find("activation").isPresent()
        && values.word("activation", Activations.class) != Activations.LEAKY_RELU) {
      unread.add("leaky_slope");
    }
    Initialisation init = values.word("init", Initialisation.class);
    if (init != Initialisation.NORMAL && init != Initialisation.UNIFORM) {
      unread.add("init_scale");
    }
    Schedule schedule = values.word("lr_schedule", Schedule.class);
    if (schedule == Schedule.CONSTANT || schedule == Schedule.COSINE) {
      unread.add("lr_decay");
    }
    if (schedule != Schedule.STEP) {
      unread.add("lr_step");
    }
    if (schedule != Schedule.PLATEAU) {
      unread.add("lr_patience");
    }
    return unread;
  }

  /** The same with 0 for each number that the rule has no use for. */
  private static OptimizerSettings effective(OptimizerSettings given) {
    double momentum =
        switch (given.rule()) {
          case HEAVY, NESTEROV -> given.momentum();
          case PLAIN, ADAM, RMSPROP, ADAGRAD -> 0;
        };
    boolean adam = given.rule() == OptimizerSettings.Rule.ADAM;
    boolean rmsprop = given.rule() == OptimizerSettings.Rule.RMSPROP;
    boolean adagrad = given.rule() == OptimizerSettings.Rule.ADAGRAD;
    return new OptimizerSettings(
        given.rule(),
        given.rate(),
        momentum,
        adam ? given.beta1() : 0,
        adam ? given.beta2() : 0,
        rmsprop ? given.rho() : 0,
        adam || rmsprop || adagrad ? given.epsilon() : 0);
  }
}
