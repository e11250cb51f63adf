package dev.assay.engine;

import dev.assay.result.FailureCode;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A file that cannot be read as a suite. It becomes a failing test, so that the other suites still run. */
final class UnreadableDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    static final String SEGMENT = "unreadable";

    private final InvalidYamlException error;

    UnreadableDescriptor(UniqueId suite, Path file, InvalidYamlException error) {
        super(
                suite.append(SEGMENT, "suite"),
                file.getFileName() + " cannot be read",
                Sources.of(file, error.problems().get(0).at()));
        this.error = error;
    }

    /** {@return the problems of the file} */
    InvalidYamlException error() {
        return error;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public AssayContext execute(AssayContext context, DynamicTestExecutor executor) throws CheckBrokenException {
        throw new CheckBrokenException(text(List.of(error)));
    }

    /** Describes the problems for the message of a failure. */
    static String text(List<InvalidYamlException> errors) {
        List<Problem> problems =
                errors.stream().flatMap(error -> error.problems().stream()).toList();
        return "[" + FailureCode.SUITE_UNREADABLE + "] " + problems.size()
                + (problems.size() == 1 ? " problem" : " problems")
                + ", nothing of this suite ran\n"
                + problems.stream().map(Problem::shown).collect(Collectors.joining("\n"));
    }
}
