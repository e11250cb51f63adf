package dev.assay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two statements have answered at two moments is never mixed, however they arrive. */
@Timeout(60)
@Tag("fast")
class AnswersTest {

    private static final int ROUNDS = 200;
    private static final Set<String> ASKED =
            IntStream.range(0, 200).mapToObj(i -> "question " + i).collect(Collectors.toSet());

    private static Answers moment(String answer) {
        Answers moment = new Answers();
        ASKED.forEach(signature -> moment.put(signature, answer));
        return moment;
    }

    private static Set<Object> seen(Answers answers) {
        Answers seen = answers.seenBy(ASKED);
        return ASKED.stream()
                .flatMap(signature -> seen.answer(signature, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void a_check_sees_all_its_answers_at_one_of_two_moments_that_arrive_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Answers answers = new Answers();
                Set<Set<Object>> all = new HashSet<>();
                List<Future<?>> arriving = List.of(
                        threads.submit(() -> answers.keep(moment("first"))),
                        threads.submit(() -> answers.keep(moment("second"))));
                while (arriving.stream().anyMatch(one -> !one.isDone())) {
                    all.add(seen(answers));
                }
                all.add(seen(answers));
                assertThat(all).allSatisfy(seen -> assertThat(seen).hasSizeLessThan(2));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
