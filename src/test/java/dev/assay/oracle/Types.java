package dev.assay.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All types that the oracle knows, each with what makes a check of it; null where chance found no table for it. */
final class Types {

    private Types() {}

    static Map<String, Supplier<@Nullable Draft>> of(World world) {
        Map<String, Supplier<@Nullable Draft>> types = new LinkedHashMap<>();
        RowChecks rows = new RowChecks(world);
        types.put("not_null", rows::notNull);
        types.put("rows_complete", rows::rowsComplete);
        types.put("any_of_not_null", rows::anyOfNotNull);
        types.put("at_least_one", rows::atLeastOne);
        types.put("required_when", rows::requiredWhen);
        types.put("conditional", rows::conditional);
        types.put("expression_is_true", rows::expressionIsTrue);
        types.put("failed_rows_sql", rows::failedRowsSql);
        types.put("attribution", rows::attribution);
        ListChecks lists = new ListChecks(world);
        types.put("accepted_values", lists::acceptedValues);
        types.put("rejected_values", lists::rejectedValues);
        types.put("missing", lists::missing);
        types.put("distinct_set", lists::distinctSet);
        types.put("most_common_value", lists::mostCommonValue);
        types.put("accepted_range", lists::acceptedRange);
        TextChecks texts = new TextChecks(world);
        types.put("matches_regex", texts::matchesRegex);
        types.put("not_matches_regex", texts::notMatchesRegex);
        types.put("like", texts::like);
        types.put("not_like", texts::notLike);
        types.put("length", texts::length);
        types.put("trimmed", texts::trimmed);
        types.put("not_empty_string", texts::notEmptyString);
        types.put("format", texts::format);
        types.put("parseable_as", texts::parseableAs);
        types.put("json_valid", texts::jsonValid);
        MeasureChecks measures = new MeasureChecks(world);
        types.put("sum", measures::sum);
        types.put("avg", measures::avg);
        types.put("stddev", measures::stddev);
        types.put("variance", measures::variance);
        types.put("median", measures::median);
        types.put("quantile", measures::quantile);
        types.put("row_count", measures::rowCount);
        types.put("distinct_count", measures::distinctCount);
        types.put("not_constant", measures::notConstant);
        types.put("uniqueness_ratio", measures::uniquenessRatio);
        types.put("not_null_proportion", measures::notNullProportion);
        types.put("column_count", measures::columnCount);
        types.put("metric_sql", measures::metricSql);
        types.put("min", () -> measures.extreme("min"));
        types.put("max", () -> measures.extreme("max"));
        TimeChecks times = new TimeChecks(world);
        types.put("max_age", times::maxAge);
        types.put("not_in_future", times::notInFuture);
        types.put("freshness", times::freshness);
        types.put("inserted_rows", times::insertedRows);
        types.put("latency", times::latency);
        types.put("every_period_present", times::everyPeriodPresent);
        putOthers(types, world);
        return types;
    }

    private static void putOthers(Map<String, Supplier<@Nullable Draft>> types, World world) {
        KeyChecks keys = new KeyChecks(world);
        types.put("unique", keys::unique);
        types.put("primary_key", keys::primaryKey);
        types.put("unique_where", keys::uniqueWhere);
        types.put("duplicate_rows", keys::duplicateRows);
        types.put("determines", keys::determines);
        PairChecks pairs = new PairChecks(world);
        types.put("column_pair", pairs::columnPair);
        types.put("multicolumn_sum", pairs::multicolumnSum);
        types.put("outliers", pairs::outliers);
        OrderChecks orders = new OrderChecks(world);
        types.put("increasing", orders::increasing);
        types.put("cdc_events", new EventChecks(world)::cdcEvents);
        types.put("sequential", orders::sequential);
        types.put("no_gaps", orders::noGaps);
        SpanChecks spans = new SpanChecks(world);
        types.put("history", spans::history);
        types.put("mutually_exclusive_ranges", spans::mutuallyExclusiveRanges);
        ReferenceChecks references = new ReferenceChecks(world);
        types.put("references", references::references);
        types.put("not_references", references::notReferences);
        types.put("relationship_cardinality", references::relationshipCardinality);
        types.put("row_count_match", references::rowCountMatch);
        types.put("distinct_count_match", references::distinctCountMatch);
        types.put("row_count_less_than_table", references::rowCountLessThanTable);
        SideChecks sides = new SideChecks(world);
        types.put("set_equality", sides::setEquality);
        types.put("aggregate_match", sides::aggregateMatch);
        types.put("contains_rows", new ExpectedChecks(world)::containsRows);
        types.put("query_match", sides::queryMatch);
    }
}
