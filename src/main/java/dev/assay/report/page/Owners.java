package dev.assay.report.page;

import dev.assay.report.Visible;
import dev.assay.result.CheckStanding;
import dev.assay.result.Owner;
import dev.assay.result.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the texts about owners. */
final class Owners {

    private static final int MOST_OWNERS = 2;
    private static final int CHANNEL_AND_CONTACT = 2;
    private static final int LONGEST = 120;

    private final Map<String, Owner> known;

    /** @param known the owners that say how to reach them, by their names */
    Owners(Map<String, Owner> known) {
        this.known = known;
    }

    /** An owner with the ways to reach them: for a critical check who is on call and who decides, too. */
    Page.Owner of(String name, Severity severity) {
        return owner(name, severity.compareTo(Severity.CRITICAL) <= 0 ? Integer.MAX_VALUE : CHANNEL_AND_CONTACT);
    }

    /** The owners of some checks, the first two, each with one way to reach them. */
    List<Page.Owner> brief(List<CheckStanding> standings) {
        List<String> names = standings.stream()
                .flatMap(standing -> Stream.ofNullable(standing.check().info().owner()))
                .distinct()
                .toList();
        List<Page.Owner> owners = new ArrayList<>(
                names.stream().limit(MOST_OWNERS).map(name -> brief(name)).toList());
        if (names.size() > MOST_OWNERS) {
            owners.add(new Page.Owner("others", List.of()));
        }
        return owners;
    }

    /** An owner with one way to reach them. */
    Page.Owner brief(String name) {
        Page.Owner owner = owner(name, CHANNEL_AND_CONTACT);
        return new Page.Owner(owner.name(), owner.reach().stream().limit(1).toList());
    }

    private Page.Owner owner(String name, int most) {
        Owner owner = known.getOrDefault(name, Owner.named(name).build());
        List<Optional<Page.Reach>> ways = List.of(
                reach("", owner.channel()),
                reach("", owner.contact()),
                reach("on call: ", owner.onCall()),
                reach("escalation: ", owner.escalation()));
        return new Page.Owner(
                Visible.line(name),
                ways.stream().limit(most).flatMap(Optional::stream).toList());
    }

    private static Optional<Page.Reach> reach(String label, @Nullable String text) {
        return Optional.ofNullable(text)
                .map(said -> Checks.link(said)
                        .map(link -> new Page.Reach(label, link.text(), link.href()))
                        .orElseGet(() -> new Page.Reach(label, Visible.cut(said.strip(), LONGEST), null)));
    }
}
