package dev.assay.cli;

import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.suite.bind.PatternExpansion;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay validate}: reads suites without a database. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Reads the suites and their connections, and reports what is wrong with them. Needs no database.")
final class ValidateCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Override
    public Integer call() {
        Selection.Read read = selection.read(err());
        boolean broken = false;
        for (Suite suite : read.suites()) {
            int checks = suite.allChecks().size();
            out().println(suite.path() + ": " + checks + (checks == 1 ? " check" : " checks")
                    + suite.expansions().stream()
                            .map(expansion -> ", and those of " + expansion.name())
                            .collect(Collectors.joining()));
            for (CheckDeclaration check : suite.allChecks()) {
                broken |= refused(check);
            }
            for (CheckDeclaration check : PatternExpansion.clashes(suite)) {
                broken |= refused(check);
            }
        }
        return broken ? Exit.NOT_CHECKED : Exit.PASSED;
    }

    /** Reports a check that cannot run, whatever the database contains. */
    private boolean refused(CheckDeclaration check) {
        CheckDeclaration.Refusal refusal = check.refusal();
        if (refusal != null) {
            err().println(check.location() + ": [" + refusal.code() + "] "
                    + (refusal.fault() == null
                            ? refusal.message()
                            : "An internal error while " + refusal.message() + ": "
                                    + refusal.fault().shown() + "."));
        }
        return refusal != null;
    }
}
