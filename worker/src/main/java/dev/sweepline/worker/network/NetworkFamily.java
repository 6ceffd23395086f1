package dev.sweepline.worker.network;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.layer.PlannedNetwork;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.Settings;
import dev.sweepline.worker.random.RandomStreams;
import java.util.Map;
import java.util.Optional;

/** A kind of network that hyperparameters describe. Thread-safe. */
public interface NetworkFamily {
  /** Its hyperparameters. */
  Settings settings();

  /**
   * Why no assignment of a sweep makes a network, said before any trial; empty when that is not
   * sure. What is wrong with some assignments only, {@link #build} says.
   *
   * @param example one of its assignments, each value allowed by {@link #settings}
   * @param shape what it must fit; empty while only the data's files say
   */
  Optional<String> refuse(Map<String, Object> example, Optional<DataShape> shape);

  /**
   * Plans one, as far as a plan can say what it is.
   *
   * @param parameters JSON values by name; what is not named has its default
   * @throws InvalidNetworkException when the parameters describe no network for such data
   */
  PlannedNetwork planned(Map<String, Object> parameters, DataShape shape, RandomStreams random);

  /**
   * Builds one for DL4J. Its weights follow from {@code random} alone.
   *
   * @param parameters JSON values by name; what is not named has its default
   * @throws InvalidNetworkException when the parameters describe no network for such data
   */
  TrainableNetwork build(Map<String, Object> parameters, DataShape shape, RandomStreams random);
}
