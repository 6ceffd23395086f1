/** Settings of the rules that end trials early. */
@NullMarked
package dev.sweepline.sweep.stopping;

import org.jspecify.annotations.NullMarked;
