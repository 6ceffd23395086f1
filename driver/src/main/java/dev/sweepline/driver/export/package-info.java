/** A sweep as files of other tools, made from its log alone. */
@NullMarked
package dev.sweepline.driver.export;

import org.jspecify.annotations.NullMarked;
