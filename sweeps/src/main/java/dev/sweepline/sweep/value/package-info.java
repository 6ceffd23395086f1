/** Values of parameters: their equality, their text, and sets of them. */
package dev.sweepline.sweep.value;
