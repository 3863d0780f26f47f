package dev.candor.kit.identity;

/// The realm roles (design of identity; `docs/access.md`).
public final class Roles {
    public static final String CONSENT_OFFICER = "consent-officer";
    public static final String POLICY_EDITOR = "policy-editor";
    public static final String STANDARDS_OFFICE = "standards-office";
    public static final String PUBLISHER = "publisher";
    public static final String EDITOR = "editor";
    public static final String MODERATOR = "moderator";
    public static final String SENIOR_MODERATOR = "senior-moderator";
    public static final String CHILD_SAFETY = "child-safety";
    public static final String AUDITOR = "auditor";
    public static final String ADMIN = "admin";
    public static final String INTEGRATOR = "integrator";
    public static final String SUBJECT = "subject";
    public static final String REPRESENTATIVE = "representative";

    /// The gateway's own service account; no person has it.
    public static final String GATEWAY = "gateway";

    /// A service of the suite, by its own service account; no person has it.
    public static final String SERVICE = "service";

    private Roles() {}
}
