package dev.sweepline.worker.network.settings;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Settings of training, whatever the network's family.
 *
 * @param epochs passes over the data, instead of the file's budget
 * @param steps minibatches, instead of the file's budget; with both, training ends at the first
 * @param patience epochs without a better validation loss before training ends; 0 for no such end
 * @param decay factor of the schedule
 * @param lrStep epochs between changes of schedule step
 * @param lrPatience epochs without a better validation loss before schedule plateau lowers the rate
 */
public record TrainingSettings(
    int batchSize,
    OptionalInt epochs,
    OptionalInt steps,
    int patience,
    Schedule schedule,
    double decay,
    int lrStep,
    int lrPatience) {

  /**
   * Reads an assignment.
   *
   * @param settings which values there may be
   * @param parameters JSON values by name; what is not named has its default
   * @throws InvalidNetworkException naming the parameter, what is wrong and what is allowed
   */
  public static TrainingSettings of(Settings settings, Map<String, Object> parameters) {
    SettingValues values = settings.read(parameters);
    Schedule schedule = values.word("lr_schedule", Schedule.class);
    return new TrainingSettings(
        values.whole("batch_size"),
        count(values, "epochs"),
        count(values, "steps"),
        values.whole("patience"),
        schedule,
        values.numberOr("lr_decay", schedule == Schedule.EXPONENTIAL ? 0.9 : 0.1),
        values.whole("lr_step"),
        values.whole("lr_patience"));
  }

  private static OptionalInt count(SettingValues values, String name) {
    return values.find(name).isPresent() ? OptionalInt.of(values.whole(name)) : OptionalInt.empty();
  }
}
