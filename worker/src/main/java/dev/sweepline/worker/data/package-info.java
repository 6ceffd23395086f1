/** Data sets by name: found, read, split, scaled, and shared by all trials of a JVM. */
package dev.sweepline.worker.data;
