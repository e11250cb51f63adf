package dev.assay.extension;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads extensions of Assay. An extension that cannot be loaded does not affect the others. */
public final class Services {

    /** The number of broken services after which the search stops. */
    private static final int MOST_BROKEN = 100;

    /** How the JDK begins its message, which then names the class of a service file that cannot be loaded. */
    private static final String PROVIDER = ": Provider ";

    private Services() {}

    /**
     * Loads all services of a kind.
     *
     * @param loader the class loader to search; null: the thread's context class loader
     * @param made converts a service; whatever it throws counts as the service's failure
     * @param broken receives the name of the class, or of the kind if the class is unknown, and what was thrown
     */
    public static <S, T> List<T> of(
            Class<S> kind, @Nullable ClassLoader loader, Function<S, T> made, BiConsumer<String, Throwable> broken) {
        ServiceLoader<S> services = loader == null ? ServiceLoader.load(kind) : ServiceLoader.load(kind, loader);
        Iterator<ServiceLoader.Provider<S>> providers = services.stream().iterator();
        List<T> all = new ArrayList<>();
        int left = MOST_BROKEN;
        while (left > 0) {
            String name = kind.getName();
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<S> provider = providers.next();
                name = provider.type().getName();
                all.add(made.apply(provider.get()));
            } catch (Throwable e) {
                left--;
                broken.accept(e instanceof ServiceConfigurationError error ? named(error, name) : name, e);
            }
        }
        return all;
    }

    private static String named(ServiceConfigurationError error, String otherwise) {
        String message = String.valueOf(error.getMessage());
        int at = message.indexOf(PROVIDER);
        return at < 0 ? otherwise : message.substring(at + PROVIDER.length()).split(" ", 2)[0];
    }
}
