package dev.assay.yaml;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** A file is no valid suite or connections file; it carries all problems that were found. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class InvalidYamlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Of these problems.
     *
     * @param problems at least one, in the order in which they are shown
     */
    public InvalidYamlException(List<Problem> problems) {
        super(problems.stream().map(Problem::shown).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** {@return the problems, at least one, in the order of their places} */
    public List<Problem> problems() {
        return problems;
    }
}
