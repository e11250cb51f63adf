package dev.assay.cli;

import dev.assay.run.Run;
import dev.assay.store.DeclaredStore;
import dev.assay.store.StoreRefusedException;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.StoreSettings;
import dev.assay.suite.Suite;
import dev.assay.suite.bind.PatternExpansion;
import dev.assay.suite.read.ReadSuites;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        boolean broken = undeclared(read);
        broken |= unknownReport(read);
        broken |= refusedStore(read);
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

    /** Reports what products name and no suite declares. */
    private boolean undeclared(Selection.Read read) {
        Set<Path> connections = new LinkedHashSet<>();
        for (Suite suite : read.suites()) {
            if (!suite.project().products().isEmpty()) {
                connections.add(suite.connections().file());
            }
        }
        boolean broken = false;
        for (Path file : connections) {
            ReadSuites.Undeclared undeclared = undeclared(read, file);
            undeclared.problems().forEach(problem -> err().println(problem.shown()));
            if (!undeclared.problems().isEmpty() && !undeclared.certain()) {
                err().println("A suite below " + file.getParent()
                        + " cannot be read and may declare it: validate that folder.");
            }
            broken |= undeclared.certain() && !undeclared.problems().isEmpty();
        }
        return broken;
    }

    /** Reports what {@code assay.yaml} wants written and nobody can write. */
    private boolean unknownReport(Selection.Read read) {
        List<String> wanted = read.settings().write();
        if (wanted == null || wanted.isEmpty()) {
            return false;
        }
        Set<String> known = Run.reports().keySet();
        List<String> unknown =
                wanted.stream().filter(name -> !known.contains(name)).toList();
        unknown.forEach(name -> err().println("reports.write of assay.yaml takes " + String.join(", ", known)
                + " or none, not '" + name + "'"));
        return !unknown.isEmpty();
    }

    /** Reports a results store that cannot be used. Without the values of its variables nobody can tell. */
    private boolean refusedStore(Selection.Read read) {
        StoreSettings store = read.settings().store();
        if (store == null || !store.isOn()) {
            return false;
        }
        try {
            DeclaredStore.of(store, read.suites());
            return false;
        } catch (StoreRefusedException e) {
            err().println(e.getMessage());
            return true;
        } catch (InvalidYamlException e) {
            return false;
        }
    }

    private static ReadSuites.Undeclared undeclared(Selection.Read read, Path connections) {
        try {
            return read.files().undeclared(connections);
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
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
