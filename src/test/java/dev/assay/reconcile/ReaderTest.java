package dev.assay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.sql.Sql;
import dev.assay.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A part of the rows is never taken for all of them. */
@Tag("fast")
class ReaderTest {

    @Test
    void more_rows_than_can_be_compared_are_refused() throws Exception {
        try (PostgresDatabase database =
                new PostgresDatabase(TestPostgres.newest().database().settings("shop", Plane.ANALYTICAL), "test")) {
            Reader reader = new Reader(database, Purpose.NONE, 3);
            assertThat(reader.rows(new Sql("SELECT generate_series(1, 3)", List.of())))
                    .hasSize(3);
            assertThatThrownBy(() -> reader.rows(new Sql("SELECT generate_series(1, 4)", List.of())))
                    .isInstanceOf(UnanswerableException.class)
                    .hasMessageContaining("more than 3 rows");
        }
    }
}
