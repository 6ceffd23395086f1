/** Text for people: problems with their position in a file, suggestions, words. */
@NullMarked
package dev.sweepline.sweep.text;

import org.jspecify.annotations.NullMarked;
