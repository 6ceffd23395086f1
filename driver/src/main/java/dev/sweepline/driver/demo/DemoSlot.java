package dev.sweepline.driver.demo;

/**
 * A slot of a made-up sweep.
 *
 * @param freeAt when it takes its next trial, milliseconds since the sweep's beginning
 */
record DemoSlot(String name, long freeAt) {
  private static final int SLOTS_A_MACHINE = 4;

  /** The slots start one after the other. */
  static DemoSlot of(int number) {
    String name = "demo-" + number / SLOTS_A_MACHINE + "/" + number % SLOTS_A_MACHINE;
    return new DemoSlot(name, 40L * number);
  }
}
