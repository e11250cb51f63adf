package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class NearMissesTest {

    @Test
    void theNearestNamesAreMeant() {
        List<String> names = List.of("year", "month", "day", "flights");
        assertThat(NearMisses.hint("yaer", names)).isEqualTo(" Did you mean year?");
        assertThat(NearMisses.hint("FLIGHT", names)).isEqualTo(" Did you mean flights?");
        assertThat(NearMisses.hint("colour", names)).isEmpty();
        assertThat(NearMisses.hint("aa", List.of("ab", "ac", "ad", "ae"))).isEqualTo(" Did you mean ab, ac or ad?");
    }
}
