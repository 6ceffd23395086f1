/** Settings of a search: its method, its stages and its rule for stopping weak trials. */
@NullMarked
package dev.sweepline.sweep.search;

import org.jspecify.annotations.NullMarked;
