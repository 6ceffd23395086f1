/** Training of networks that oneDNN computes. */
package dev.sweepline.worker.train.engine;
