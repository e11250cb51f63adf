package dev.assay.oracle;

import dev.assay.result.CheckResult;
import dev.assay.result.GroupResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A result held against what the oracle says. */
final class Comparison {

    private Comparison() {}

    /** What differs, in words; nothing where all agrees. */
    static List<String> of(Check check, CheckResult result, Facts facts) {
        Verdict expected = check.verdict();
        List<String> differences = new ArrayList<>();
        tell(differences, "status", expected.level().name(), result.status().name());
        if (!differences.isEmpty() && result.status().name().equals("BROKEN")) {
            return differences;
        }
        tell(differences, "failing", expected.failing(), result.failing());
        // where constraints prove it nobody counted
        if (result.means().proofs().isEmpty() || result.examined() != null) {
            tell(differences, "examined", expected.examined(), result.examined());
        }
        if (result.groups().size() < CheckResult.MOST_GROUPS) {
            groups(differences, check, result, facts);
        }
        return differences;
    }

    private static void groups(List<String> differences, Check check, CheckResult result, Facts facts) {
        Map<List<@Nullable Cell>, GroupResult> found = new TreeMap<>(Cell.BY_VALUES);
        for (GroupResult group : result.groups()) {
            try {
                if (found.put(key(check, group, facts), group) != null) {
                    differences.add("group " + group.key() + " is there twice");
                }
            } catch (RuntimeException e) {
                differences.add("group " + group.key() + " cannot be: " + e.getMessage());
            }
        }
        check.verdict().groups().forEach((key, expected) -> {
            GroupResult group = found.remove(key);
            String name = "group " + names(key);
            if (group == null) {
                differences.add(name + " is not there");
                return;
            }
            tell(differences, name, expected.level().name(), group.status().name());
            tell(differences, name + " failing", expected.failing(), group.failing());
            tell(differences, name + " examined", expected.examined(), group.examined());
        });
        found.keySet().forEach(key -> differences.add("group " + names(key) + " was not expected"));
    }

    private static List<@Nullable Cell> key(Check check, GroupResult group, Facts facts) {
        List<@Nullable Cell> key = new ArrayList<>();
        for (int i = 0; i < check.groupBy().size(); i++) {
            key.add(facts.shown(check.groupBy().get(i).kind(), group.key().get(i)));
        }
        return key;
    }

    private static String names(List<@Nullable Cell> key) {
        return String.join(
                ", ",
                key.stream()
                        .map(cell -> cell == null ? "null" : "'" + cell.text() + "'")
                        .toList());
    }

    private static void tell(List<String> differences, String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            differences.add(what + " is " + found + ", expected " + expected);
        }
    }
}
