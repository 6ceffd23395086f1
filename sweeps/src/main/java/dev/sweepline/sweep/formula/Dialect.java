package dev.sweepline.sweep.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;
import java.util.Map;

/** The part of EvalEx's language that formulas may use: its operators, and our functions only. */
final class Dialect {
  static final ExpressionConfiguration CONFIGURATION =
      ExpressionConfiguration.builder()
          .functionDictionary(functions())
          .defaultConstants(
              Map.of(
                  "TRUE", EvaluationValue.TRUE,
                  "FALSE", EvaluationValue.FALSE,
                  "NULL", EvaluationValue.NULL_VALUE))
          .structuresAllowed(false)
          .arraysAllowed(false)
          .implicitMultiplicationAllowed(false)
          .build();

  private Dialect() {}

  private static FunctionDictionaryIfc functions() {
    MapBasedFunctionDictionary dictionary = new MapBasedFunctionDictionary();
    Functions.OF_ONE.keySet().forEach(name -> dictionary.addFunction(name, new OfOne()));
    Functions.OF_MANY.forEach(name -> dictionary.addFunction(name, new OfMany()));
    dictionary.addFunction(Functions.IF, new OfThree());
    return dictionary;
  }

  /** A function as the parser sees it, which counts arguments; {@link Compiler} computes. */
  private abstract static class Parsed extends AbstractFunction {
    @Override
    public EvaluationValue evaluate(Expression e, Token token, EvaluationValue... values) {
      throw new UnsupportedOperationException(token.getValue());
    }
  }

  @FunctionParameter(name = "value")
  private static final class OfOne extends Parsed {}

  @FunctionParameter(name = "values", isVarArg = true)
  private static final class OfMany extends Parsed {}

  @FunctionParameter(name = "condition")
  @FunctionParameter(name = "then")
  @FunctionParameter(name = "otherwise")
  private static final class OfThree extends Parsed {}
}
