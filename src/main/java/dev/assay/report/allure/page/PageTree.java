package dev.assay.report.allure.page;

import static io.qameta.allure.tree.TreeUtils.calculateStatisticByLeafs;

import io.qameta.allure.entity.TestResult;
import io.qameta.allure.tree.TestResultTreeGroup;
import io.qameta.allure.tree.TestResultTreeLeaf;
import io.qameta.allure.tree.TreeUtils;
import io.qameta.allure.tree.TreeWidgetData;
import io.qameta.allure.tree.TreeWidgetItem;
import java.util.List;
import java.util.Optional;

/** A tree of results. Groups stand in the order of their first results, so a tree that is fed the worst first has the worst first. */
final class PageTree {

    /** The number of groups that the overview shows. */
    private static final int MOST_GROUPS = 10;

    private final TestResultTreeGroup root;

    PageTree(String name) {
        this.root = new TestResultTreeGroup(TreeUtils.createGroupUid(null, name), name);
    }

    @SafeVarargs
    final void add(TestResult result, String name, Optional<String>... groups) {
        TestResultTreeGroup parent = root;
        for (Optional<String> group : groups) {
            if (group.isPresent()) {
                parent = group(parent, group.get());
            }
        }
        parent.addChild(new TestResultTreeLeaf(parent.getUid(), name, result));
    }

    private static TestResultTreeGroup group(TestResultTreeGroup parent, String name) {
        return parent.findNodeOfType(name, TestResultTreeGroup.class).orElseGet(() -> {
            TestResultTreeGroup made = new TestResultTreeGroup(TreeUtils.createGroupUid(parent.getUid(), name), name);
            parent.addChild(made);
            return made;
        });
    }

    TestResultTreeGroup tree() {
        return root;
    }

    /** The first groups, for the overview. */
    TreeWidgetData widget() {
        List<TreeWidgetItem> items = root.getChildren().stream()
                .filter(TestResultTreeGroup.class::isInstance)
                .map(TestResultTreeGroup.class::cast)
                .limit(MOST_GROUPS)
                .map(group -> new TreeWidgetItem()
                        .setUid(group.getUid())
                        .setName(group.getName())
                        .setStatistic(calculateStatisticByLeafs(group)))
                .toList();
        return new TreeWidgetData().setItems(items).setTotal(root.getChildren().size());
    }
}
