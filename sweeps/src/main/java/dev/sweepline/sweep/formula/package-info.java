/** Expressions over parameters, in a sandbox; the only package with EvalEx. */
package dev.sweepline.sweep.formula;
