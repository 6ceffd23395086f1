/** What a sweep file says of the program that its trials run. */
@NullMarked
package dev.sweepline.sweep.file.program;

import org.jspecify.annotations.NullMarked;
