/** Parameters: the distributions of values that a search may draw from or list. */
@NullMarked
package dev.sweepline.sweep.parameter;

import org.jspecify.annotations.NullMarked;
