package dev.sweepline.worker.network.plan;

import static dev.sweepline.worker.network.plan.UnplannableException.require;

import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.layer.Window;
import dev.sweepline.worker.network.layer.Window.Span;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Reader of the windows of DL4J's convolutions and poolings. Immutable. */
record WindowReader(Axis down, Axis across, ConvolutionMode mode) {

  /** What a layer says of one direction. */
  private record Axis(int size, int step, int padding, int dilation) {
    /**
     * Each array has a number for down and one for across.
     *
     * @param axis which of them
     */
    static Axis of(int[] size, int[] step, int[] padding, int[] dilation, int axis) {
      return new Axis(size[axis], step[axis], padding[axis], dilation[axis]);
    }
  }

  static WindowReader of(ConvolutionLayer layer) {
    require(layer.getCnn2dDataFormat() == CNN2DFormat.NCHW, "format NHWC");
    return of(
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        layer.getDilation(),
        layer.getConvolutionMode());
  }

  static WindowReader of(SubsamplingLayer layer) {
    require(layer.getCnn2dDataFormat() == CNN2DFormat.NCHW, "format NHWC");
    return of(
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        layer.getDilation(),
        layer.getConvolutionMode());
  }

  private static WindowReader of(
      int[] size, int[] step, int[] padding, int[] dilation, ConvolutionMode mode) {
    return new WindowReader(
        Axis.of(size, step, padding, dilation, 0), Axis.of(size, step, padding, dilation, 1), mode);
  }

  /** The window as it lies on an image. */
  Window over(Image image) {
    require(down.dilation == 1 && across.dilation == 1, "dilation");
    require(mode != ConvolutionMode.Causal, "convolution mode Causal");
    return new Window(span(image.height(), down), span(image.width(), across));
  }

  private Span span(int length, Axis axis) {
    return mode == ConvolutionMode.Same
        ? Span.same(length, axis.size, axis.step)
        : new Span(length, axis.size, axis.step, axis.padding, axis.padding);
  }
}
