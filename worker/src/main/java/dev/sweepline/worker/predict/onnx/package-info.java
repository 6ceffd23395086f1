/** Saved networks in the format of ONNX. */
package dev.sweepline.worker.predict.onnx;
