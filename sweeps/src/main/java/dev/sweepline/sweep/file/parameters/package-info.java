/** Readers of the parameters section of a sweep file and of the rules between parameters. */
package dev.sweepline.sweep.file.parameters;
