package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.sql.Sql;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests of failing statements share. */
public final class Failures {

    private Failures() {}

    public static Sql sql(String text, Object... binds) {
        return new Sql(
                text,
                List.of(binds).stream().map(value -> new Sql.Bind("x", value)).toList());
    }

    /** Asserts that it fails with that trouble, and hands on the message. */
    public static AbstractStringAssert<?> assertTrouble(FailureKind trouble, ThrowingCallable call) {
        DatabaseException failure = catchThrowableOfType(DatabaseException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(trouble);
        assertThat(failure.getCause()).as("may hold values or secrets").isNull();
        return assertThat(failure.getMessage()).matches("(?s).*[.?]").doesNotContain("test-password");
    }
}
