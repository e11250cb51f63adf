package dev.assay.check.builtin.validity;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Format;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code format}: every text has a named format, such as uuid or email (Soda: valid_format). */
public final class HasFormat implements CheckType {

    private static final String[] FORMATS =
            Stream.of(Format.values()).map(Format::word).toArray(String[]::new);

    private static final Spec SPEC = Spec.column("format", "Every text has the format.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.choice(
                            "format",
                            "uuid (RFC 9562, with hyphens), email (as HTML's input takes it, with a domain of several parts), url (http or https),"
                                    + " iso_date and iso_timestamp (ISO 8601, real days only), phone (E.164), iban (ISO 13616, with its check digits),"
                                    + " luhn (2 to 19 digits with ISO/IEC 7812's check digit).",
                            FORMATS)
                    .suchAs("uuid")
                    .needed())
            .parameter(RowRule.NULLS)
            .known(OtherTool.DBT, "dbt_expectations.expect_column_values_to_match_regex")
            .known(OtherTool.SODA, "valid_format", "valid format", "invalid_format")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_match_regex",
                    "expect_column_values_to_be_valid_uuid",
                    "expect_column_values_to_be_valid_email",
                    "expect_column_values_to_be_valid_iban")
            .known(OtherTool.DEEQU, "containsEmail", "containsURL", "containsCreditCardNumber")
            .known(OtherTool.ODCS, "logicalTypeOptions.format")
            .example("format: {table: customers, column: email, format: email}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Format format = Format.valueOf(arguments.text("format").toUpperCase(Locale.ROOT));
        return RowRule.ofValues(
                arguments,
                ask,
                RowRule.breaking(ask, column, ask.has(column, format)),
                column,
                Text.a(column.name()) + " that is no " + format.word().replace('_', ' '));
    }
}
