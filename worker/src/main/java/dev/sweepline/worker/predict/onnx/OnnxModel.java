package dev.sweepline.worker.predict.onnx;

import java.util.List;

/**
 * Network in the format of ONNX, with what goes in and comes out. Immutable.
 *
 * @param content of its file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OnnxModel(byte[] content, List<TensorSpec> inputs, List<TensorSpec> outputs) {
  public OnnxModel {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Tensor that the network takes or gives.
   *
   * @param type of its elements, as NumPy calls it
   * @param row sizes of one row's part; in front of them stands the number of rows, any
   */
  public record TensorSpec(String name, String type, List<Long> row) {
    public TensorSpec {
      row = List.copyOf(row);
    }
  }
}
