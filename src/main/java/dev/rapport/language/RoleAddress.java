package dev.rapport.language;

import java.util.Set;

/** Knows addresses of mail that belong to a task, and not to a person. Safe for use by many threads. */
public final class RoleAddress {

    private static final Set<String> ROLES = Set.of(
            "info",
            "sales",
            "office",
            "contact",
            "support",
            "admin",
            "hello",
            "mail",
            "service",
            "help",
            "team",
            "accounts",
            "accounting",
            "billing",
            "invoice",
            "invoices",
            "orders",
            "order",
            "purchasing",
            "reception",
            "hr",
            "jobs",
            "marketing",
            "press",
            "noreply",
            "no-reply",
            "webmaster",
            "postmaster",
            "enquiries",
            "kontakt",
            "buero",
            "einkauf",
            "vertrieb",
            "customerservice",
            "customer-service");

    private RoleAddress() {}

    /** Of an address, or of what stands before its @. */
    public static boolean isRole(String address) {
        int at = address.indexOf('@');
        return ROLES.contains(at < 0 ? address : address.substring(0, at));
    }
}
