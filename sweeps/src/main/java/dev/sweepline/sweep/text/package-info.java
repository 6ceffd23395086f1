/** Text for people: problems with their position in a file, suggestions, words. */
package dev.sweepline.sweep.text;
