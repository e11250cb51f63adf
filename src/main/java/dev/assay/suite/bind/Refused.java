package dev.assay.suite.bind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Spec;
import dev.assay.extension.Fault;
import dev.assay.result.FailureCode;
import dev.assay.suite.CheckDeclaration.Refusal;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reasons why one check of a suite is BROKEN before anything is asked, while the others run. */
final class Refused {

    /** What is added to a key that another check has already. */
    static final String CLASHING = " (for)";

    private Refused() {}

    /** A pattern brings a check whose key exists already: the one that is written out counts, and the other is BROKEN. */
    static Refusal clash(String key, SourcePosition before) {
        return new Refusal(
                FailureCode.PATTERN_CLASH,
                "The pattern means a check that is there already, " + key + ", on line " + before.line()
                        + ": that one counts, and this one was not checked. Leave the table or the column out of the pattern"
                        + " with 'except', or give one of the two an id.",
                null);
    }

    /** Reports what the type finds wrong with its arguments. An exception of the type becomes a refusal; else null. */
    static @Nullable Refusal faults(CheckType type, Node.Entry at, Arguments arguments, Problems problems) {
        try {
            type.faults(arguments).forEach(fault -> problems.add(at.at(), at.name() + ": " + fault));
            return null;
        } catch (Throwable e) {
            return new Refusal(
                    FailureCode.INTERNAL_ERROR, "the type " + type + " looked at its arguments", Fault.of(e));
        }
    }

    /** A description for a type that failed to load. */
    static Spec standIn(String name, BindingContext place) {
        Spec.Builder spec = place.column() != null
                ? Spec.column(name, "?")
                : place.table() != null ? Spec.table(name, "?") : Spec.query(name, "?");
        return spec.nulls("?").dimension(Dimension.CONFORMITY).build();
    }

    /** No type has that name, but some failed to load. */
    static Refusal unusable(String name, List<CheckTypes.Unusable> some) {
        return new Refusal(
                FailureCode.INTERNAL_ERROR,
                "the check type '" + name + "' was looked for: no type of that name could be loaded, and "
                        + some.get(0).className() + " could not be",
                some.get(0).fault());
    }
}
