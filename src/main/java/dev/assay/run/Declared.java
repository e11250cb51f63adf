package dev.assay.run;

import dev.assay.result.DeclaredCheck;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The checks that the suites of a run declare, selected or not. */
final class Declared implements Function<DeclaredCheck, @Nullable DeclaredCheck> {

    private final Map<String, Suite> suites = new LinkedHashMap<>();
    private final Map<String, DeclaredCheck> checks = new LinkedHashMap<>();
    private final Map<String, CheckDeclaration> declarations = new HashMap<>();
    private final Map<String, DeclaredCheck> former = new HashMap<>();

    Declared(Collection<Suite> suites) {
        for (Suite suite : suites) {
            if (this.suites.putIfAbsent(suite.path(), suite) == null) {
                for (CheckDeclaration check : suite.allChecks()) {
                    DeclaredCheck declared = Results.declared(suite, check);
                    checks.put(declared.id(), declared);
                    declarations.put(declared.id(), check);
                    declared.formerly().forEach(id -> former.putIfAbsent(id, declared));
                }
            }
        }
    }

    /**
     * A check of an earlier run as it is declared now; null if it no longer is, or is switched off. Of a suite that this run has not read, and of
     * checks that only a catalogue can tell, nothing else is known than what was declared then.
     */
    @Override
    public @Nullable DeclaredCheck apply(DeclaredCheck earlier) {
        Suite suite = suites.get(earlier.suitePath());
        if (suite == null) {
            return Files.exists(Path.of(earlier.suitePath())) ? earlier : null;
        }
        DeclaredCheck now = checks.getOrDefault(earlier.id(), former.get(earlier.id()));
        if (now == null) {
            return suite.expansions().stream().anyMatch(pattern -> Definition.isBy(pattern, earlier.definition()))
                    ? earlier
                    : null;
        }
        return Objects.requireNonNull(declarations.get(now.id())).enabled() ? now : null;
    }

    /** Whether a check of an earlier run is still declared, as far as the suites tell, even if it is switched off. */
    boolean has(DeclaredCheck earlier) {
        return checks.containsKey(earlier.id()) || former.containsKey(earlier.id()) || apply(earlier) != null;
    }

    /** The suite of that path; null if the run has not read it. */
    @Nullable
    Suite suite(String path) {
        return suites.get(path);
    }

    Collection<Suite> suites() {
        return suites.values();
    }

    /** The declaration of a check that is written out; null if there is none of that id. */
    @Nullable
    CheckDeclaration declaration(String id) {
        return declarations.get(id);
    }

    /** The declared checks of the run's suites. */
    List<DeclaredCheck> all() {
        return new ArrayList<>(checks.values());
    }
}
