/** Data sets in memory: examples, targets, their shape and their parts. */
package dev.sweepline.worker.data;
