package dev.assay.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/** Collects what is wrong with one file, so that an author sees all of it at once. Not safe for several threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Problems {

    private static final int SHOWN = 100;
    private static final Comparator<Problem> BY_PLACE = Comparator.<Problem>comparingInt(
                    problem -> problem.at().line())
            .thenComparingInt(problem -> problem.at().column());

    private final SourceText source;

    /** A set, since a node under an alias is read once a place where the alias stands. */
    private final Set<Problem> found = new LinkedHashSet<>();

    /**
     * No problems yet.
     *
     * @param source the text that they will be of
     */
    public Problems(SourceText source) {
        this.source = source;
    }

    /**
     * Adds a problem. The same message at the same place is kept once.
     *
     * @param at where it is
     * @param message what is wrong and, behind a colon, what to do; without a full stop
     */
    public void add(SourcePosition at, String message) {
        found.add(source.problem(at, message));
    }

    /** Adds a problem whose line must not be shown. */
    void addHidden(SourcePosition at, String message) {
        found.add(new Problem(source.location(at), message, null));
    }

    /** {@return how many there are} */
    public int count() {
        return found.size();
    }

    /**
     * A place with the name of the file.
     *
     * @param at the place
     * @return the same with the file
     */
    public Location location(SourcePosition at) {
        return source.location(at);
    }

    /** {@return the text that the problems are of} */
    public SourceText source() {
        return source;
    }

    /** {@return all problems in the order of their places; after a hundred, one more that counts the rest} */
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

    /**
     * Forgets all problems.
     *
     * @return what {@link #inOrder} gave before
     */
    public List<Problem> drain() {
        List<Problem> all = inOrder();
        found.clear();
        return all;
    }

    /**
     * Ends reading where there is any problem.
     *
     * @throws InvalidYamlException with all problems
     */
    public void throwIfAny() throws InvalidYamlException {
        if (!found.isEmpty()) {
            throw new InvalidYamlException(inOrder());
        }
    }
}
