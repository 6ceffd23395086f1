package dev.sweepline.dashboard.act;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.text.UserException;

/**
 * The machine behind the page: its checks, its files and, where it has one, its driver.
 * Thread-safe; all may take a while.
 */
public interface SweepHost {
  /** What the verb {@code validate} says of a file. */
  ParsedSweep check(Draft draft);

  /** Deletes what this machine keeps of a sweep that was deleted. */
  void forget(String sweep);

  /** Whether it runs sweeps for whoever may act on the page. */
  boolean drives();

  /**
   * Starts a driver.
   *
   * @return what was done, in a sentence without its point
   * @throws UserException when it does not start, with the line to show
   */
  String start(Launch launch);

  /**
   * One that knows what sweep files say and nothing of networks, keeps nothing and runs nothing.
   */
  record Plain() implements SweepHost {
    @Override
    public ParsedSweep check(Draft draft) {
      return SweepFile.read(draft.file(), draft.text());
    }

    @Override
    public void forget(String sweep) {}

    @Override
    public boolean drives() {
      return false;
    }

    @Override
    public String start(Launch launch) {
      throw new UserException("this page does not run sweeps");
    }
  }
}
