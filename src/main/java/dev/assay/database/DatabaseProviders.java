package dev.assay.database;

import dev.assay.extension.Fault;
import dev.assay.extension.Services;
import dev.assay.sql.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The registered database providers.
 *
 * @param all the providers in the order of their service files, with Assay's own first
 * @param unusable the providers that failed to load, as words: the class and what it threw
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record DatabaseProviders(List<DatabaseProvider> all, List<String> unusable) {

    /**
     * Copies the lists.
     *
     * @param all the providers; the first one's dialect is {@link #standard}
     * @param unusable the providers that failed to load
     */
    public DatabaseProviders {
        all = List.copyOf(all);
        unusable = List.copyOf(unusable);
    }

    /** {@return the providers that the current thread's class loader finds} One that fails to load harms no other. */
    public static DatabaseProviders found() {
        List<String> unusable = new ArrayList<>();
        List<DatabaseProvider> all = Services.of(
                DatabaseProvider.class,
                null,
                DatabaseProviders::asked,
                (name, thrown) -> unusable.add(name + " (" + Fault.of(thrown).shown() + ")"));
        return new DatabaseProviders(all, unusable);
    }

    /** Asks what every command asks, so that a provider that throws counts as one that failed to load. */
    private static DatabaseProvider asked(DatabaseProvider provider) {
        provider.type();
        provider.keys();
        provider.dialect().name();
        return provider;
    }

    /** {@return the values of {@code type}, sorted} */
    public List<String> types() {
        return sorted().stream().map(DatabaseProvider::type).toList();
    }

    /** {@return all providers, sorted by type} */
    public List<DatabaseProvider> sorted() {
        return all.stream().sorted(Comparator.comparing(DatabaseProvider::type)).toList();
    }

    /**
     * {@return the provider of a type; empty if there is none}
     *
     * @param type the value of {@code type}
     */
    public Optional<DatabaseProvider> of(String type) {
        return all.stream().filter(provider -> provider.type().equals(type)).findFirst();
    }

    /**
     * {@return the dialect of that name; empty if there is none}
     *
     * @param name the dialect's {@link Dialect#name}
     */
    public Optional<Dialect> dialect(String name) {
        return all.stream()
                .map(DatabaseProvider::dialect)
                .filter(dialect -> dialect.name().equals(name))
                .findFirst();
    }

    /** {@return the default dialect, used for SQL whose connection is unknown: the first provider's} */
    public Dialect standard() {
        return all.get(0).dialect();
    }
}
