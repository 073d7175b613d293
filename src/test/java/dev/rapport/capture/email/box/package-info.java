@NullMarked
package dev.rapport.capture.email.box;

import org.jspecify.annotations.NullMarked;
