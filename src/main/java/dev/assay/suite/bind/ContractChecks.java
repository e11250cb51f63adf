package dev.assay.suite.bind;

import dev.assay.check.Globs;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Contract;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the keys of a contract into checks: {@code type}, {@code nullable} and {@code exact} are short for items of
 * {@code checks}.
 *
 * @param contract the suite's contract; null where it has none
 */
record ContractChecks(Values values, @Nullable Contract contract) {

    /** {@code type: bigint} becomes {@code column_type: bigint}, and {@code nullable} becomes {@code column_nullable}. */
    List<CheckDeclaration> ofColumn(Keys column, BindingContext place, CheckBinder into) {
        List<CheckDeclaration> all = new ArrayList<>();
        for (Map.Entry<String, String> key :
                List.of(Map.entry("type", "column_type"), Map.entry("nullable", "column_nullable"))) {
            Node.Entry entry = column.mapping().entry(key.getKey());
            if (entry != null) {
                all.addAll(bind(entry.at(), key.getValue(), entry.value(), place, into));
            }
        }
        return all;
    }

    /** {@code exact: true} becomes {@code columns_exact} with the names under {@code columns}. */
    List<CheckDeclaration> ofTable(Keys table, BindingContext place, CheckBinder into) {
        Node.Entry entry = table.mapping().entry("exact");
        if (entry == null || !Boolean.TRUE.equals(values.flag(entry.value(), "exact"))) {
            return List.of();
        }
        if (!(table.get("columns") instanceof Node.Mapping columns)) {
            values.problems()
                    .add(
                            entry.at(),
                            "'exact' is about the names below 'columns': name every column there, or remove it");
            return List.of();
        }
        if (columns.entries().stream().anyMatch(column -> Globs.isOne(column.name()))) {
            values.problems()
                    .add(entry.at(), "'exact' needs names, and a pattern is not one: name every column, or remove it");
            return List.of();
        }
        List<Node> names = columns.entries().stream()
                .<Node>map(column -> new Node.Scalar(column.at(), column.name(), false))
                .toList();
        return bind(entry.at(), "columns_exact", new Node.Sequence(columns.at(), names), place, into);
    }

    private List<CheckDeclaration> bind(
            SourcePosition at, String type, Node value, BindingContext place, CheckBinder into) {
        List<Node.Entry> item = new ArrayList<>(List.of(new Node.Entry(at, type, value)));
        if (contract != null && contract.owner() != null) {
            item.add(new Node.Entry(at, "owner", new Node.Scalar(at, contract.owner(), false)));
        }
        return into.bindAll(new Node.Sequence(at, List.of(new Node.Mapping(at, item))), place);
    }
}
