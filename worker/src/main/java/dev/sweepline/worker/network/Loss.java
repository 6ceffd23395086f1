package dev.sweepline.worker.network;

/**
 * How wrong a network is about one example. Both read the outputs as logits of a softmax, whose
 * arithmetic is done here in double precision, so that training and evaluation agree. Stateless.
 */
public enum Loss {
  /** −log p of the right class. */
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
  /** Mean over the classes of (p − y)², where y is 1 for the right class and 0 for the others. */
  MSE {
    @Override
    double row(double[] shares, double logShare, int label) {
      double sum = 0;
      for (int k = 0; k < shares.length; k++) {
        double difference = shares[k] - (k == label ? 1 : 0);
        sum += difference * difference;
      }
      return sum / shares.length;
    }

    @Override
    void gradient(double[] shares, int label) {
      double mean = 0;
      for (int k = 0; k < shares.length; k++) {
        mean += shares[k] * (shares[k] - (k == label ? 1 : 0));
      }
      for (int k = 0; k < shares.length; k++) {
        double slope = shares[k] - (k == label ? 1 : 0) - mean;
        shares[k] *= 2 * slope / shares.length;
      }
    }
  };

  abstract double row(double[] shares, double logShare, int label);

  /** Turns softmax shares into the loss's derivatives by the logits. */
  abstract void gradient(double[] shares, int label);

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
}
