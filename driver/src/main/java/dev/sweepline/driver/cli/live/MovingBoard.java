package dev.sweepline.driver.cli.live;

import dev.sweepline.driver.text.Console;
import dev.sweepline.sweep.history.SweepHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A board that is drawn again and again in one place of a terminal. For one thread to draw. */
final class MovingBoard {
  /** The terminal is asked for its size every so many frames. */
  private static final int SIZE_EVERY = 4;

  private final Console console;
  private volatile TerminalSize size = TerminalSize.now();
  private int frames;

  MovingBoard(Console console) {
    this.console = console;
  }

  /** What is to be drawn. */
  List<String> frame(SweepHistory history, long now) {
    return BoardFrame.of(history, now, size);
  }

  /**
   * Draws it.
   *
   * @param note a line below
   */
  void draw(List<String> frame, Optional<String> note) {
    List<String> lines = new ArrayList<>(frame);
    note.ifPresent(lines::add);
    console.moving(lines);
    if (++frames % SIZE_EVERY == 0) {
      TerminalSize now = TerminalSize.now();
      if (!now.equals(size)) {
        console.clear();
        size = now;
      }
    }
  }
}
