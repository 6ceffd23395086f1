/** Values of parameters: their equality, their text, and sets of them. */
@NullMarked
package dev.sweepline.sweep.value;

import org.jspecify.annotations.NullMarked;
