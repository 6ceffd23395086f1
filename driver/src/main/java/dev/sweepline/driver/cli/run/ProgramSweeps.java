package dev.sweepline.driver.cli.run;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.text.UserException;

/** A guard of verbs that make no sense where trials run a program. Stateless. */
final class ProgramSweeps {
  private ProgramSweeps() {}

  /**
   * Refuses a sweep of programs.
   *
   * @param why what the verb does that it cannot do there
   * @throws UserException with the line to show
   */
  static void refuse(Sweep sweep, String why) {
    sweep
        .training()
        .program()
        .ifPresent(
            program -> {
              throw new UserException(
                  "%s runs %s; %s".formatted(sweep.name(), program.name(), why));
            });
  }
}
