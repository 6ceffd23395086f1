package dev.sweepline.driver.spark;

/** How a slot is called: {@code spark/3}, and {@code spark/3 gpu 1} where it has a device. */
final class SlotName {
  private static final String DEVICE = " gpu ";

  private SlotName() {}

  /** The name on a device, as trials' records give it. */
  static String on(String slot, String address) {
    return slot + DEVICE + address;
  }

  /** The slot itself, whatever device it has this time. */
  static String slot(String name) {
    return name.split(DEVICE, 2)[0];
  }
}
