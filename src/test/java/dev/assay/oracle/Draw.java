package dev.assay.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance, of a seed. */
final class Draw {

    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed);
    }

    /** From 0 to below that number. */
    int below(int number) {
        return random.nextInt(number);
    }

    /** From the one to the other, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    final <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Some of the list, at least one and at most so many. */
    <T> List<T> some(List<T> list, int most) {
        return shuffled(list).subList(0, between(1, Math.min(most, list.size())));
    }
}
