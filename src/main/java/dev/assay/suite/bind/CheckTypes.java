package dev.assay.suite.bind;

import dev.assay.check.CheckType;
import dev.assay.check.KnownType;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.extension.Fault;
import dev.assay.extension.Services;
import dev.assay.result.Severity;
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

    private final Map<String, CheckType> byName;
    private final List<Unusable> unusable;

    /** The types whose checks are critical if their author gives no severity; null: those that say so themselves. */
    private final @Nullable List<String> critical;

    private CheckTypes() {
        this.byName = new LinkedHashMap<>();
        this.unusable = new ArrayList<>();
        this.critical = null;
    }

    private CheckTypes(CheckTypes other, @Nullable List<String> critical) {
        this.byName = other.byName;
        this.unusable = other.unusable;
        this.critical = critical;
    }

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

    /** The same types, of which those named are critical; null: those that say so themselves. */
    public CheckTypes critical(@Nullable List<String> names) {
        return new CheckTypes(this, names);
    }

    /** The severity of a check whose author gives none. A type that is critical itself and not named is normal. */
    Severity severity(Spec spec) {
        if (critical == null) {
            return spec.severity();
        }
        if (critical.contains(spec.name())) {
            return Severity.CRITICAL;
        }
        return spec.severity().compareTo(Severity.CRITICAL) <= 0 ? Severity.NORMAL : spec.severity();
    }

    /** What may be meant by a name that no type has; null if one has it, or if a type that could not be loaded may have it. */
    public @Nullable String unknown(String name) {
        return has(name) || !unusable.isEmpty() ? null : hint(name);
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
