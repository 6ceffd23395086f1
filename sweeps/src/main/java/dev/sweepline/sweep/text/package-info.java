/** Text for people: problems with their place in a file, and suggestions for misspelt words. */
package dev.sweepline.sweep.text;
