/** What happens to a sweep, in the order of its log. */
@NullMarked
package dev.sweepline.sweep.event;

import org.jspecify.annotations.NullMarked;
