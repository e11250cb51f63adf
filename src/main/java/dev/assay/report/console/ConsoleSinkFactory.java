package dev.assay.report.console;

import dev.assay.report.WorkflowCommand;
import dev.assay.report.text.Look;
import dev.assay.report.text.Summary;
import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;

/**
 * {@code console}: the {@link Summary} on standard output, as wide as the terminal, and coloured if {@link Terminal#colours()} says so.
 * GitHub's runner takes nothing in it for a command.
 */
public final class ConsoleSinkFactory implements ResultSinkFactory {

    /** The name of the report. */
    public static final String NAME = "console";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean writesFiles() {
        return false;
    }

    @Override
    public ResultSink open(RunInfo run) {
        return results -> {
            boolean all = Boolean.parseBoolean(run.parameters().get(NAME + ".all"));
            Look look = new Look(Terminal.colours(), Terminal.width(), all);
            System.out.print(WorkflowCommand.ignoredIn(Summary.of(results, look), System.getenv()));
            System.out.flush();
        };
    }
}
