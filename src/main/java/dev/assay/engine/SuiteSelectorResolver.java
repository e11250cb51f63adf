package dev.assay.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.assay.run.Expansions;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.suite.read.ReadSuites;
import dev.assay.suite.read.SuiteFiles;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.discovery.UriSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Finds suites and their checks. Files and folders become unique ids, which are resolved level by level, so that checks, tables and suites
 * are all selected the same way. Ids start with the id that the engine was given, which inside a {@code @Suite} class is not the engine's
 * own.
 */
final class SuiteSelectorResolver implements SelectorResolver {

    private final RunDescriptor root;
    private final Set<Path> named = new LinkedHashSet<>();
    private final Map<UniqueId, ExpansionDescriptor> expansions = new HashMap<>();

    SuiteSelectorResolver(RunDescriptor root) {
        this.root = root;
    }

    @Override
    public Resolution resolve(DirectorySelector selector, Context context) {
        Set<DiscoverySelector> files = new LinkedHashSet<>();
        for (Path file : yamlFiles(selector.getPath())) {
            ReadSuites.Read read = root.read(file, false);
            if (read.suite() != null || read.error() != null) {
                files.add(selectUniqueId(id(file)));
            }
        }
        return files.isEmpty() ? Resolution.unresolved() : Resolution.selectors(files);
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        Path file = absolute(selector.getPath());
        if (!SuiteFiles.isYaml(file) || !Files.isRegularFile(file)) {
            return Resolution.unresolved();
        }
        named.add(file);
        UniqueId id = id(file);
        Suite suite = root.read(file, true).suite();
        Optional<Integer> line = selector.getPosition().map(FilePosition::getLine);
        Set<DiscoverySelector> selected = new LinkedHashSet<>();
        (suite == null || line.isEmpty() ? Set.of(id) : atLine(id, suite, line.get()))
                .forEach(found -> selected.add(selectUniqueId(found)));
        return Resolution.selectors(selected);
    }

    @Override
    public Resolution resolve(UriSelector selector, Context context) {
        if (!"file".equals(selector.getUri().getScheme())) {
            return Resolution.unresolved();
        }
        Path path = Path.of(selector.getUri().getPath());
        if (Files.isDirectory(path)) {
            return resolve(DiscoverySelectors.selectDirectory(path.toString()), context);
        }
        Optional<FilePosition> position = FilePosition.fromQuery(
                Objects.requireNonNullElse(selector.getUri().getQuery(), ""));
        return resolve(
                position.map(at -> selectFile(path.toString(), at)).orElseGet(() -> selectFile(path.toString())),
                context);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        List<UniqueId.Segment> below = id.getSegments()
                .subList(
                        Math.min(
                                root.getUniqueId().getSegments().size(),
                                id.getSegments().size()),
                        id.getSegments().size());
        if (below.isEmpty()
                || !id.hasPrefix(root.getUniqueId())
                || !below.get(0).getType().equals(SuiteDescriptor.SEGMENT)) {
            return Resolution.unresolved();
        }
        Path file = Configuration.workingDirectory()
                .resolve(below.get(0).getValue())
                .normalize();
        if (!Files.isRegularFile(file)) {
            return Resolution.unresolved();
        }
        ReadSuites.Read read = root.read(file, named.contains(file) || below.size() > 1);
        UniqueId suiteId = root.getUniqueId().append(below.get(0));
        if (read.error() != null) {
            return unreadable(context, suiteId, file, read.error());
        }
        Suite suite = read.suite();
        if (suite == null) {
            return Resolution.unresolved();
        }
        if (below.size() > 1 && below.get(1).getType().equals(ExpansionDescriptor.SEGMENT)) {
            return expansion(context, suite, suiteId, id, suiteId.append(below.get(1)));
        }
        return switch (id.getLastSegment().getType()) {
            case SuiteDescriptor.SEGMENT -> suite(context, suiteId, suite);
            case TableDescriptor.SEGMENT -> table(context, suiteId, suite, id);
            case CheckDescriptor.SEGMENT -> check(context, suite, id);
            default -> Resolution.unresolved();
        };
    }

    private static Resolution unreadable(Context context, UniqueId suiteId, Path file, InvalidYamlException error) {
        return context.addToParent(parent -> Optional.of(new UnreadableDescriptor(suiteId, file, error)))
                .map(Match::exact)
                .map(Resolution::match)
                .orElseGet(Resolution::unresolved);
    }

