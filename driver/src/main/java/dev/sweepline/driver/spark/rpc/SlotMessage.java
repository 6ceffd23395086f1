package dev.sweepline.driver.spark.rpc;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.TreeMap;

/** A message from a slot to the driver, each with its answer. */
public sealed interface SlotMessage extends Serializable {
  /** An executor starts; answered with {@link SlotSettings}. */
  record Hello() implements SlotMessage {}

  /** An executor can work; answered with {@link Taken}. */
  record Ready(String executor) implements SlotMessage {}

  /** Asks for work; answered with {@link Work}. */
  record Next(String slot) implements SlotMessage {}

  /** Reports an epoch; answered with a verdict. */
  record Measured(TrialMeasured event) implements SlotMessage {}

  /** Says that a trial is watched over; answered with a verdict. */
  record Alive(TrialId id, int attempt, long step) implements SlotMessage {}

  /** Says that a slot cannot go on; answered with {@link Taken}. */
  record Waits(String slot, String why) implements SlotMessage {}

  /** Asks whether a finished network is worth saving; answered with a Boolean. */
  record Keeps(TrialId id, int attempt, TreeMap<String, Double> results) implements SlotMessage {}

  /** Reports an end; answered with {@link Taken}. */
  record Ended(TrialId id, int attempt, TrialReport report) implements SlotMessage {}

  /** Trials to be trained together, or none. */
  record Work(ArrayList<TrialSpec> pack) implements Serializable {}

  /** An end has arrived. */
  record Taken() implements Serializable {}
}
