package dev.assay.suite.project;

import dev.assay.result.Owner;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code owners.yaml}: how to reach those whose names stand in suites. */
public final class OwnersBinder {

    private static final KeySpecs OWNER = KeySpecs.of(
            KeySpec.optional("contact", "A person, an address, or a web address.", SchemaParts.text()),
            KeySpec.optional("channel", "Where the team talks: \"#billing\", or a web address.", SchemaParts.text()),
            KeySpec.optional("on_call", "Who answers outside working hours.", SchemaParts.text()),
            KeySpec.optional("escalation", "Who decides if the owner does not answer.", SchemaParts.text()));

    public static final KeySpecs KEYS =
            Named.file("owners", "Owners by the names that suites and checks give.", OWNER.schema(), OWNER);

    static final String NAME = "owners.yaml";

    private static final String EXAMPLE = "channel: \"#billing\"";

    private OwnersBinder() {}

    static Map<String, Owner> bind(Keys file, Values values) {
        Map<String, Owner> owners = new LinkedHashMap<>();
        Named.each(file, values, "owners", "owner", EXAMPLE, OWNER.names())
                .forEach((name, keys) -> owners.put(
                        name,
                        Owner.named(name)
                                .contact(text(keys, values, "contact", "billing@example.org"))
                                .channel(text(keys, values, "channel", "\"#billing\""))
                                .onCall(text(keys, values, "on_call", "https://on-call.example.org/billing"))
                                .escalation(text(keys, values, "escalation", "head-of-data@example.org"))
                                .build()));
        return owners;
    }

    private static @Nullable String text(Keys keys, Values values, String key, String example) {
        return keys.value(key, (node, name) -> values.text(node, name, example));
    }
}
