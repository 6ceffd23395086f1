/** Networks computed with oneDNN: one operation a layer, compiled for the size of a minibatch. */
package dev.sweepline.worker.engine;
