package dev.assay.testing;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.sql.Fragment;
import dev.assay.sql.Mentions;
import dev.assay.sql.Sql;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** {@code own_failing: {at: …, with: …}}, about a column: asks for rows that are null, and throws on the way. */
public final class FailingType implements CheckType {

    /** What is in every text that it throws, and must be nowhere else. */
    public static final String SECRET = "value-4711";

    /** Where it throws. */
    public static final List<String> STAGES =
            List.of("faults", "ask", "write", "send", "judge", "measured", "samples", "nowhere");

    /** What it throws. */
    public static final List<String> KINDS = List.of(
            "IllegalStateException",
            "AbstractMethodError",
            "NoSuchMethodError",
            "NoClassDefFoundError",
            "ExceptionInInitializerError",
            "StackOverflowError",
            "AssertionError",
            "OutOfMemoryError",
            "SQLException",
            "Throwable");

    @Override
    public Spec spec() {
        return Spec.column("own_failing", "Nothing: it fails.")
                .nulls("They fail.")
                .dimension(Dimension.COMPLETENESS)
                .parameter(Parameter.choice("at", "Where.", STAGES.toArray(String[]::new)))
                .parameter(Parameter.choice("with", "What.", KINDS.toArray(String[]::new)))
                .build();
    }

    @Override
    public List<String> faults(Arguments arguments) {
        at("faults", arguments);
        return List.of();
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        at("ask", arguments);
        Condition isNull = ask.isNull(ask.column(arguments.text("column")));
        Condition meant = ask.anyOf(List.of(isNull, ask.holds(never(arguments))));
        Measure<Long> bad = ask.countWhere(meant, List.of());
        Measure<ExaminedCount> all = ask.examined();
        return measures -> {
            at("judge", arguments);
            Object odd = new Object() {
                @Override
                public String toString() {
                    at("measured", arguments);
                    return "odd";
                }
            };
            Measure<Long> foreign = new Measure<>() {};
            return new CheckOutcome.Rows(
                    measures.get(bad),
                    measures.get(all),
                    "are null",
                    List.of(is("samples", arguments) ? foreign : bad),
                    Map.of("odd", odd));
        };
    }

    /** A condition that never holds, with a bind that fails where it is written or sent. */
    private static Fragment never(Arguments arguments) {
        BigDecimal number = new BigDecimal("1") {
            private static final long serialVersionUID = 1L;

            @Override
            public int scale() {
                by("dev.assay.sql.FragmentOperator", "write", arguments);
                by("dev.assay.database.jdbc.JdbcRows", "send", arguments);
                return super.scale();
            }

            @Override
            public String toString() {
                by("dev.assay.database.jdbc.JdbcRows", "send", arguments);
                return super.toString();
            }
        };
        return new Fragment(
                Fragment.Kind.EXPRESSION,
                List.of(
                        new Fragment.Piece.Text("0 = "),
                        new Fragment.Piece.Value(new Sql.Bind("n" + arguments.values(), number))),
                List.of(),
                List.of(),
                Mentions.NONE,
                List.of());
    }

    private static void by(String caller, String stage, Arguments arguments) {
        if (is(stage, arguments)
                && StackWalker.getInstance()
                        .walk(frames ->
                                frames.anyMatch(frame -> frame.getClassName().startsWith(caller)))) {
            at(stage, arguments);
        }
    }

    private static boolean is(String stage, Arguments arguments) {
        return stage.equals(arguments.values().get("at"));
    }

    private static void at(String stage, Arguments arguments) {
        if (is(stage, arguments)) {
            sneak(thrown(String.valueOf(arguments.values().get("with"))));
        }
    }

    private static Throwable thrown(String kind) {
        return switch (kind) {
            case "AbstractMethodError" -> new AbstractMethodError(SECRET);
            case "NoSuchMethodError" -> new NoSuchMethodError(SECRET);
            case "NoClassDefFoundError" -> new NoClassDefFoundError(SECRET);
            case "ExceptionInInitializerError" -> new ExceptionInInitializerError(new ArithmeticException(SECRET));
            case "StackOverflowError" -> new StackOverflowError(SECRET + deep(0));
            case "AssertionError" -> new AssertionError(SECRET);
            case "OutOfMemoryError" -> new OutOfMemoryError(SECRET);
            case "SQLException" -> new SQLException(SECRET, "22012");
            case "Throwable" -> new Throwable(SECRET);
            default -> new IllegalStateException(SECRET);
        };
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int deep(int depth) {
        return deep(depth + 1) + 1;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
