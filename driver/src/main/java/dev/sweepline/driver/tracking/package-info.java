/** Other tools that follow a sweep while it runs, as readers of its log. */
@NullMarked
package dev.sweepline.driver.tracking;

import org.jspecify.annotations.NullMarked;
