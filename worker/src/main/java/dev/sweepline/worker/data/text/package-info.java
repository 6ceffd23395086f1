/** Turns documents into vectors. */
package dev.sweepline.worker.data.text;
