package dev.assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the program {@code git} about a work tree. No shell runs, and git runs no program that its configuration names. Names come
 * as git stores them, ended by NUL.
 *
 * @param top the top folder of the work tree
 */
record Git(Path top) {

    private static final int SECONDS = 60;

    /** What git answered, on both streams. */
    private record Answer(int code, String text, String err) {}

    /**
     * The work tree that a folder lies in.
     *
     * @throws UsageException if there is none, or no git
     */
    static Git of(Path folder) {
        Answer top = ask(folder, "rev-parse", "--show-toplevel");
        if (top.code() != 0) {
            throw new UsageException("--changed-since compares with git, and " + folder + " is in no work tree of git: "
                    + top.err().strip());
        }
        return new Git(Path.of(top.text().strip()));
    }

    /**
     * The newest commit that a branch, tag or commit and the work tree's own have in common.
     *
     * @throws UsageException if there is none
     */
    String mergeBase(String ref) {
        Answer commit = ref.startsWith("-")
                ? new Answer(1, "", "")
                : ask(top, "rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (commit.code() != 0) {
            throw new UsageException(
                    "--changed-since " + ref + ": git knows no such branch, tag or commit; in CI, fetch it first,"
                            + " and name it as there: origin/main");
        }
        Answer base = ask(top, "merge-base", "HEAD", commit.text().strip());
        if (base.code() != 0) {
            throw new UsageException(
                    "--changed-since " + ref + ": it has no commit in common with what is checked out; in CI, fetch"
                            + " the whole history (fetch-depth: 0)");
        }
        return base.text().strip();
    }

    /** The files that differ between a commit and the work tree, with those that git does not know yet, and whether the commit has them. */
    Map<Path, Boolean> changed(String commit) {
        Map<Path, Boolean> changed = new LinkedHashMap<>();
        List<String> named =
                parts(require("diff", "--name-status", "--no-renames", "--no-ext-diff", "--no-textconv", "-z", commit));
        for (int i = 0; i + 1 < named.size(); i += 2) {
            changed.put(top.resolve(named.get(i + 1)), !named.get(i).equals("A"));
        }
        parts(require("ls-files", "--others", "--exclude-standard", "-z"))
                .forEach(name -> changed.put(top.resolve(name), false));
        return changed;
    }

    /** A file as a commit has it; empty if it has none. */
    Optional<String> text(String commit, Path file) {
        String name = top.relativize(file).toString().replace('\\', '/');
        Answer blob = ask(top, "cat-file", "blob", commit + ":" + name);
        return blob.code() == 0 ? Optional.of(blob.text()) : Optional.empty();
    }

    private Answer require(String... arguments) {
        Answer answer = ask(top, arguments);
        if (answer.code() != 0) {
            throw new UsageException("--changed-since: git " + arguments[0] + " failed: "
                    + answer.err().strip());
        }
        return answer;
    }

    private static List<String> parts(Answer answer) {
        return List.of(answer.text().split("\0")).stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Answer ask(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "--no-pager",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.quotePath=false",
                "-C",
                folder.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> all(git.getErrorStream()));
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> all(git.getInputStream()));
            if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                throw new UsageException(
                        "--changed-since: git " + arguments[0] + " did not end within " + SECONDS + " s");
            }
            return new Answer(git.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UsageException(
                    "--changed-since needs the program git, which cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("--changed-since: interrupted");
        }
    }

    private static String all(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
