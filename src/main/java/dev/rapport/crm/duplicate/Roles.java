package dev.rapport.crm.duplicate;

import java.util.Set;

/** Knows addresses of mail that belong to a task, and not to a person. */
final class Roles {

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

    private Roles() {}

    /** Of an address, or of what stands before its @. */
    static boolean isRole(String address) {
        int at = address.indexOf('@');
        return ROLES.contains(at < 0 ? address : address.substring(0, at));
    }
}
