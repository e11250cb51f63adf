package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.assay.plan.ask.Ask;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A type that says nothing of itself is refused where it is found, and not where everybody asks for its name. */
@Tag("fast")
class KnownTypeTest {

    @NullUnmarked
    private static final class Specless implements CheckType {

        @Override
        public Spec spec() {
            return null;
        }

        @Override
        public Evaluator ask(Arguments arguments, Ask ask) {
            throw new IllegalStateException();
        }
    }

    @Test
    void a_type_has_a_spec() {
        assertThatNullPointerException().isThrownBy(() -> KnownType.of(new Specless()));
    }
}
