package dev.assay.oracle;

import java.util.ArrayList;
import java.util.List;

/** As many checks of every type as are wanted. */
final class Checks {

    private static final int MOST_TRIES = 200;

    private Checks() {}

    static List<Check> of(World world, int each) {
        Finisher finisher = new Finisher(world);
        List<Check> checks = new ArrayList<>();
        Types.of(world).forEach((type, maker) -> {
            int made = 0;
            for (int i = 0; made < each && i < MOST_TRIES; i++) {
                Draft draft = maker.get();
                Check check = draft == null ? null : finisher.finish(draft, type.replace('_', '-') + "-" + (made + 1));
                if (check != null) {
                    made++;
                    checks.add(check);
                }
            }
        });
        return world.draw().shuffled(checks);
    }
}
