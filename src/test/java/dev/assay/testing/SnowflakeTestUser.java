package dev.assay.testing;

import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A user of the Snowflake emulator, and what they may log in with. */
public final class SnowflakeTestUser {

    private final Map<String, Object> told;

    private SnowflakeTestUser(Map<String, Object> told) {
        this.told = told;
    }

    /** A user who can log in with nothing yet. The name is one for all databases: tests take different ones. */
    public static SnowflakeTestUser named(String name) {
        return new SnowflakeTestUser(Map.of("name", name));
    }

    /** The same with a password. */
    public SnowflakeTestUser password(String password) {
        return with("password", password);
    }

    /** The same with a key pair whose public key is this one. */
    public SnowflakeTestUser publicKey(PublicKey key) {
        return with("publicKeys", List.of(Base64.getEncoder().encodeToString(key.getEncoded())));
    }

    /** The same with an OAuth access token. */
    public SnowflakeTestUser oauthToken(String token) {
        return with("oauthTokens", List.of(token));
    }

    /** The same with an OAuth access token whose time is over. */
    public SnowflakeTestUser expiredOauthToken(String token) {
        return with("expiredOauthTokens", List.of(token));
    }

    /** The same with a programmatic access token, which is also good as a password. */
    public SnowflakeTestUser accessToken(String token) {
        return with("accessTokens", List.of(token));
    }

    /** The same, but nobody lets them in. */
    public SnowflakeTestUser disabled() {
        return with("disabled", true);
    }

    private SnowflakeTestUser with(String what, Object value) {
        Map<String, Object> more = new HashMap<>(told);
        more.put(what, value);
        return new SnowflakeTestUser(more);
    }

    Map<String, Object> asMap() {
        return told;
    }
}
