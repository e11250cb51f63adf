package dev.assay.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be taken as a suite or as connections; it holds every problem that was found. */
public final class InvalidYamlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidYamlException(List<Problem> problems) {
        super(problems.stream().map(Problem::shown).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order of their places; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
