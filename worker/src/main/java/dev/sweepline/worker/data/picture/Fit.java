package dev.sweepline.worker.data.picture;

/** Way in which a picture of other proportions is brought to those of all. */
public enum Fit {
  /** Its middle, as large as it can be. */
  CROP,
  /** All of it, stretched. */
  STRETCH
}