    private Resolution suite(Context context, UniqueId id, Suite suite) {
        return context.addToParent(parent -> Optional.of(new SuiteDescriptor(root.getUniqueId(), suite)))
                .map(node -> Resolution.match(Match.exact(node, () -> {
                    Set<DiscoverySelector> children = new LinkedHashSet<>();
                    suite.tables()
                            .forEach(table ->
                                    children.add(selectUniqueId(id.append(TableDescriptor.SEGMENT, table.name()))));
                    suite.expansions()
                            .forEach(expansion -> children.add(
                                    selectUniqueId(id.append(ExpansionDescriptor.SEGMENT, expansion.name()))));
                    children.addAll(checks(id, suite.checks()));
                    return children;
                })))
                .orElseGet(Resolution::unresolved);
    }

    /** Resolves a pattern's container, or a node that it will have. */
    private Resolution expansion(Context context, Suite suite, UniqueId suiteId, UniqueId id, UniqueId own) {
        ExpansionDescriptor node = expansions.get(own);
        if (node == null) {
            node = suite.expansions().stream()
                    .filter(expansion ->
                            expansion.name().equals(own.getLastSegment().getValue()))
                    .findFirst()
                    .flatMap(expansion -> context.addToParent(
                            () -> selectUniqueId(suiteId),
                            parent -> Optional.of(new ExpansionDescriptor(
                                    suiteId, new Expansions.Wanted(suite, expansion), root.longNames()))))
                    .orElse(null);
        }
        if (node == null) {
            return Resolution.unresolved();
        }
        expansions.put(own, node);
        if (id.equals(own)) {
            node.selectWhole();
        } else {
            node.select(id);
        }
        return Resolution.match(Match.exact(node));
    }

    private static Resolution table(Context context, UniqueId suiteId, Suite suite, UniqueId id) {
        String name = id.getLastSegment().getValue();
        return suite.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .flatMap(table -> context.addToParent(
                                () -> selectUniqueId(suiteId),
                                parent -> Optional.of(new TableDescriptor(suiteId, suite, table)))
                        .map(node -> Resolution.match(Match.exact(node, () -> checks(id, table.checks())))))
                .orElseGet(Resolution::unresolved);
    }

    private Resolution check(Context context, Suite suite, UniqueId id) {
        UniqueId parentId = id.removeLastSegment();
        String key = id.getLastSegment().getValue();
        return suite.allChecks().stream()
                .filter(check -> check.key().equals(key))
                .findFirst()
                .flatMap(check -> context.addToParent(
                        () -> selectUniqueId(parentId),
                        parent -> Optional.of(new CheckDescriptor(parentId, suite, check, root.longNames()))))
                .map(node -> Resolution.match(Match.exact(node)))
                .orElseGet(Resolution::unresolved);
    }

    private static Set<DiscoverySelector> checks(UniqueId parent, List<CheckDeclaration> checks) {
        return checks.stream()
                .map(check -> selectUniqueId(parent.append(CheckDescriptor.SEGMENT, check.key())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The nodes at a line: the last tables or checks that start on this line or above. Several may start on the same line. */
    private static Set<UniqueId> atLine(UniqueId suiteId, Suite suite, int line) {
        NavigableMap<Integer, Set<UniqueId>> starts = new TreeMap<>();
        for (Suite.Table table : suite.tables()) {
            UniqueId tableId = suiteId.append(TableDescriptor.SEGMENT, table.name());
            add(starts, table.location(), tableId);
            table.checks()
                    .forEach(check ->
                            add(starts, check.location(), tableId.append(CheckDescriptor.SEGMENT, check.key())));
        }
        suite.expansions()
                .forEach(expansion -> add(
                        starts, expansion.location(), suiteId.append(ExpansionDescriptor.SEGMENT, expansion.name())));
        suite.checks()
                .forEach(check -> add(starts, check.location(), suiteId.append(CheckDescriptor.SEGMENT, check.key())));
        var found = starts.floorEntry(line);
        return found == null ? Set.of(suiteId) : found.getValue();
    }

    private static void add(NavigableMap<Integer, Set<UniqueId>> starts, Location at, UniqueId id) {
        starts.computeIfAbsent(at.line(), line -> new LinkedHashSet<>()).add(id);
    }

    private UniqueId id(Path file) {
        Path base = Configuration.workingDirectory();
        Path path = absolute(file);
        String relative = (path.startsWith(base) ? base.relativize(path) : path)
                .toString()
                .replace('\\', '/');
        return root.getUniqueId().append(SuiteDescriptor.SEGMENT, relative);
    }

    private static Path absolute(Path file) {
        return Configuration.workingDirectory().resolve(file).normalize();
    }

    private static List<Path> yamlFiles(Path folder) {
        try {
            return SuiteFiles.below(absolute(folder), Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
