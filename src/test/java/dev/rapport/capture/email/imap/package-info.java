@NullMarked
package dev.rapport.capture.email.imap;

import org.jspecify.annotations.NullMarked;
