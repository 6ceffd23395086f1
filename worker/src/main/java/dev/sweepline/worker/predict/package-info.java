/** Saved networks that answer new rows. */
package dev.sweepline.worker.predict;
