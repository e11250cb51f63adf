package dev.assay.testing;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Evaluator;
import dev.assay.check.Spec;
import dev.assay.plan.ask.Ask;

/** A type of an old jar, which cannot even say what it is. */
public final class NamelessType implements CheckType {

    @Override
    public Spec spec() {
        throw new AbstractMethodError(FailingType.SECRET);
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        throw new AbstractMethodError(FailingType.SECRET);
    }
}
