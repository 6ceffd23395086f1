/** Training of a trial, whatever trains it: budget, patience, listeners, outcome. */
package dev.sweepline.worker.train;
