package dev.assay.suite.bind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.KnownType;
import dev.assay.check.Spec;
import dev.assay.sql.Fragment;
import dev.assay.suite.CheckDeclaration;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Typing;
import dev.assay.yaml.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code checks}: each item becomes a check, or one for each of its columns. */
final class CheckBinder {

    private final CheckTypes types;
    private final Problems problems;
    private final CommonKeys commonKeys;
    private final TypeBinder typeBinder;
    private final FilterBinder filters;

    /** The keys of the checks so far, each with its place. */
    private final Map<String, SourcePosition> identities = new HashMap<>();

    private final FreeIds freeIds;

    /** Former keys, as {@code formerly} names them, each with its place. */
    private final Map<String, SourcePosition> former = new HashMap<>();

    /**
     * @param suite the suite as it is written
     */
    CheckBinder(CheckTypes types, Values values, ParameterBinder parameters, FilterBinder filters, Node suite) {
        this.types = types;
        this.problems = values.problems();
        this.commonKeys = new CommonKeys(values, types::severity);
        this.typeBinder = new TypeBinder(values, parameters);
        this.filters = filters;
        this.freeIds = new FreeIds(suite);
    }

    /** A binder that starts without known keys: for a block that is read only to find its problems. */
    CheckBinder aside() {
        return new CheckBinder(this);
    }

    /** A copy that knows the keys so far and leaves this binder as it is: to try what a run will expand. */
    CheckBinder rehearsing() {
        CheckBinder rehearsing = new CheckBinder(this);
        rehearsing.identities.putAll(identities);
        rehearsing.former.putAll(former);
        return rehearsing;
    }

    private CheckBinder(CheckBinder other) {
        this.types = other.types;
        this.problems = other.problems;
        this.commonKeys = other.commonKeys;
        this.typeBinder = other.typeBinder;
        this.filters = other.filters;
        this.freeIds = other.freeIds;
    }

    /** The checks of a list; those that are wrong are reported and left out. */
    List<CheckDeclaration> bindAll(Node node, BindingContext place) {
        if (!(node instanceof Node.Sequence items)) {
            if (!(node instanceof Node.Bad)) {
                problems.add(
                        node.at(),
                        "checks are a list, each item behind '- ', such as - not_null; this is " + node.shape());
            }
            return List.of();
        }
        if (items.items().isEmpty()) {
            problems.add(node.at(), "this list of checks is empty: put a check into it, or remove it");
        }
        List<CheckDeclaration> all = new ArrayList<>();
        items.items().forEach(item -> all.addAll(bind(item, place)));
        return all;
    }

    /** Reports former keys that another check has now. Call it when all checks are bound. */
    void formerIdentities() {
        former.forEach((key, at) -> {
            SourcePosition present = identities.get(key);
            if (present != null) {
                problems.add(
                        at,
                        "'" + key + "' is the identity of the check on line " + present.line()
                                + ", so it cannot be a former one: remove it, or give that check an id");
            }
        });
    }

    private List<CheckDeclaration> bind(Node item, BindingContext place) {
        Node.Mapping mapping = mapping(item);
        Node.Entry typeEntry = mapping == null ? null : typeEntry(mapping, place);
        if (mapping == null || typeEntry == null) {
            return List.of();
        }
        CheckType type = types.get(typeEntry.name());
        if (type == null) {
            return unusable(mapping, typeEntry, place);
        }
        Spec spec = type.spec();
        if (place.filtered() && !spec.filterable() && spec.judged() != Spec.VerdictBasis.CATALOGUE) {
            problems.add(
                    typeEntry.at(),
                    "the table's filter does not apply to " + spec.name()
                            + ": move the check to the suite's own checks");
        }
        CheckTarget about = typeBinder.bind(spec, typeEntry, place);
        CommonKeys.Common common = commonKeys.bind(spec, place.defaults().under(mapping, spec));
        Fragment filter = filters.bind(spec, mapping.entry("filter"));
        if (about == null) {
            return List.of();
        }
        boolean computed = spec.ofColumns() && about.checks().get(0).columns().isEmpty();
        if ((spec.needsId() || computed) && !mapping.has("id")) {
            problems.add(
                    typeEntry.at(),
                    spec.name() + (computed ? " of an expression" : "")
                            + " needs an id, since its SQL cannot serve as its key: write id: no-overlaps beside it");
        }
        if (about.checks().size() > 1
                && (common.id() != null || !common.formerly().isEmpty())) {
            String what = common.id() != null ? "id '" + common.id() + "'" : "former identity";
            problems.add(
                    mapping.at(),
                    "the " + what + " stands for " + about.checks().size()
                            + " checks, one a column: give each column an item of its own, or remove the "
                            + (common.id() != null ? "id" : "key"));
            return List.of();
        }
        for (CommonKeys.Former old : common.formerly()) {
            SourcePosition before = former.putIfAbsent(old.key(), old.at());
            if (before != null && place.pattern() == null) {
                problems.add(
                        old.at(),
                        "the former identity '" + old.key() + "' stands on line " + before.line()
                                + " already: only one check can continue its history");
            }
        }
        return about.checks().stream()
                .map(one -> declaration(
                        type,
                        Refused.faults(type, typeEntry, one.arguments(), problems),
                        mapping.at(),
                        place,
                        about,
                        one,
                        common,
                        filter))
                .toList();
    }

