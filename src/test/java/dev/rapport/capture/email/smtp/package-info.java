@NullMarked
package dev.rapport.capture.email.smtp;

import org.jspecify.annotations.NullMarked;
