package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sql.Fragment;
import dev.assay.suite.CheckDeclaration;
import dev.assay.yaml.InvalidYamlException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class VariablesInSuitesTest {

    @TempDir
    Path folder;

    private CheckDeclaration check(String item) throws InvalidYamlException {
        return new Reading(
                        folder,
                        Map.of("SET", "7", "BOTH", "command"),
                        Map.of("BOTH", "environment", "ENV", "from outside", "EMPTY", "", "FLAG", "true"))
                .withChecks("- " + item)
                .allChecks()
                .get(0);
    }

    @Test
    void aValueIsFilledInAndThenTyped() throws InvalidYamlException {
        CheckDeclaration check = check(
                "accepted_values: {column: a, values: [\"${SET}\", \"${BOTH}\", \"x${SET}\", \"${FLAG}\", \"${NO:-1.5}\","
                        + " \"${EMPTY:-full}\", \"$${SET}\", \"${as_of}\"]}");
        assertThat(check.arguments().scalars("values"))
                .containsExactly(
                        new BigDecimal(7),
                        "command",
                        "x7",
                        true,
                        new BigDecimal("1.5"),
                        "full",
                        "${SET}",
                        "2014-01-01T00:00:00Z");
    }

    @Test
    void aNumberMayComeFromAVariable() throws InvalidYamlException {
        CheckDeclaration check = check("row_count: {min: \"${SET}\", max: \"${MAX:-400}\"}");
        assertThat(check.arguments().count("min")).isEqualTo(new BigDecimal(7));
        assertThat(check.arguments().count("max")).isEqualTo(new BigDecimal(400));
    }

    @Test
    void textTakesAnyValueOfAVariable() throws InvalidYamlException {
        assertThat(check("{not_null: a, owner: \"${SET}\"}").info().owner()).isEqualTo("7");
    }

    @Test
    void inSqlAVariableIsATypedBindAndNeverText() throws InvalidYamlException {
        CheckDeclaration check =
                check("{not_null: a, filter: \"b > ${SET} and c = ${ENV} and d < ${as_of} and e = ${FLAG}\"}");
        List<Object> binds = check.filters().get(0).pieces().stream()
                .filter(Fragment.Piece.Value.class::isInstance)
                .map(piece -> ((Fragment.Piece.Value) piece).bind().value())
                .toList();
        assertThat(binds).containsExactly(new BigDecimal(7), "from outside", Reading.AS_OF, true);
        assertThat(check.filters().get(0).source()).contains("${ENV}").doesNotContain("outside");
    }
}
