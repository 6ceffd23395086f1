/** Reads sweep files: YAML in, a checked {@link dev.sweepline.sweep.Sweep} or problems out. */
package dev.sweepline.sweep.file;
