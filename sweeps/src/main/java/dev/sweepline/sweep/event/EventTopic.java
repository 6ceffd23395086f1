package dev.sweepline.sweep.event;

/** The topic of all events. */
public final class EventTopic {
  /** The Kafka topic; records are keyed by sweep id, so one sweep is one partition, one order. */
  public static final String NAME = "sweepline.events";

  private EventTopic() {}
}
