package dev.assay.report.github;

import dev.assay.report.Numbers;
import dev.assay.report.Unreadable;
import dev.assay.report.Visible;
import dev.assay.report.WorkflowCommand;
import dev.assay.report.Workspace;
import dev.assay.report.text.Standing;
import dev.assay.report.text.Worst;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.RunResults;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Annotations at the lines of the suite files, as commands to GitHub's runner. It shows ten errors, ten warnings and ten notices of a
 * step, so the worst come first and no more are written. Checks that could not be judged for one cause share an annotation.
 */
final class Annotations {

    private static final int MOST = 10;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_MESSAGE = 2_000;

    private final Workspace workspace;
    private final Standing standing;
    private final StringBuilder text = new StringBuilder();

    private record Note(CheckResult first, String title, String message) {

        static final Comparator<Note> WORST_FIRST = Comparator.comparing(
                        (Note note) -> note.first().check().info().severity())
                .thenComparing(note -> note.first().status())
                .thenComparing(Note::first, Worst.ORDER);
    }

    private Annotations(RunResults run, Workspace workspace) {
        this.workspace = workspace;
        this.standing = Standing.of(run);
    }

    static String of(RunResults run, Workspace workspace) {
        return new Annotations(run, workspace).written(run);
    }

    private String written(RunResults run) {
        List<Unreadable> errors =
                Unreadable.of(run.errors()).stream().limit(MOST).toList();
        errors.forEach(this::unreadable);
        List<Note> notes = new ArrayList<>(broken(run.checks()));
        notes.addAll(notes(run.checks(), Status.FAILED));
        notes.stream().sorted(Note.WORST_FIRST).limit(MOST - errors.size()).forEach(note -> write("error", note));
        write("warning", notes(run.checks(), Status.WARNED));
        write("notice", notes(run.checks(), Status.WAIVED));
        return text.toString();
    }

    private List<Note> notes(List<CheckResult> checks, Status status) {
        return checks.stream()
                .filter(result -> result.status() == status)
                .map(result -> new Note(result, title(result), message(result)))
                .toList();
    }

    private List<Note> broken(List<CheckResult> checks) {
        Map<String, List<CheckResult>> causes = new LinkedHashMap<>();
        for (CheckResult result : checks) {
            if (result.status() == Status.BROKEN) {
                causes.computeIfAbsent(result.text(), cause -> new ArrayList<>())
                        .add(result);
            }
        }
        List<Note> notes = new ArrayList<>();
        causes.forEach((cause, some) -> {
            CheckResult worst = some.stream().min(Worst.ORDER).orElseThrow();
            String others = some.size() == 1 ? "" : " and " + Numbers.count(some.size() - 1L, "other check");
            notes.add(new Note(worst, "NOT CHECKED " + name(worst) + others, message(worst)));
        });
        return notes;
    }

    private void write(String command, List<Note> notes) {
        notes.stream().sorted(Note.WORST_FIRST).limit(MOST).forEach(note -> write(command, note));
    }

    private void write(String command, Note note) {
        DeclaredCheck check = note.first().check();
        write(command, check.suitePath(), check.line(), check.column(), note.title(), note.message());
    }

    private void unreadable(Unreadable error) {
        write("error", error.file(), error.line(), error.column(), "Suite not read: " + error.name(), error.text());
    }

    /** A place outside the workspace is none to GitHub. */
    private void write(String command, @Nullable String file, int line, int column, String title, String message) {
        WorkflowCommand note = WorkflowCommand.of(command);
        if (file != null) {
            workspace
                    .inside(file)
                    .ifPresent(inside -> note.with("file", inside)
                            .with("line", Math.max(1, line))
                            .with("col", Math.max(1, column)));
        }
        text.append(note.with("title", Visible.cut(title, LONGEST_TITLE)).says(cut(Visible.lines(message))));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_MESSAGE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_MESSAGE - 3)) + "...";
    }

    private static String title(CheckResult result) {
        Severity severity = result.check().info().severity();
        String word = switch (result.status()) {
            case WARNED -> "WARNING";
            case WAIVED -> "ACCEPTED";
            default -> severity.toString().toUpperCase(Locale.ROOT);
        };
        return word + " " + name(result);
    }

    private static String name(CheckResult result) {
        DeclaredCheck check = result.check();
        return Objects.requireNonNullElse(check.table(), check.suite()) + ": "
                + check.info().name();
    }

    private String message(CheckResult result) {
        CheckInfo info = result.check().info();
        StringBuilder message = new StringBuilder(result.message().strip());
        String since = standing.since(result);
        line(message, "", since.isEmpty() ? null : since.substring(0, 1).toUpperCase(Locale.ROOT) + since.substring(1));
        line(message, "What to do: ", info.whatToDo());
        line(message, "Owner: ", info.owner());
        return message.toString();
    }

    private static void line(StringBuilder message, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            message.append('\n').append(label).append(value.strip());
        }
    }
}
