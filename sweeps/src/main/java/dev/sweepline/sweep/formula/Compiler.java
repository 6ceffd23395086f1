package dev.sweepline.sweep.formula;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A compiler of EvalEx's syntax trees to terms. EvalEx would compute with decimals of any length,
 * which a short expression can make hang; terms compute with doubles.
 */
final class Compiler {
  private final Wording wording;
  private final Set<String> used;

  /**
   * @param used takes the parameters that the expression names
   */
  Compiler(Wording wording, Set<String> used) {
    this.wording = wording;
    this.used = used;
  }

  Term term(ASTNode node) {
    Token token = node.getToken();
    List<Term> parts = node.getParameters().stream().map(this::term).toList();
    return switch (token.getType()) {
      case NUMBER_LITERAL -> constant(number(token.getValue()));
      case STRING_LITERAL -> constant(token.getValue());
      case VARIABLE_OR_CONSTANT -> name(token.getValue());
      case PREFIX_OPERATOR -> prefix(token.getValue(), parts.get(0));
      case INFIX_OPERATOR -> infix(token.getValue(), parts.get(0), parts.get(1));
      case FUNCTION -> call(token.getValue().toLowerCase(Locale.ROOT), parts);
      default -> throw new FormulaException("'" + token.getValue() + "' is not supported");
    };
  }

  private static Term constant(Object value) {
    return values -> value;
  }

  private static Object number(String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new FormulaException("the number " + text + " cannot be read", e);
    }
    if (!Double.isFinite(value)) {
      throw new FormulaException("the number " + text + " is too large");
    }
    boolean whole = text.chars().allMatch(Character::isDigit) && value <= 0x1p53;
    return whole ? (Object) (long) value : value;
  }

  private Term name(String word) {
    switch (word.toLowerCase(Locale.ROOT)) {
      case "true":
        return constant(true);
      case "false":
        return constant(false);
      case "null":
        return constant(null);
      default:
        String name = wording.parameter(word);
        used.add(name);
        return values -> values.apply(name);
    }
  }

  private static Term prefix(String operator, Term operand) {
    return switch (operator) {
      case "!" -> values -> !Arithmetic.truth(operand.value(values));
      case "-" -> values -> Arithmetic.apply("-", 0L, operand.value(values));
      default -> operand;
    };
  }

  private static Term infix(String operator, Term a, Term b) {
    return switch (operator) {
      case "&&" -> values -> Arithmetic.truth(a.value(values)) && Arithmetic.truth(b.value(values));
      case "||" -> values -> Arithmetic.truth(a.value(values)) || Arithmetic.truth(b.value(values));
      default -> values -> Arithmetic.apply(operator, a.value(values), b.value(values));
    };
  }

  private static Term call(String function, List<Term> parts) {
    if (function.equals(Functions.IF)) {
      return values ->
          parts.get(Arithmetic.truth(parts.get(0).value(values)) ? 1 : 2).value(values);
    }
    Function<Object, Object> one = Functions.OF_ONE.get(function);
    if (one != null) {
      return values -> one.apply(parts.get(0).value(values));
    }
    if (parts.isEmpty()) {
      throw new FormulaException(function + "() needs at least one value");
    }
    if (function.equals("among")) {
      List<Term> others = parts.subList(1, parts.size());
      return values -> {
        List<Object> all = new ArrayList<>(others.size());
        others.forEach(part -> all.add(part.value(values)));
        return Functions.among(parts.get(0).value(values), all);
      };
    }
    if (function.equals("mentions")) {
      return values ->
          String.valueOf(parts.get(0).value(values))
              .contains(String.valueOf(parts.get(parts.size() - 1).value(values)));
    }
    boolean min = function.equals("min");
    return values -> {
      Object best = parts.get(0).value(values);
      for (Term part : parts.subList(1, parts.size())) {
        Object next = part.value(values);
        best = Arithmetic.real(next) < Arithmetic.real(best) == min ? next : best;
      }
      return best;
    };
  }
}
