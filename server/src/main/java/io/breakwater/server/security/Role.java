package io.breakwater.server.security;

/** What a person does here, and so what they may see and change. */
public enum Role {
    ANALYST,
    CAMPAIGN_ANALYST,
    SERVICE_MANAGER,
    DETECTION_ENGINEER,
    /** Runs the service: accounts, tokens, doors. */
    OPERATOR,
    /** A tenant's own person: sees that tenant's rows and nothing that speaks of others. */
    TENANT_CONTACT;

    /** Whether the provider employs them: sees every tenant, and campaigns. */
    public boolean staff() {
        return this != TENANT_CONTACT;
    }

    /** May split and merge incidents. */
    public boolean decidesIncidents() {
        return this == ANALYST || this == CAMPAIGN_ANALYST || this == OPERATOR;
    }

    /** May propose a block, an isolation, a disabled account. */
    public boolean proposesActions() {
        return decidesIncidents();
    }

    /** May say yes or no to an action, and have it taken back. */
    public boolean approvesActions() {
        return this == ANALYST || this == SERVICE_MANAGER || this == OPERATOR;
    }

    /** May file a report that the law asks for, or decide that none is due. The duty is the tenant's own. */
    public boolean filesReports() {
        return this == ANALYST || this == SERVICE_MANAGER || this == OPERATOR || this == TENANT_CONTACT;
    }

    /** May add tenants, tokens and syslog senders. */
    public boolean managesTenants() {
        return this == OPERATOR || this == SERVICE_MANAGER;
    }

    /** May take in what a tenant shows to the internet, within what the tenant has authorised. */
    public boolean importsExposure() {
        return decidesIncidents() || managesTenants();
    }

    /** May add and disable accounts, and read the audit. */
    public boolean managesAccounts() {
        return this == OPERATOR;
    }
}