    /** Where some types failed to load, an unknown type may be one of them: the check is then BROKEN, and the suite still runs. */
    private List<CheckDeclaration> unusable(Node.Mapping mapping, Node.Entry typeEntry, BindingContext place) {
        if (types.unusable().isEmpty()) {
            return List.of();
        }
        Spec spec = Refused.standIn(typeEntry.name(), place);
        CommonKeys.Common common = commonKeys.bind(spec, place.defaults().under(mapping, spec));
        CheckTarget.One one = new CheckTarget.One(
                place.column() == null ? List.of() : List.of(place.column()), new Arguments(Map.of()));
        return List.of(declaration(
                KnownType.standIn(spec),
                Refused.unusable(typeEntry.name(), types.unusable()),
                mapping.at(),
                place,
                new CheckTarget(place.table(), List.of(one)),
                one,
                common,
                null));
    }

    /** The item as a mapping; a single word is a type without parameters. */
    private Node.@Nullable Mapping mapping(Node item) {
        if (item instanceof Node.Mapping mapping) {
            return mapping;
        }
        if (item instanceof Node.Scalar scalar && Typing.of(scalar) instanceof String word) {
            return new Node.Mapping(
                    item.at(), List.of(new Node.Entry(item.at(), word, new Node.Scalar(item.at(), "", true))));
        }
        if (!(item instanceof Node.Bad)) {
            String shape = item.shape().equals("empty") ? "nothing" : item.shape();
            problems.add(
                    item.at(),
                    "a check is a word, such as not_null, or a mapping, such as references: planes(tailnum); this is "
                            + shape);
        }
        return null;
    }

    /** The entry that names the item's check type; null where there is none or more than one, which is then reported. */
    private Node.@Nullable Entry typeEntry(Node.Mapping item, BindingContext place) {
        List<Node.Entry> found = new ArrayList<>();
        List<Node.Entry> unknown = new ArrayList<>();
        for (Node.Entry entry : item.entries()) {
            if (types.has(entry.name())) {
                found.add(entry);
            } else if (!CommonKeys.MEANINGS.containsKey(entry.name())) {
                unknown.add(entry);
            }
        }
        if (found.isEmpty() && unknown.size() == 1 && !types.unusable().isEmpty()) {
            return unknown.get(0);
        }
        for (Node.Entry entry : unknown) {
            unknown(entry, found, place);
        }
        if (found.size() > 1) {
            problems.add(
                    found.get(1).at(),
                    "this item has two check types, " + found.get(0).name() + " and "
                            + found.get(1).name() + ": give each its own item, behind its own '- '");
            return null;
        }
        if (found.isEmpty() && unknown.isEmpty()) {
            problems.add(
                    item.at(),
                    "this item names no check type: write one, such as not_null; docs/checks lists them all");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private void unknown(Node.Entry entry, List<Node.Entry> found, BindingContext place) {
        Spec spec = found.isEmpty() ? null : typeOf(found.get(0)).spec();
        boolean ofType = spec != null
                && (spec.parameter(entry.name()).isPresent()
                        || Set.of("table", "column", "columns").contains(entry.name()));
        if (spec != null && ofType) {
            problems.add(
                    entry.at(),
                    "'" + entry.name() + "' belongs inside '" + spec.name() + "', not beside it: write " + spec.name()
                            + ": {" + entry.name() + ": …}");
            return;
        }
        Set<String> known = new LinkedHashSet<>(CommonKeys.MEANINGS.keySet());
        if (found.isEmpty()) {
            problems.add(
                    entry.at(),
                    "'" + entry.name() + "' is not a check type"
                            + (place.table() == null ? "" : " for " + place.table()) + ": " + types.hint(entry.name()));
        } else {
            Keys.unknown(problems, entry, "a check", known);
        }
    }

    private CheckType typeOf(Node.Entry entry) {
        return java.util.Objects.requireNonNull(types.get(entry.name()));
    }

    private CheckDeclaration declaration(
            CheckType type,
            CheckDeclaration.@Nullable Refusal refusal,
            SourcePosition at,
            BindingContext place,
            CheckTarget about,
            CheckTarget.One one,
            CommonKeys.Common common,
            @Nullable Fragment filter) {
        Spec spec = type.spec();
        String key = common.id() != null ? place.prefix() + common.id() : Names.key(spec, about.table(), one.columns());
        SourcePosition before = identities.putIfAbsent(key, at);
        if (before != null && place.pattern() != null) {
            refusal = Refused.clash(key, before);
            do {
                key += Refused.CLASHING;
            } while (identities.putIfAbsent(key, at) != null);
        } else if (before != null) {
            problems.add(
                    at,
                    common.id() != null
                            ? "the id '" + key + "' stands on line " + before.line()
                                    + " already: give this check another"
                            : "this check has the same key as the one on line " + before.line() + ", " + key
                                    + ": give one of them an id, such as id: " + freeIds.suggest(spec.name()));
        }
        String name = common.name() != null
                ? common.name()
                : Names.title(
                        spec,
                        place.table() == null ? about.table() : null,
                        one.columns(),
                        one.arguments(),
                        common.id());
        List<Fragment> both = new ArrayList<>();
        if (place.filter() != null && spec.filterable()) {
            both.add(place.filter());
        }
        if (filter != null) {
            both.add(filter);
        }
        Set<String> tags = new LinkedHashSet<>(place.tags());
        tags.addAll(common.info().tags());
        return new CheckDeclaration(
                key,
                common.id() != null,
                type,
                one.arguments(),
                about.table(),
                one.columns(),
                common.info().toBuilder().name(name).tags(List.copyOf(tags)).build(),
                common.latest(),
                both,
                common.thresholds(),
                common.onEmpty(),
                common.sample(),
                common.enabled(),
                common.window(),
                common.groupBy(),
                common.scanned(),
                common.waivable(),
                common.formerly().stream().map(CommonKeys.Former::key).toList(),
                place.description(),
                place.pattern(),
                problems.location(at),
                refusal);
    }
}
