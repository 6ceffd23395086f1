package dev.sweepline.worker.network;

import dev.sweepline.worker.data.InputShape;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;

/**
 * A network family that users write, named in a sweep file by its class: {@code network:
 * com.example.MyNetwork}. It needs a constructor without arguments; one object may build in several
 * threads at once.
 */
public interface UserNetwork {
  /**
   * Builds one network. Its last layer must be linear softmax with cross-entropy or squared error,
   * or for numbers the identity with squared or absolute error; Sweepline computes that part
   * itself. Network and weights must follow from the arguments alone.
   *
   * @param parameters the trial's assignment and what stands fixed under {@code network}: null,
   *     Boolean, Long, Double, String, List or Map by name
   * @param shape of an example, which comes as one row of {@code shape.features()} values
   * @param outputs labels there are, or numbers to predict
   * @param seed of the weights; give it to DL4J's configuration
   * @return a MultiLayerNetwork, or a ComputationGraph with one input and one output; initialised
   *     or not
   * @throws IllegalArgumentException when the parameters make no network, which fails this trial
   *     alone; the message is for the user
   */
  Model build(Map<String, Object> parameters, InputShape shape, int outputs, long seed);
}
