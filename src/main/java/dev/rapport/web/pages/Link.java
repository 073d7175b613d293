package dev.rapport.web.pages;

import org.jspecify.annotations.Nullable;

/**
 * Something that can be gone to.
 *
 * @param href within the application
 * @param note what it is; null where the label says so
 */
record Link(String label, String href, @Nullable String note) {

    static Link of(String label, String href) {
        return new Link(label, href, null);
    }
}
