package dev.assay.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder into which a CI server checked out the repository. It shows a file only by its path in there. */
public final class Workspace {

    /** GitHub Actions, GitLab and Jenkins. */
    private static final List<String> VARIABLES = List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE");

    private final List<Path> roots;

    private Workspace(List<Path> roots) {
        this.roots = roots;
    }

    /** @param environment the environment variables */
    public static Workspace of(Map<String, String> environment) {
        return new Workspace(VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(root -> !root.isBlank())
                .map(root -> Path.of(root).toAbsolutePath().normalize())
                .toList());
    }

    /** The path of a file in the workspace, with slashes; empty if it lies elsewhere or no CI server says where that is. */
    public Optional<String> inside(String file) {
        Path path = Path.of("").toAbsolutePath().resolve(file).normalize();
        return roots.stream()
                .filter(path::startsWith)
                .findFirst()
                .map(root -> root.relativize(path).toString().replace('\\', '/'));
    }

    /** The path of a file in the workspace, or else as written, with slashes and without a leading {@code ./}. */
    public String path(String file) {
        return inside(file).orElseGet(() -> file.replace('\\', '/').replaceFirst("^(\\./)+", ""));
    }
}
