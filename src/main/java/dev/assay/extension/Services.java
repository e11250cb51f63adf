package dev.assay.extension;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what others add to Assay: one of them that cannot be loaded takes nothing from the others. */
public final class Services {

    /** A class path on which so many are broken is not looked through to its end. */
    private static final int MOST_BROKEN = 100;

    private Services() {}

    /**
     * What is made of every service of a kind.
     *
     * @param loader where they are looked for; null: as the thread looks for classes
     * @param made makes something of a service; whatever it throws is the service's fault
     * @param broken takes the name of the class, or of the kind where not even that is known, and what it threw
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
                broken.accept(name, e);
            }
        }
        return all;
    }
}
