/** Search spaces: parameters with conditions, formulas and constraints, and their grids. */
package dev.sweepline.sweep.space;
