package dev.assay.sql;

import java.util.List;
import org.apiguardian.api.API;

/**
 * One statement that is ready to run.
 *
 * @param text the statement, with a {@code ?} where each bind goes
 * @param binds the values, in the order of their {@code ?}
 * @param path where the database looks for what it names without a schema
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Sql(String text, List<Bind> binds, SearchPath path) {

    public Sql {
        binds = List.copyOf(binds);
    }

    /** A statement as the role itself would send it. */
    public Sql(String text, List<Bind> binds) {
        this(text, binds, SearchPath.OF_ROLE);
    }

    /**
     * A value that goes to the database beside the statement, never inside its text.
     *
     * @param name the variable's name, as the author wrote it
     * @param value a String, BigDecimal, Boolean or Instant
     */
    public record Bind(String name, Object value) {}

    /** The statement as a person reads it: the text, and below it a comment line a bind. */
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
