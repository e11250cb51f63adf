package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("fast")
class FailureKindTest {

    @ParameterizedTest
    @EnumSource
    void has_a_code_of_its_name(FailureKind kind) {
        assertThat(kind.code().name()).isEqualTo(kind.name());
    }
}
