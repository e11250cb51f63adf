package dev.assay.suite.bind;

import dev.assay.check.CheckType;
import dev.assay.check.KnownType;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.extension.Fault;
import dev.assay.extension.Services;
import dev.assay.yaml.Hints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The check types by name. Each type is asked for its {@link Spec} once, so one that throws does not harm the others. */
public final class CheckTypes {

    private final Map<String, CheckType> byName = new LinkedHashMap<>();
    private final List<Unusable> unusable = new ArrayList<>();

    /** A class that failed to load or threw when it was asked for its name. */
    record Unusable(String className, Fault fault) {}

    /** The types that service files on the class path name. */
    public static CheckTypes found() {
        CheckTypes types = new CheckTypes();
        Services.of(
                        CheckType.class,
                        null,
                        KnownType::of,
                        (name, e) -> types.unusable.add(new Unusable(name, Fault.of(e))))
                .forEach(types::add);
        return types;
    }

    public static CheckTypes of(Collection<CheckType> some) {
        CheckTypes types = new CheckTypes();
        some.forEach(type -> types.add(KnownType.of(type)));
        return types;
    }

    private void add(KnownType type) {
        byName.put(type.spec().name(), type);
    }

    /** The type of that name; null where there is none. */
    @Nullable
    CheckType get(String name) {
        return byName.get(name);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    public List<Spec> specs() {
        return byName.values().stream().map(CheckType::spec).toList();
    }

    /** Types that failed to load. */
    List<Unusable> unusable() {
        return unusable;
    }

    /** What an unknown name may mean: the type that has this name in another tool, or one that is spelt like it. */
    String hint(String name) {
        String plain = plain(name);
        List<String> meant = specs().stream()
                .filter(spec -> spec.peers().stream()
                        .anyMatch(other ->
                                other.but().isEmpty() && plain(other.name()).equals(plain)))
                .map(Spec::name)
                .sorted()
                .toList();
        return meant.isEmpty()
                ? Hints.of(name, specs().stream().map(Spec::name).sorted().toList())
                : "did you mean "
                        + Text.list(meant.stream().map(type -> "'" + type + "'").toList(), "or") + "?";
    }

    /** A name without the package that dbt puts before it, in lower case. */
    private static String plain(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
