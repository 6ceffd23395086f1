/** Parameters: the distributions of values that a search may draw from or list. */
package dev.sweepline.sweep.parameter;
