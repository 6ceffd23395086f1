package dev.sweepline.worker.network.loss;

/**
 * Loss of a network on one example. For labels, outputs are read as logits of a softmax; for
 * numbers, as they are. The arithmetic is done here in double precision, so that training and
 * evaluation agree. Stateless.
 */
public enum Loss {
  /** −log p of the right class; only for labels. */
  CROSS_ENTROPY {
    @Override
    double row(double[] shares, double logShare, int label) {
      return -logShare;
    }

    @Override
    void gradient(double[] shares, int label) {
      shares[label] -= 1;
    }
  },
  /** Mean over the outputs of (p − y)², where a label's y is 1 for its class and 0 for others. */
  MSE {
    @Override
    double term(double difference) {
      return difference * difference;
    }

    @Override
    double slope(double difference) {
      return 2 * difference;
    }
  },
  /** Mean over the outputs of |p − y|. */
  MAE {
    @Override
    double term(double difference) {
      return Math.abs(difference);
    }

    @Override
    double slope(double difference) {
      return Math.signum(difference);
    }
  };

  /** The loss of one output that is off by so much. */
  double term(double difference) {
    throw new UnsupportedOperationException(this + " needs labels");
  }

  /** The derivative of {@link #term}. */
  double slope(double difference) {
    throw new UnsupportedOperationException(this + " needs labels");
  }

  double row(double[] shares, double logShare, int label) {
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      sum += term(shares[k] - (k == label ? 1 : 0));
    }
    return sum / shares.length;
  }

  /** Turns softmax shares into the loss's derivatives by the logits. */
  void gradient(double[] shares, int label) {
    double mean = 0;
    for (int k = 0; k < shares.length; k++) {
      mean += shares[k] * slope(shares[k] - (k == label ? 1 : 0));
    }
    for (int k = 0; k < shares.length; k++) {
      double slope = slope(shares[k] - (k == label ? 1 : 0)) - mean;
      shares[k] *= slope / shares.length;
    }
  }

  /**
   * The loss of one row of logits.
   *
   * @param work as long as there are classes; holds the softmax afterwards
   */
  public double of(Logits logits, int row, int label, double[] work) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < work.length; k++) {
      work[k] = logits.at(row, k);
      max = Math.max(max, work[k]); // NaN once any is NaN
    }
    double right = work[label] - max;
    double sum = 0;
    for (int k = 0; k < work.length; k++) {
      work[k] = Math.exp(work[k] - max);
      sum += work[k];
    }
    for (int k = 0; k < work.length; k++) {
      work[k] /= sum;
    }
    return row(work, right - Math.log(sum), label);
  }

  /**
   * The derivatives of {@link #of} by one row of logits.
   *
   * @param slopes as long as there are classes; holds them afterwards
   * @return the loss itself
   */
  public double slopes(Logits logits, int row, int label, double[] slopes) {
    double loss = of(logits, row, label, slopes);
    gradient(slopes, label);
    return loss;
  }

  /**
   * The derivatives of {@link #ofNumbers} by one row of numbers.
   *
   * @param slopes as long as there are outputs; holds them afterwards
   */
  public void slopesOfNumbers(
      Logits outputs, int row, float[] targets, int first, double[] slopes) {
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = slope((double) outputs.at(row, k) - targets[first + k]) / slopes.length;
    }
  }

  /**
   * The loss of one row of numbers.
   *
   * @param targets the right ones, as many as there are outputs, from {@code first} on
   */
  public double ofNumbers(Logits outputs, int row, float[] targets, int first, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += term((double) outputs.at(row, k) - targets[first + k]);
    }
    return sum / count;
  }
}
