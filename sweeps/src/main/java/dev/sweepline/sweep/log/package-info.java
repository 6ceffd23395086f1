/** The log as JSON: the one place where events are written and read. */
package dev.sweepline.sweep.log;
