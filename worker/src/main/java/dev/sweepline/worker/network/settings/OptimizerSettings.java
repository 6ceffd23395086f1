package dev.sweepline.worker.network.settings;

/**
 * Settings of an optimizer; a rule reads those numbers it has a use for.
 *
 * @param momentum above 0 for {@link Rule#HEAVY} and {@link Rule#NESTEROV}
 */
public record OptimizerSettings(
    Rule rule,
    double rate,
    double momentum,
    double beta1,
    double beta2,
    double rho,
    double epsilon) {

  /** What sweep files call optimizer, once it is settled what kind of momentum there is. */
  public enum Rule {
    PLAIN,
    HEAVY,
    NESTEROV,
    ADAM,
    RMSPROP,
    ADAGRAD
  }

  public static OptimizerSettings of(SettingValues values) {
    Optimizer optimizer = values.word("optimizer", Optimizer.class);
    double momentum = values.numberOr("momentum", optimizer == Optimizer.SGD ? 0 : 0.9);
    return new OptimizerSettings(
        rule(optimizer, momentum, values.flag("nesterov")),
        values.number("learning_rate"),
        momentum,
        values.number("beta1"),
        values.number("beta2"),
        values.number("rho"),
        values.numberOr("epsilon", optimizer == Optimizer.ADAGRAD ? 1e-6 : 1e-8));
  }

  private static Rule rule(Optimizer optimizer, double momentum, boolean nesterov) {
    return switch (optimizer) {
      case ADAM -> Rule.ADAM;
      case RMSPROP -> Rule.RMSPROP;
      case ADAGRAD -> Rule.ADAGRAD;
      case NESTEROV -> Rule.NESTEROV;
      case SGD -> momentum == 0 ? Rule.PLAIN : nesterov ? Rule.NESTEROV : Rule.HEAVY;
      case MOMENTUM -> nesterov ? Rule.NESTEROV : Rule.HEAVY;
    };
  }
}
