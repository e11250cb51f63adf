package dev.assay.sql;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A statement that is ready to run.
 *
 * @param text the statement, with a {@code ?} for each bind
 * @param binds the values, in the order of their {@code ?}
 * @param path the search path for names without a schema
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Sql(String text, List<Bind> binds, SearchPath path) {

    /**
     * Copies the binds.
     *
     * @param text the statement, with a {@code ?} for each bind
     * @param binds the values, in the order of their {@code ?}
     * @param path the search path for names without a schema
     */
    public Sql {
        binds = List.copyOf(binds);
    }

    /**
     * Creates a statement that runs under the role's own search path.
     *
     * @param text the statement, with a {@code ?} for each bind
     * @param binds the values, in the order of their {@code ?}
     */
    public Sql(String text, List<Bind> binds) {
        this(text, binds, SearchPath.OF_ROLE);
    }

    /**
     * A value that is sent separately from the statement and never becomes part of its text.
     *
     * @param name the variable's name, as the author wrote it
     * @param value a String, BigDecimal, Boolean or Instant
     */
    public record Bind(String name, Object value) {}

    /** {@return the statement for people to read: the text, followed by a comment line per bind} */
    public String shown() {
        StringBuilder shown = new StringBuilder(text);
        for (int i = 0; i < binds.size(); i++) {
            Bind bind = binds.get(i);
            shown.append("\n-- bind ")
                    .append(i + 1)
                    .append(": ${")
                    .append(bind.name())
                    .append("} = ");
            shown.append(String.valueOf(bind.value()).replaceAll("\\R", " "));
        }
        return shown.toString();
    }
}
