package dev.candor.kit.identity;

/// The OAuth scopes. A method is protected by exactly one: `@RolesAllowed(Scopes.CONSENT_WRITE)`.
public final class Scopes {
    public static final String CONSENT_CHECK = "consent:check";
    public static final String CONSENT_READ = "consent:read";
    public static final String CONSENT_WRITE = "consent:write";
    public static final String EVIDENCE_WRITE = "evidence:write";
    public static final String POLICY_READ = "policy:read";
    public static final String POLICY_WRITE = "policy:write";
    public static final String POLICY_APPROVE = "policy:approve";
    public static final String LEDGER_READ = "ledger:read";
    public static final String PROVENANCE_READ = "provenance:read";
    public static final String PROVENANCE_SIGN = "provenance:sign";
    public static final String TRUST_READ = "trust:read";
    public static final String TRUST_ADMIN = "trust:admin";
    public static final String LABEL_READ = "label:read";
    public static final String LABEL_DECIDE = "label:decide";
    public static final String LABEL_RENDER = "label:render";
    public static final String LABEL_OVERRIDE = "label:override";
    public static final String PROFILE_ADMIN = "profile:admin";
    public static final String REPORT_CREATE = "report:create";
    public static final String CASE_READ = "case:read";
    public static final String CASE_DECIDE = "case:decide";
    public static final String HASH_MATCH = "hash:match";
    public static final String HASH_WRITE = "hash:write";
    public static final String PUBLICATION_CREATE = "publication:create";
    public static final String PUBLICATION_READ = "publication:read";
    public static final String WEBHOOK_ADMIN = "webhook:admin";
    public static final String FETCH_MANIFESTS = "fetch:manifests";
    public static final String STORE_MANIFESTS = "store:manifests";
    public static final String STORE_BINDINGS = "store:bindings";
    public static final String EVENT_DELIVER = "event:deliver";

    private Scopes() {}
}
