package dev.assay.engine;

import dev.assay.result.FailureCode;
import dev.assay.run.Expansions;
import dev.assay.run.Run;
import dev.assay.suite.Suite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;

/** A pattern's container, whose tables become known when the run starts. */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class ExpansionDescriptor extends DeclaredDescriptor {

    static final String SEGMENT = "for";

    private final Expansions.Wanted wanted;
    private final boolean longNames;
    private final Set<UniqueId> only = new LinkedHashSet<>();
    private boolean whole;
    private Expansions.@Nullable Found found;
    private Predicate<Run.Selected> selected = one -> true;

    ExpansionDescriptor(UniqueId suite, Expansions.Wanted wanted, boolean longNames) {
        super(
                Type.CONTAINER,
                suite.append(SEGMENT, wanted.expansion().name()),
                wanted.expansion().name(),
                wanted.suite().file(),
                wanted.expansion().location(),
                wanted.expansion().tags());
        this.wanted = wanted;
        this.longNames = longNames;
    }

    /** {@return the pattern with its suite} */
    public Expansions.Wanted wanted() {
        return wanted;
    }

    /** Selects everything that the container will have. */
    void selectWhole() {
        whole = true;
    }

    /** Selects one of the nodes that the container will have. */
    void select(UniqueId below) {
        only.add(below);
    }

    /** Receives what the catalogue lookup found. */
    void found(Expansions.Found said, Predicate<Run.Selected> which) {
        found = said;
        selected = which;
    }

    /**
     * {@return why the pattern has no checks, or not all of them; null if there is no problem, or before the lookup}
     */
    @Nullable
    String refusal() {
        return found == null ? null : found.refusal();
    }

    /** {@return the checks that were found and are selected, in order} */
    List<Run.Selected> checks() {
        return tables().stream().flatMap(table -> checks(table).stream()).toList();
    }

    /** {@return whether all that the pattern means was found and is selected} */
    boolean isComplete() {
        return found != null
                && refusal() == null
                && checks().size() == found.checks().size();
    }

    private List<Suite.Table> tables() {
        return found == null ? List.of() : found.tables();
    }

    private List<Run.Selected> checks(Suite.Table table) {
        UniqueId id = getUniqueId().append(TableDescriptor.SEGMENT, table.name());
        return table.checks().stream()
                .filter(check ->
                        whole || only.contains(id) || only.contains(id.append(CheckDescriptor.SEGMENT, check.key())))
                .map(check -> new Run.Selected(wanted.suite(), check))
                .filter(selected)
                .toList();
    }

    @Override
    public boolean mayRegisterTests() {
        return true;
    }

    @Override
    public AssayContext execute(AssayContext context, DynamicTestExecutor executor) throws Exception {
        for (Suite.Table table : tables()) {
            List<Run.Selected> checks = checks(table);
            if (!checks.isEmpty()) {
                TableDescriptor node = new TableDescriptor(getUniqueId(), wanted.suite(), table, checks, longNames);
                addChild(node);
                executor.execute(node);
            }
        }
        executor.awaitFinished();
        if (refusal() != null) {
            throw new CheckBrokenException("[" + FailureCode.PATTERN_REFUSED + "] " + refusal());
        }
        return context;
    }
}
