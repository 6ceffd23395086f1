/** What the page's acts need of the world: a log to write to and, where there is one, a driver. */
@NullMarked
package dev.sweepline.dashboard.act;

import org.jspecify.annotations.NullMarked;
