package dev.sweepline.driver.spark.rpc;

/** Names of slots: {@code spark/3}, and {@code spark/3 gpu 1} where it has a device. */
public final class SlotName {
  private static final String DEVICE = " gpu ";

  private SlotName() {}

  /** The name on a device, as trials' records give it. */
  public static String on(String slot, String address) {
    return slot + DEVICE + address;
  }

  /** The slot itself, whatever device it has this time. */
  public static String slot(String name) {
    return name.split(DEVICE, 2)[0];
  }
}
