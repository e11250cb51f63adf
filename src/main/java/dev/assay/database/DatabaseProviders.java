package dev.assay.database;

import dev.assay.extension.Services;
import dev.assay.sql.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The kinds of databases that are known.
 *
 * @param all in the order of their service files; Assay's own come first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record DatabaseProviders(List<DatabaseProvider> all) {

    public DatabaseProviders {
        all = List.copyOf(all);
    }

    /**
     * Those that the current thread finds by their service files.
     *
     * @throws IllegalStateException where one of them cannot be loaded
     */
    public static DatabaseProviders found() {
        List<DatabaseProvider> found =
                new ArrayList<>(Services.of(DatabaseProvider.class, null, provider -> provider, (name, thrown) -> {
                    throw new IllegalStateException("the database provider " + name + " cannot be loaded", thrown);
                }));
        return new DatabaseProviders(found);
    }

    /** The words of {@code type}, in the order of the alphabet. */
    public List<String> types() {
        return sorted().stream().map(DatabaseProvider::type).toList();
    }

    /** All, in the order of their words. */
    public List<DatabaseProvider> sorted() {
        return all.stream().sorted(Comparator.comparing(DatabaseProvider::type)).toList();
    }

    /** That of a word; empty where there is none. */
    public Optional<DatabaseProvider> of(String type) {
        return all.stream().filter(provider -> provider.type().equals(type)).findFirst();
    }

    /** The dialect of that name; empty where there is none. */
    public Optional<Dialect> dialect(String name) {
        return all.stream()
                .map(DatabaseProvider::dialect)
                .filter(dialect -> dialect.name().equals(name))
                .findFirst();
    }

    /** The SQL in which a text is read where nobody says of which connection it is: the first provider's. */
    public Dialect standard() {
        return all.get(0).dialect();
    }
}
