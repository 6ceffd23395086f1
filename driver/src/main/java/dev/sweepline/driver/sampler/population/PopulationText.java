package dev.sweepline.driver.sampler.population;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.worker.network.settings.MovableSettings;
import java.util.List;
import java.util.Optional;

/** Text that says what a population of networks does, and which parameters move. Stateless. */
public final class PopulationText {
  private PopulationText() {}

  /** One line for the user; empty for other methods. */
  public static Optional<String> of(Sweep sweep) {
    if (!(sweep.search().method() instanceof Method.Pbt pbt)) {
      return Optional.empty();
    }
    Budget budget = sweep.training().budget();
    List<String> held = MovableSettings.held(sweep.space(), pbt);
    return Optional.of(
        "pbt trains %d networks for %s and looks at them every %d: the worst %d take over from the"
                .formatted(pbt.population(), budget, pbt.interval(), pbt.cut())
            + " best %d and move %s by a factor of %s or draw anew%s"
                .formatted(
                    pbt.cut(),
                    String.join(", ", MovableSettings.explored(sweep.space(), pbt)),
                    ValueText.show(pbt.perturb()),
                    held.isEmpty()
                        ? ""
                        : "; "
                            + String.join(", ", held)
                            + (held.size() == 1 ? " stays as it was" : " stay as they were")));
  }
}
