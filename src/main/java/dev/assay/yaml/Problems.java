package dev.assay.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one file. */
public final class Problems {

    private static final int SHOWN = 100;
    private static final Comparator<Problem> BY_PLACE = Comparator.<Problem>comparingInt(
                    problem -> problem.at().line())
            .thenComparingInt(problem -> problem.at().column());

    private final SourceText source;

    /** A set, since a node under an alias is read once a place where the alias stands. */
    private final Set<Problem> found = new LinkedHashSet<>();

    public Problems(SourceText source) {
        this.source = source;
    }

    public void add(SourcePosition at, String message) {
        found.add(source.problem(at, message));
    }

    /** Adds a problem whose line must not be shown. */
    void addHidden(SourcePosition at, String message) {
        found.add(new Problem(source.location(at), message, null));
    }

    public int count() {
        return found.size();
    }

    public Location location(SourcePosition at) {
        return source.location(at);
    }

    public SourceText source() {
        return source;
    }

    /** What was found, in the order of the places; after a hundred only how many more there are. */
    public List<Problem> inOrder() {
        List<Problem> all = new ArrayList<>(found);
        all.sort(BY_PLACE);
        if (all.size() <= SHOWN) {
            return all;
        }
        List<Problem> first = new ArrayList<>(all.subList(0, SHOWN));
        first.add(
                new Problem(all.get(SHOWN).at(), "and " + (all.size() - SHOWN) + " more problems from here on", null));
        return first;
    }

    /** What was found, which is forgotten, so that later problems stand alone. */
    public List<Problem> drain() {
        List<Problem> all = inOrder();
        found.clear();
        return all;
    }

    /** @throws InvalidYamlException where there is anything */
    public void throwIfAny() throws InvalidYamlException {
        if (!found.isEmpty()) {
            throw new InvalidYamlException(inOrder());
        }
    }
}
